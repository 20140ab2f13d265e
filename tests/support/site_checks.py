"""The promises of one built page, as pure functions: HTML in, a list of broken promises out."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag

STATUS = {
    "checked": "checked in the original",
    "second-hand": "quoted second-hand",
    "attributed": "attributed; original not traced",
    "not-theirs": "not {} words",
}
LOADED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "input": ("src",),
    "object": ("data",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "form": ("action",),
}
ONLY_NAMED = {
    "canonical",
    "prev",
    "next",
    "alternate",
    "license",
    "author",
}  # <link> relations that load nothing


def words(tag: Tag | None) -> str:
    """The text of an element, white space as a reader sees it."""
    return " ".join(tag.get_text().split()) if tag else ""


def article(page: BeautifulSoup) -> Tag:
    return page.find("article") or page


def shown(within: Tag, selector: str) -> list[Tag]:
    """What matches, but not in templates, which are on no page yet; axe sees what becomes of them.
    Not every release of the selector library looks into them.
    """
    return [each for each in within.select(selector) if not each.find_parent("template")]


def headings(page: BeautifulSoup) -> list[str]:
    """One first-level heading, and an outline without gaps."""
    found = shown(page, "h1, h2, h3, h4, h5, h6")
    problems = (
        []
        if sum(each.name == "h1" for each in found) == 1
        else [f"{sum(each.name == 'h1' for each in found)} headings of level 1"]
    )
    level = 0
    for each in found:
        if int(each.name[1]) > level + 1:
            problems.append(f"“{words(each)}” is level {each.name[1]} after level {level}")
        level = int(each.name[1])
    return problems + [
        f"an empty heading of level {each.name[1]}" for each in found if not words(each)
    ]


def ids(page: BeautifulSoup) -> list[str]:
    """No id twice; an id on every heading, table row and quotation."""
    counts = Counter(each["id"] for each in page.find_all(id=True))
    problems = [
        f"the id “{name}” stands {count} times" for name, count in counts.items() if count > 1
    ]
    for each in shown(article(page), "h1, h2, h3, h4, h5, h6, tbody tr"):
        if not each.get("id"):
            problems.append(f"no id on <{each.name}> “{words(each)[:40]}”")
    return problems + [
        f"no id on the quotation “{words(each)[:40]}”"
        for each in page.find_all("blockquote")
        if not _figure(each).get("id")
    ]


def written_ids(page: BeautifulSoup, source: str) -> list[str]:
    """Heading ids come from the author, never from the wording of the heading. `source`: Markdown
    and templates.
    """
    explicit = set(re.findall(r"""\{[^{}\n]*#([\w-]+)|\bid(?:="|:\s*)([\w-]+)""", source))
    known = {name for pair in explicit for name in pair}
    return [
        f"the id “{each['id']}” is made from the heading’s wording"
        for each in article(page).find_all(re.compile("^h[1-6]$"), id=True)
        if each["id"] not in known
    ]


def quotations(
    page: BeautifulSoup, ledger: Mapping[str, Any], sources: Mapping[str, Any]
) -> list[str]:
    """Every quotation is the ledger’s, word for word, with who, where and how sure."""
    problems = [f"a quotation inside the text: “{words(each)[:40]}”" for each in page.find_all("q")]
    for block in page.find_all("blockquote"):
        figure = _figure(block)
        entry = ledger.get(str(figure.get("id", "")).removeprefix("quote-"))
        if not entry:
            problems.append(f"“{words(block)[:40]}” is not in the ledger")
            continue
        caption = " ".join(
            "".join(
                part
                for part in (figure.figcaption or figure).find_all(string=True)
                if not part.find_parent("a")
            ).split()
        )
        status = STATUS[entry["status"]].format(entry.get("pronoun"))
        first = sources[entry["sources"][0]]
        links = {
            str(link["href"]).rpartition("about/sources/")[2]
            for link in figure.find_all("a", href=True)
        }
        expected = {
            f"is worded differently: {words(block)}": (
                words(block) == " ".join(entry["words"].split())
            ),
            "does not say how sure we are": re.search(status, caption, re.I),
            f"does not name {entry['speaker']}": entry["speaker"].casefold() in caption.casefold(),
            "does not say who reports it": (
                f"as quoted by {entry.get('reported_by', '')}" in caption
                or "reported_by" not in entry
            ),
            "does not name the work": first["title"] in caption,
            "does not give the year": str(first.get("year", "")) in caption,
            "lacks a link to the bibliography": {f"#{each}" for each in entry["sources"]} <= links,
        }
        problems += [f"{entry['id']} {what}" for what, kept in expected.items() if not kept]
    return problems


def tables(page: BeautifulSoup) -> list[str]:
    """Every table says what it is, what each row and column is, and what it stays when rows
    stack.
    """
    problems = []
    for table in page.find_all("table"):
        caption = words(table.find("caption"))
        wrong = [] if caption else ["no caption"]
        rows = [row.find_all(["th", "td"], recursive=False) for row in table.select("tbody tr")]
        columns = [row.find_all(["th", "td"], recursive=False) for row in table.select("thead tr")]
        wrong += [
            f"no scope on “{words(cell)}”"
            for cell in table.find_all("th")
            if cell.get("scope") not in ("row", "col")
        ]
        wrong += [
            f"no row header before “{words(row[0])[:30]}”"
            for row in rows
            if row[0].name != "th" or row[0].get("scope") != "row"
        ]
        wrong += [
            f"{len(row)} cells under {len(columns[0])} columns"
            for row in rows
            if columns and len(row) != len(columns[0])
        ]
        wrong += (
            []
            if columns and all(cell.name == "th" for cell in columns[0])
            else ["no column headers"]
        )
        wrong += [
            f"an empty cell in “{words(row[0])[:30]}”"
            for row in rows
            for cell in row
            if not words(cell)
        ]
        for row in table.select("tbody tr[id]"):
            link = row.select_one(f'a[href="#{row["id"]}"]')
            if not link or not (link.get("aria-label") or words(link)).startswith(
                "Link to this row"
            ):
                wrong.append(f"no “Link to this row” in {row['id']}")
        problems += [f"table “{caption}”: {each}" for each in wrong]
    return problems


def strangers(page: BeautifulSoup, base: str = "") -> list[str]:
    """Addresses the page would load from anywhere but beside itself. `base`: absolute paths that
    are our own.
    """
    wanted = [
        str(each[name])
        for tag, names in LOADED.items()
        for each in page.find_all(tag)
        for name in names
        if each.get(name)
    ]
    wanted += [
        str(link.get("href"))
        for link in page.find_all("link")
        if not ONLY_NAMED & set(link.get("rel", ()))
    ]
    wanted += loaded_by_css(
        "\n".join(
            [
                *(str(each["style"]) for each in page.find_all(style=True)),
                *(each.text for each in page.find_all("style")),
            ]
        )
    )
    return [f"loads {address}" for address in wanted if foreign(address, base)]


def loaded_by_css(css: str) -> list[str]:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    found = re.findall(
        r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)|image-set\(\s*["']([^"']+)""", css
    )
    return ["".join(each) for each in found]


def foreign(address: str, base: str = "") -> bool:
    """Whether an address has a host or starts at a host’s root (unless with `base`)."""
    if base and address.startswith(base):
        return False
    return bool(re.match(r"(?!data:)[a-z][a-z0-9+.-]*:|/|\\", address.strip(), re.I))


def traces(text: str, secrets: Iterable[str]) -> list[str]:
    """What the output gives away about the machine that built it."""
    return [f"names {secret}" for secret in sorted(set(secrets)) if secret in text]


def forwards(page: BeautifulSoup) -> bool:
    """Whether a page only sends people on, at once or when they ask for it, and search engines
    away.
    """
    return bool(
        page.select_one('meta[http-equiv="refresh"], body[data-bh-forward]')
        and page.select_one('meta[name="robots"][content="noindex"]')
    )


def titles(pages: Mapping[str, BeautifulSoup]) -> list[str]:
    """Titles and descriptions: there, short enough, no two alike. Of a page that forwards nobody
    sees them in a list.
    """
    problems = []
    seen: dict[str, str] = {}
    for address, page in pages.items():
        if forwards(page) and words(page.title):
            continue
        description = page.find("meta", attrs={"name": "description"})
        for kind, text in (
            ("title", words(page.title)),
            ("description", str(description.get("content", "")) if description else ""),
        ):
            if not text:
                problems.append(f"{address or 'home'} has no {kind}")
            elif f"{kind} {text}" in seen:
                problems.append(
                    f"{address or 'home'} has the {kind} of {seen[f'{kind} {text}'] or 'home'}"
                )
            elif len(text) > 155:
                problems.append(f"{address or 'home'} has a {kind} of {len(text)} characters")
            seen.setdefault(f"{kind} {text}", address)
    return problems


def _figure(block: Tag) -> Tag:
    return block.find_parent("figure") or block
