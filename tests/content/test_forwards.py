"""Parts of pages that moved: where to they may have, and what is said of misleading forwards."""

from pathlib import Path

import pytest

from project import CHAPTER, FORWARDS, HOME, passes, refused

SECTION = "chapters/example/#side-by-side"


def moved(project: Path, page: str, source: str, target: str) -> Path:
    """What a page shows of its parts that moved, once it lists them and there is a forward for
    one.
    """
    name = page.removeprefix("docs/").removesuffix(".md")
    forward = f"forwards:\n  - {{from: {source}, to: {target}, why: It moved.}}\n"
    (project / FORWARDS).write_text(forward, "utf-8")
    with (project / page).open("a", encoding="utf-8") as text:
        text.write(f'\n--8<-- "moved/{name}.html"\n')
    return project / f".generated/moved/{name}.html"


@pytest.mark.parametrize(
    "target",
    [
        SECTION,
        "chapters/example/#glance-horizon",
        "chapters/example/#quote-reed-plans",
        "chapters/example/#for-trainers",
        "./#home",
        "./#brief-gain",
        "./",
        '"#home"',
        '""',
    ],
)
def test_a_part_may_have_moved_to_a_heading_a_row_a_quotation_a_block_or_the_home_page(
    project: Path, target: str
) -> None:
    made = moved(project, CHAPTER, "chapters/example/#old-part", target)
    passes(project)
    assert f'href="../../{target.strip(chr(34)).removeprefix("./")}"' in made.read_text("utf-8")


def test_a_part_of_the_home_page_may_have_moved(project: Path) -> None:
    made = moved(project, HOME, "./#old-part", SECTION)
    passes(project)
    assert 'id="old-part"' in made.read_text("utf-8")
    assert f'href="{SECTION}"' in made.read_text("utf-8")


@pytest.mark.parametrize("source", ["./#brief-gain", "./#in-brief"])
def test_a_part_that_is_still_there_has_not_moved(project: Path, source: str) -> None:
    moved(project, HOME, source, "chapters/example/")
    what = f"“{source.removeprefix('./')}” is a part that still exists"
    assert refused(project) == [f"{FORWARDS}:2: {what} — remove the forward, or the part"]


def test_a_part_that_moved_twice_is_forwarded_to_where_it_is(project: Path) -> None:
    moved(project, CHAPTER, "chapters/example/#old-part", SECTION)
    with (project / FORWARDS).open("a", encoding="utf-8") as forwards:
        forwards.write("  - {from: chapters/old/, to: chapters/example/#old-part, why: It did.}\n")
    says = f"{FORWARDS}:3: “chapters/example/#old-part” names no part of that page"
    assert refused(project)[0].startswith(says)
