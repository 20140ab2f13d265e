"""What a page keeps quiet until it is wanted: links to its parts, doubts, sources, files."""

from playwright.sync_api import Page, expect

from site_fixtures import Visit

CHAPTER = "chapters/differences/"
SHOWN = "each => getComputedStyle(each).opacity + getComputedStyle(each).pointerEvents"


def mark(page: Page, part: str) -> str:
    return page.locator(f"{part} :is(.headerlink, .bh-anchor)").first.evaluate(SHOWN)


def test_a_mark_shows_where_somebody_points_tabs_or_has_arrived_and_nothing_moves(
    visit: Visit,
) -> None:
    page = visit(f"{CHAPTER}#try-it")
    heading = page.locator("#key-points")
    assert (mark(page, "#try-it"), mark(page, "#key-points")) == ("1auto", "0auto")
    before = heading.bounding_box()
    heading.hover()
    assert mark(page, "#key-points") == "1auto"
    assert heading.bounding_box()["width"] == before["width"]
    page.mouse.move(0, 0)
    assert mark(page, "#key-points") == "0auto"
    page.get_by_role("link", name="Link to this section: Key points", exact=True).focus()
    assert mark(page, "#key-points") == "1auto"


def test_a_thumb_meets_no_mark_until_it_asks_at_the_foot(visit: Visit) -> None:
    page = visit(CHAPTER, width=360, height=740, is_mobile=True)
    assert mark(page, "#key-points") == "0none"
    page.get_by_role("button", name="Share a part of it").tap()
    assert (mark(page, "#key-points"), mark(page, "tbody tr")) == ("1auto", "1auto")
    expect(page.get_by_text("Tap one to copy its link")).to_be_visible()


def test_a_doubt_and_the_sources_of_a_row_open_where_they_belong_and_stand_open_on_paper(
    visit: Visit,
) -> None:
    page = visit("chapters/definitions/")
    doubt, source = page.locator("#why-it-matters ~ .bh-claim .bh-caveat").first, "tr .bh-source"
    words, link = doubt.locator("p"), page.locator(f"{source} a").first
    expect(words).to_be_hidden()
    expect(link).to_be_hidden()
    claim, sign = (each.bounding_box() for each in (doubt.locator("xpath=../p"), doubt))
    assert sign["y"] < claim["y"] + claim["height"], "in the last line of its claim"
    doubt.locator("summary").click()
    page.locator(f"{source} summary").first.click()
    expect(words).to_be_visible()
    expect(link).to_be_visible()
    page.reload()
    page.emulate_media(media="print")
    expect(words).to_be_visible()
    expect(link).to_be_visible()
