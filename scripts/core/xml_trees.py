"""XML as other programs want it, from the standard library: trees built in one expression, and
documents that never differ.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, indent, tostring

Content = Element | str


def node(name: str, content: Iterable[Content] = (), /, **attributes: str) -> Element:
    """An element. Text stands where it is given; a prefix is written as it is (“lom:title”), so the
    root must declare it.

    A name that Python keeps for itself or cannot hold takes an underscore: `class_`, `xml_lang`.
    """
    made = Element(name, {_attribute(key): value for key, value in attributes.items()})
    last: Element | None = None
    for each in [content] if isinstance(content, str) else content:
        if isinstance(each, Element):
            made.append(each)
            last = each
        elif last is None:
            made.text = (made.text or "") + each
        else:
            last.tail = (last.tail or "") + each
    return made


def document(root: Element) -> bytes:
    """The whole file: UTF-8, indented, with a line break at its end."""
    indent(root)
    return tostring(root, "utf-8", xml_declaration=True) + b"\n"


def _attribute(key: str) -> str:
    return key.replace("_", ":", 1) if key.startswith(("xml_", "xmlns_")) else key.rstrip("_")
