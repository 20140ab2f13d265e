"""The article of a built page, taken out to stand in a copy, and where its links lead."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.html import HtmlElement

from core.html_trees import classes, parse

# What belongs to a page by itself: the way to it, the way on, what to take from it, what needs a
# script.
LEFT_OUT_TAGS = {"script", "style", "noscript", "template", "dialog", "button"}
LEFT_OUT = {
    "bh-breadcrumb",
    "bh-related",
    "bh-cite-page",
    "bh-table__downloads",
    "bh-trainers__way",
    "bh-moved",
    "bh-side-note",
}
FOR_TRAINERS = "bh-trainers"
FOLD = "bh-fold"  # spares a small screen; a copy is read from end to end
PERMALINKS = {"headerlink", "bh-anchor"}
REVIEWED = re.compile(r'"dateModified":"(\d{4}-\d\d-\d\d)"')  # in what a page says of itself
HERE = "https://site.invalid/"  # stands for the site's root while links are worked out


def article_of(page: str, whole: bool = False) -> HtmlElement:
    """The <article> of a built page, with folded parts open, so that all can be searched and
    printed. `whole`: with what is for trainers.
    """
    article = parse(page).find(".//article")
    left_out = LEFT_OUT if whole else LEFT_OUT | {FOR_TRAINERS}
    for element in list(article.iter("*")):
        if element.tag in LEFT_OUT_TAGS or classes(element) & left_out:
            element.drop_tree()
        elif FOR_TRAINERS in classes(element):
            element.attrib.pop("hidden", None)
        elif FOLD in classes(element):
            element.find("summary").drop_tree()
            element.tag = "div"
            del element.attrib["class"]
        elif element.tag == "details":
            element.set("open", "")
    return article


def within(link: str, address: str) -> SplitResult | None:
    """Where a link on the page at `address` leads on the site, with its path from the site's root;
    None for another site.
    """
    target = urlsplit(urljoin(HERE + address, link))
    if target.netloc != urlsplit(HERE).netloc:
        return None
    return target._replace(scheme="", netloc="", path=target.path.removeprefix("/"))
