"""Each deck as a page of its own, and the list of all decks.

Without JavaScript a deck is one page of slides, one below the other. docs/javascripts/slides.mjs
puts them on the whole screen
with what projects everything else (project.mjs). On paper each slide is a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from render.link_pages import Shelf
from render.markup import attribute, text
from render.partials import HATS, chip
from slides.slide import FILES, OVERVIEW, Deck, Grid, Slide
from slides.text import quoted, way

LIST = (  # docs/trainers/slides.md asks for it; without that page there are no decks
    "slides/list.html"
)
ROOT = "../../../"  # from the page of a deck to the site’s root
STYLES = ("tokens", "page", "card", "project", "slide")


def render_deck(deck: Deck, shelf: Shelf) -> str:
    sheets = "".join(
        f'<link rel="stylesheet" href="{ROOT}stylesheets/{name}.css">\n' for name in STYLES
    )
    slides = "".join(
        _slide(slide, number, len(deck.slides), shelf)
        for number, slide in enumerate(deck.slides, 1)
    )
    description = (
        f"{len(deck.slides)} slides on one chapter of this guide, for the screen, for paper and for"
        f" PowerPoint: {deck.title}."
    )
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Slides: {text(deck.title)}</title>
<meta name="description" content="{attribute(description)}">
<meta name="robots" content="noindex">
<link rel="canonical" href="{attribute(f"{shelf.site_url}{OVERVIEW}{deck.name}/")}">
<link rel="icon" href="{ROOT}assets/favicon.svg">
{sheets}<script type="module" src="{ROOT}javascripts/slides.mjs"></script>
</head>
<body class="bh-deck">
<main>
<header class="bh-deck__head">
<p class="bh-deck__kind"><img src="{ROOT}assets/favicon.svg" width="44" height="38" alt=""><a href="{ROOT}">Both Hats</a> <a href="../">All slides</a></p>
<h1>Slides: {text(deck.title)}</h1>
<p>{len(deck.slides)} slides, with notes for the presenter under each. Take what you need.</p>
<ul class="bh-deck__ways">
<li><button class="bh-button bh-deck__show" data-bh-project="title" type="button" hidden>Show on the whole screen</button></li>
<li><a href="{ROOT}{FILES}{deck.name}.pptx" download>PowerPoint file</a></li>
<li><a href="{ROOT}{FILES}{deck.name}.txt">Plain text</a></li>
<li><a href="{ROOT}{deck.address}">The chapter</a></li>
</ul>
</header>
{slides}</main>
</body>
</html>
"""


def render_list(decks: Sequence[Deck], sizes: Mapping[str, int], root: str) -> str:
    """All decks with their files. `sizes`: of the PowerPoint files in bytes, by name of the
    deck.
    """
    items = "".join(
        f"<li><p>{len(deck.slides)} slides</p>\n<ul><li><a"
        f' href="{root}{OVERVIEW}{deck.name}/">{text(deck.title)}</a> <span><a'
        f' href="{root}{FILES}{deck.name}.pptx" download'
        f' aria-label="{attribute(f"PowerPoint file: {deck.title}")}">PowerPoint file</a>'
        f' ({-(-sizes[deck.name] // 1000)} kB), <a href="{root}{FILES}{deck.name}.txt"'
        f' aria-label="{attribute(f"Plain text: {deck.title}")}">plain'
        " text</a></span></li></ul></li>\n"
        for deck in decks
    )
    return f'<ul class="bh-handouts">\n{items}</ul>\n'


