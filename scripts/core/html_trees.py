"""Built pages as trees of lxml, and back to text."""

from lxml import etree, html
from lxml.html import HtmlElement

SVG = "http://www.w3.org/2000/svg"


def parse(text: str) -> HtmlElement:
    # libxml2 does not know that nothing stands in a wbr, and takes HTML's names as small letters
    return html.document_fromstring(text.replace("<wbr>", "<wbr></wbr>"))


def as_page(tree: HtmlElement) -> str:
    return f"<!doctype html>\n{as_html(tree)}"


def html_element(tag: str, text: str = "", **attributes: str) -> HtmlElement:
    """A new one, with this text in it."""
    made = html.Element(tag, attributes)
    made.text = text
    return made


def as_html(tree: HtmlElement) -> str:
    """An element with all in it; not what follows it."""
    text: str = html.tostring(tree, encoding="unicode", with_tail=False)
    return text.replace("</wbr>", "").replace(" viewbox=", " viewBox=")


def inside(element: str) -> str:
    """What stands in an element that is written out."""
    return element.partition(">")[2].rpartition("<")[0]


def as_xml(tree: HtmlElement) -> str:
    """An element with all in it, as XHTML."""
    for drawing in tree.iter("svg"):
        drawing.set("xmlns", SVG)
    text: str = etree.tostring(tree, encoding="unicode", with_tail=False)
    return text.replace(" viewbox=", " viewBox=")


def classes(element: HtmlElement) -> set[str]:
    return set(element.get("class", "").split())
