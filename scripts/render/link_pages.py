"""What a short link consists of: go/CODE/ with its QR code, and what other pages and programs read
of the codes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from content.forwards import forwarding_page
from content.places import KINDS
from links import ShortLink
from render.markup import attribute, text
from render.qr_codes import drawing, make_codes

FOLDER = "docs/go/"
FOOTER = "overrides/partials/generated-short-link.html"


@dataclass(frozen=True)
class Shelf:
    """All short links with what is said about them. `site_url` ends in a slash; `titles`: of pages,
    by address.
    """

    links: Sequence[ShortLink]
    titles: Mapping[str, str]
    site_url: str

    def code_of(self, address: str) -> str:
        """The code that leads there; nothing where it has none yet."""
        return self._codes.get(address, "")

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        return {link.address: link.code for link in self.links}

    @cached_property
    def qr_codes(self) -> Mapping[str, tuple[str, int]]:
        """The modules of each code, for a drawing or a picture."""
        return make_codes(f"{self.site_url}go/", [link.code for link in self.links], "/")

    def address(self, code: str) -> str:
        return f"{self.site_url}go/{code}/"

    def spoken(self, code: str) -> str:
        """The address as people write it on a board."""
        return self.address(code).partition("://")[2].rstrip("/")

    def page_of(self, link: ShortLink) -> str:
        """The title of the page it is on; nothing where it is that page."""
        return self.titles[link.place.page] if link.place.anchor else ""


def make_link_pages(shelf: Shelf) -> dict[str, str]:
    """Every file as name → content."""
    drawings = {code: drawing(*modules) for code, modules in shelf.qr_codes.items()}
    made = {f"{FOLDER}{link.code}/qr.svg": drawings[link.code] for link in shelf.links}
    made |= {
        f"{FOLDER}{link.code}/index.html": render_link(link, shelf, drawings[link.code])
        for link in shelf.links
    }
    made[f"{FOLDER}index.html"] = render_start(shelf)
    made[f"{FOLDER}links.json"] = (
        json.dumps({link.address: link.code for link in shelf.links}, indent=0) + "\n"
    )
    made["docs/downloads/links.csv"] = render_csv(shelf)
    made[FOOTER] = render_footer(shelf)
    return made


def render_link(link: ShortLink, shelf: Shelf, picture: str) -> str:
    """The page go/CODE/: forwards at once; whoever stops it reads where to, and may print the
    code.
    """
    target, page = f"../../{link.address}", shelf.page_of(link)
    leads = (
        f"<p>{KINDS[link.place.kind]}{text(f' in “{page}”') if page else ''}. <a"
        f' href="{attribute(target)}">Open it</a></p>\n'
    )
    why = f"<p>{text(link.why)}</p>\n" if link.why else ""
    return forwarding_page(
        link.place.title, target, f"{leads}{why}{picture}<p>{text(shelf.spoken(link.code))}</p>\n"
    )


def render_start(shelf: Shelf) -> str:
    """The page go/: what the short links are, and a field for a code, which docs/javascripts/go.mjs
    makes work.
    """
    example = shelf.links[0].code if shelf.links else "toga"
    place = text(shelf.spoken("").rstrip("/"))
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Type a short link · Both Hats</title>
<meta name="description" content="Four letters from a slide or a handout lead to one page, table or quotation of this guide. Type them here.">
<link rel="canonical" href="{attribute(shelf.site_url)}go/">
<link rel="icon" href="../assets/favicon.svg">
<link rel="stylesheet" href="../stylesheets/tokens.css">
<link rel="stylesheet" href="../stylesheets/page.css">
<link rel="stylesheet" href="../stylesheets/go.css">
<script type="module" src="../javascripts/go.mjs"></script>
</head>
<body>
<main class="bh-go">
<p class="bh-go__way"><a href="../">Both Hats</a></p>
<h1>Where do you want to go?</h1>
<form class="bh-go__form" hidden>
<label>The four letters on the slide or sheet<input name="code" maxlength="200" autocapitalize="off" autocomplete="off" spellcheck="false" enterkeyhint="go"></label>
<button class="bh-button">Go</button>
<p role="status"></p>
</form>
<p>Each thing in this guide has a short link that never changes: {place}/ and four letters, such as <a href="{example}/">{place}/<b>{example}</b></a>. Type the whole of it into the address bar, and it opens.</p>
<p class="bh-go__way"><a href="../trainers/links/">All short links</a></p>
</main>
</body>
</html>
"""


def render_csv(shelf: Shelf) -> str:
    """All short links after RFC 4180, for course systems and slides."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["short link", "kind", "title", "page", "minutes", "leads to"])
    writer.writerows(
        [
            shelf.address(link.code),
            KINDS[link.place.kind],
            link.place.title,
            shelf.titles[link.place.page],
            link.place.minutes or "",
            shelf.site_url + link.address.removeprefix("./"),
        ]
        for link in shelf.links
    )
    return out.getvalue()


def render_footer(shelf: Shelf) -> str:
    """A template for overrides/partials/footer.html: the short link of the page that is printed.
    Jinja and minijinja read it alike.
    """
    codes = {link.place.page: link.code for link in shelf.links if not link.place.anchor}
    before = attribute(shelf.spoken("").rstrip("/"))
    return (
        f"{{% set codes = {json.dumps(codes, indent=0)} %}}\n{{% if page and codes[page.url] %}}<p"
        ' class="bh-footer__go">Short link to this page: <a href="{{ (\'go/\' ~ codes[page.url]'
        f" ~ '/') | url }}}}\">{before}/{{{{ codes[page.url] }}}}</a></p>{{% endif %}}\n"
    )