def _slide(slide: Slide, number: int, of: int, shelf: Shelf) -> str:
    spoken, _ = way(slide, shelf)
    code = shelf.code_of(slide.address)
    link = f"{ROOT}go/{code}/" if code else ROOT + slide.address
    label = " ".join(filter(None, [text(slide.label), chip(slide.hat) if slide.hat else ""]))
    notes = "".join(f"<dt>{text(name)}</dt><dd>{text(note)}</dd>" for name, note in slide.notes)
    css = " ".join(["bh-slide", *(f"bh-slide--{each}" for each in (slide.kind, slide.hat) if each)])
    minutes = f' data-minutes="{slide.minutes}"' if slide.minutes else ""
    return (
        f'<section class="{css}" id="{slide.id}"'
        f' data-place="{attribute(slide.address)}"{minutes}>\n<div'
        f' class="bh-slide__plate">\n<h2>{text(slide.title)}</h2>\n'
        + (f'<p class="bh-slide__label">{label}</p>\n' if label else "")
        + "<div"
        f' class="bh-slide__body{" bh-slide__body--sources" * (slide.kind == "sources")}">\n{_body(slide)}</div>\n'
        + f'<p class="bh-slide__foot"><a href="{link}">{text(spoken)}</a> <span>{number} /'
        f" {of}</span></p>\n"
        + (
            f'<img class="bh-slide__code" src="{ROOT}go/{code}/qr.svg" width="96" height="96"'
            f' alt="QR code for {text(spoken)}" loading="lazy">\n'
            if code
            else ""
        )
        + "</div>\n"
        + '<div class="bh-slide__under"><button class="bh-button bh-button--quiet bh-deck__show"'
        f' data-bh-project="{slide.id}" type="button"'
        f' aria-label="{attribute(f"Show on the whole screen from here: {slide.title}")}"'
        " hidden>Show from here</button>\n"
        + (
            '<details class="bh-slide__notes"><summary>Notes for slide'
            f" {number}</summary>\n<dl>{notes}</dl>\n</details>\n"
            if notes
            else ""
        )
        + "</div>\n</section>\n"
    )


def _body(slide: Slide) -> str:
    language = f' lang="{slide.language}"' if slide.language else ""
    words = text(quoted(slide))
    parts = (
        [
            (
                f"<blockquote{language}><p>{words}</p></blockquote>"
                if slide.kind == "quote"
                else f'<p class="bh-slide__text">{words}</p>'
            )
        ]
        if words
        else []
    )
    if slide.lines:
        parts.append(
            "".join(f'<p class="bh-slide__more">{text(line)}</p>' for line in slide.lines)
            if slide.kind == "quote"
            else "<ul>" + "".join(f"<li>{text(line)}</li>" for line in slide.lines) + "</ul>"
        )
    if slide.grid:
        parts.append(_grid(slide.grid))
    if slide.kind == "quote":
        return "\n".join(
            [
                "<figure>",
                *parts,
                f'<figcaption class="bh-slide__small">{text(slide.small)}</figcaption>',
                "</figure>",
                "",
            ]
        )
    if slide.small:
        parts.append(f'<p class="bh-slide__small">{text(slide.small)}</p>')
    return "\n".join([*parts, ""])


def _grid(grid: Grid) -> str:
    """A table. Rows that share a slide keep the address they have in the chapter; one that has it
    to itself is the slide.
    """
    corner = f'<th scope="col">{text(grid.corner)}</th>' if grid.labelled else ""
    heads = "".join(f'<th scope="col">{_marked(head, hat)}</th>' for head, hat in grid.heads)
    rows = ""
    for row in grid.rows:
        label, anchor = (
            (f'<th scope="row">{text(row.label)}</th>', f' id="{row.id}"')
            if grid.labelled
            else ("", "")
        )
        cells = "".join(
            f'<td data-label="{attribute(head)}">{_marked(cell, hat) if cell == HATS.get(hat) else text(cell)}</td>'
            for (cell, hat), (head, _) in zip(row.cells, grid.heads, strict=True)
        )
        rows += f"<tr{anchor}>{label}{cells}</tr>\n"
    return f"<table>\n<thead><tr>{corner}{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"


def _marked(words: str, hat: str) -> str:
    """Words in the colour of a hat, with its mark."""
    return f'<span class="bh-chip bh-chip--{hat}">{text(words)}</span>' if hat else text(words)
