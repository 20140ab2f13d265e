"""The promises of one built page, as pure functions: HTML in, a list of broken promises out."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from bs4 import BeautifulSoup, Tag

from core.typography import curled

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
    levels = [int(each.name[1]) for each in found]
    first = levels.count(1)
    return [
        *([] if first == 1 else [f"{first} headings of level 1"]),
        *(
            f"“{words(each)}” is level {level} after level {before}"
            for each, (before, level) in zip(found, pairwise([0, *levels]), strict=True)
            if level > before + 1
        ),
        *(f"an empty heading of level {each.name[1]}" for each in found if not words(each)),
    ]


# What has no role of its own, or one that may have no name: a name on it is not read out.
NAMELESS = "abbr, b, caption, cite, code, dd, div, dt, em, i, p, pre, small, span, strong"


def names(page: BeautifulSoup) -> list[str]:
    """No name where none is read, and of each link to a heading one that says which heading, or
    what it is a link to: shell.mjs adds the words of the heading.
    """
    named = shown(page, f":is({NAMELESS}):is([aria-label], [aria-labelledby]):not([role])")
    links = shown(page, "a.headerlink")
    return [
        *(f"nobody hears the name of <{each.name}> “{words(each)[:30]}”" for each in named),
        *(
            f"the link to “{words(each.parent)}” does not say so"
            for each in links
            if words(each.parent).removesuffix("#").strip("\u2060 ").casefold()
            not in " ".join(str(each.get("aria-label", "")).split()).casefold()
            and not re.fullmatch(r"Link to this \w+", each.get("aria-label", ""))
        ),
    ]


def ids(page: BeautifulSoup) -> list[str]:
    """No id twice; an id on every heading, table row and quotation."""
    counts = Counter(each["id"] for each in page.find_all(id=True))
    linked = shown(article(page), "h1, h2, h3, h4, h5, h6, tbody tr")
    return [
        *(f"the id “{name}” stands {count} times" for name, count in counts.items() if count > 1),
        *(f"no id on <{each.name}> “{words(each)[:40]}”" for each in linked if not each.get("id")),
        *(
            f"no id on the quotation “{words(each)[:40]}”"
            for each in page.find_all("blockquote")
            if not _figure(each).get("id")
        ),
    ]


def written_ids(page: BeautifulSoup, source: str) -> list[str]:
    """Heading ids come from the author, never from the wording of the heading. `source`: Markdown
    and templates. Those that name an address come from nav.
    """
    explicit = set(re.findall(r"""\{[^{}\n]*#([\w-]+)|\bid(?:="|:\s*)([\w-]+)""", source))
    known = {name for pair in explicit for name in pair}
    return [
        f"the id “{each['id']}” is made from the heading’s wording"
        for each in article(page).find_all(re.compile("^h[1-6]$"), id=True)
        if each["id"] not in known and not each["id"].startswith("from-")
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
        texts = (figure.figcaption or figure).find_all(string=True)
        caption = " ".join("".join(each for each in texts if not each.find_parent("a")).split())
        first, reporter = sources[entry["sources"][0]], entry.get("reported_by")
        links = {
            str(link["href"]).rpartition("about/sources/")[2] for link in figure.select("a[href]")
        }
        expected = {
            f"is worded differently: {words(block)}": (
                words(block) == " ".join(entry["words"].split())
            ),
            "does not say how sure we are": re.search(
                STATUS[entry["status"]].format(entry.get("pronoun")), caption, re.I
            ),
            f"does not name {entry['speaker']}": entry["speaker"].casefold() in caption.casefold(),
            "does not say who reports it": (not reporter or f"as quoted by {reporter}" in caption),
            "does not name the work": curled(first["title"]) in caption,
            "does not give the year": str(first.get("year", "")) in caption,
            "lacks a link to the bibliography": {f"#{each}" for each in entry["sources"]} <= links,
        }
        problems += [f"{entry['id']} {what}" for what, kept in expected.items() if not kept]
    return problems


def tables(page: BeautifulSoup) -> list[str]:
    """Every table says what it is, what each row and column is, and what it stays when rows
    stack. What a template holds is no table yet.
    """
    return [
        f"table “{words(table.find('caption'))}”: {what}"
        for table in page.find_all("table")
        if not table.find_parent("template")
        for what in _wrong_with(table)
    ]


def _wrong_with(table: Tag) -> list[str]:
    heads, rows = (
        [row.find_all(["th", "td"], recursive=False) for row in table.select(f"{part} tr")]
        for part in ("thead", "tbody")
    )
    columns = heads[0] if heads else []
    leads = {
        row["id"]: [
            str(link.get("aria-label") or words(link))
            for link in row.select(f'a[href="#{row["id"]}"]')
        ]
        for row in table.select("tbody tr[id]")
    }
    return [
        *([] if words(table.find("caption")) else ["no caption"]),
        *(
            f"no scope on “{words(cell)}”"
            for cell in table.find_all("th")
            if cell.get("scope") not in ("row", "col")
        ),
        *(
            f"no row header before “{words(first)[:30]}”"
            for first, *_ in rows
            if (first.name, first.get("scope")) != ("th", "row")
        ),
        *(
            f"{len(row)} cells under {len(columns)} columns"
            for row in rows
            if columns and len(row) != len(columns)
        ),
        *([] if {cell.name for cell in columns} == {"th"} else ["no column headers"]),
        *(
            f"an empty cell in “{words(row[0])[:30]}”"
            for row in rows
            for cell in row
            if not words(cell)
        ),
        *(
            f"no “Link to this row” in {name}"
            for name, says in leads.items()
            if not any(each.startswith("Link to this row") for each in says)
        ),
    ]


def strangers(page: BeautifulSoup, base: str = "") -> list[str]:
    """Addresses the page would load from anywhere but beside itself. `base`: absolute paths that
    are our own.
    """
    styles = [
        *(str(each["style"]) for each in page.find_all(style=True)),
        *(each.text for each in page.find_all("style")),
    ]
    wanted = [
        *(each.get(name) for each in page.find_all([*LOADED]) for name in LOADED[each.name]),
        *(
            link.get("href")
            for link in page.find_all("link")
            if not ONLY_NAMED & set(link.get("rel", ()))
        ),
        *loaded_by_css("\n".join(styles)),
    ]
    return [f"loads {address}" for address in wanted if address and foreign(address, base)]


def loaded_by_css(css: str) -> list[str]:
    loads = r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)|image-set\(\s*["']([^"']+)"""
    return ["".join(each) for each in re.findall(loads, re.sub(r"/\*.*?\*/", "", css, flags=re.S))]


def foreign(address: str, base: str = "") -> bool:
    """Whether an address has a host or starts at a host’s root (unless with `base`)."""
    own = base and address.startswith(base)
    away = re.match(r"(?!data:)[a-z][a-z0-9+.-]*:|/|\\", address.strip(), re.I)
    return bool(away and not own)


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
    told = [
        (address or "home", kind, text)
        for address, page in pages.items()
        if not (forwards(page) and words(page.title))
        for kind, text in (
            ("title", words(page.title)),
            (
                "description",
                str((page.select_one('meta[name="description"]') or {}).get("content", "")),
            ),
        )
    ]
    first = {(kind, text): name for name, kind, text in reversed(told)}
    return [
        f"{name} has {what}"
        for name, kind, text in told
        for what, wrong in (
            (f"no {kind}", not text),
            (f"the {kind} of {first[kind, text]}", text and first[kind, text] != name),
            (f"a {kind} of {len(text)} characters", len(text) > 155),
        )
        if wrong
    ]


def _figure(block: Tag) -> Tag:
    return block.find_parent("figure") or block
