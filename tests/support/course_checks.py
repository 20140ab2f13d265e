"""What course systems need of a package, as lists of what is wrong with it: schemas, and what no
schema can say.
"""

from __future__ import annotations

import functools
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

SCHEMAS = Path(__file__).parents[1] / "schemas"
MANIFEST, TEST = "imsmanifest.xml", "test.xml"
Files = Mapping[str, bytes]  # name → content


def unpacked(archive: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(archive)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


@functools.cache
def _schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))


def _read(files: Files, name: str, schema: str, problems: list[str]) -> etree._Element | None:
    """The file as a tree; what is wrong with it goes to `problems`."""
    try:
        tree = etree.fromstring(files[name])
    except (KeyError, etree.XMLSyntaxError) as error:
        problems.append(f"{name}: cannot be read ({error})")
        return None
    judge = _schema(schema)
    if not judge.validate(tree):
        problems += [f"{name}:{error.line}: {error.message}" for error in judge.error_log]
    return tree


def cartridge_problems(files: Files, schema: str) -> list[str]:
    """A cartridge of links. `schema`: “cartridge-1.1” or “cartridge-thin-1.3”."""
    problems: list[str] = []
    manifest = _read(files, MANIFEST, schema, problems)
    if manifest is None:
        return problems
    problems += _package_problems(manifest, files, {MANIFEST})
    resources = _all(manifest, "resource")
    named = Counter(
        each.get("identifierref") for each in _all(manifest, "item") if each.get("identifierref")
    )
    ids = [each.get("identifier") for each in resources]
    problems += [
        f"{MANIFEST}: an item leads to “{name}”, which is no resource"
        for name in named
        if name not in ids
    ]
    problems += [
        f"{MANIFEST}: {named[name]} items lead to “{name}”, not one"
        for name in ids
        if named[name] != 1
    ]
    for resource in resources:
        for file in _all(resource, "file"):
            link = _read(files, str(file.get("href")), f"{schema}-link", problems)
            if link is None:
                continue
            titles = {each.findtext("{*}title") for each in [link, *_all(resource, "webLink")]} | {
                str(each.findtext("{*}title"))
                for each in _all(manifest, "item")
                if each.get("identifierref") == resource.get("identifier")
            }
            if len(titles) != 1:
                problems.append(
                    f"{file.get('href')}: is called {' and '.join(sorted(map(str, titles)))}"
                )
            if (
                len({each.get("href") for each in [*_all(link, "url"), *_all(resource, "url")]})
                != 1
            ):
                problems.append(f"{file.get('href')}: leads elsewhere than the manifest says")
    return problems


def question_problems(files: Files) -> list[str]:
    """A package of questions: manifest, test and items."""
    problems: list[str] = []
    manifest, test = (
        _read(files, MANIFEST, "qti-package", problems),
        _read(files, TEST, "qti-test", problems),
    )
    if manifest is None or test is None:
        return problems
    problems += _package_problems(manifest, files, {MANIFEST})
    items = {
        str(each.get("identifier")): str(each.get("href"))
        for each in _all(manifest, "resource")
        if "item" in str(each.get("type"))
    }
    problems += [
        f"{MANIFEST}: “{each.get('identifier')}” has the address of another file"
        for each in _all(manifest, "resource")
        if [each.get("href")] != [file.get("href") for file in _all(each, "file")]
    ]
    problems += _differ(
        "the test’s dependencies",
        [str(each.get("identifierref")) for each in _all(manifest, "dependency")],
        "items",
        list(items),
    )
    problems += _differ(
        "the test’s questions",
        [
            f"{each.get('identifier')} {each.get('href')}"
            for each in _all(test, "assessmentItemRef")
        ],
        "items",
        [f"{name} {href}" for name, href in items.items()],
    )
    names = Counter(
        str(each.get("identifier"))
        for each in [test, *test.iterdescendants()]
        if each.get("identifier")
    )
    problems += [f"{TEST}: “{name}” names two things" for name, count in names.items() if count > 1]
    for name, href in items.items():
        item = _read(files, href, "qti-item", problems)
        if item is None:
            continue
        if item.get("identifier") != name:
            problems.append(
                f"{href}: calls itself “{item.get('identifier')}”, and the manifest “{name}”"
            )
        choices, feedback = (
            [str(each.get("identifier")) for each in _all(item, kind)]
            for kind in ("simpleChoice", "modalFeedback")
        )
        problems += _differ(f"{href}: answers", choices, "feedback", feedback)
        problems += [
            f"{href}: an empty {each.tag.partition('}')[2]}"
            for kind in ("prompt", "simpleChoice", "p")
            for each in _all(item, kind)
            if not "".join(each.itertext()).strip()
        ]
    return problems


def _package_problems(manifest: etree._Element, files: Files, more: Iterable[str]) -> list[str]:
    """Names used twice, and files that the manifest or the archive does not have."""
    ids = Counter(
        each.get("identifier")
        for each in [manifest, *manifest.iterdescendants()]
        if each.get("identifier")
    )
    problems = [
        f"{MANIFEST}: “{name}” names {count} things" for name, count in ids.items() if count > 1
    ]
    return problems + _differ(
        "files in the manifest",
        [*more, *(str(each.get("href")) for each in _all(manifest, "file"))],
        "files in the archive",
        list(files),
    )


def _differ(what: str, some: list[str], other: str, others: list[str]) -> list[str]:
    missing, extra = Counter(some) - Counter(others), Counter(others) - Counter(some)
    return [f"{what} that are not among {other}: {name}" for name in sorted(missing)] + [
        f"{other} that are not among {what}: {name}" for name in sorted(extra)
    ]


def _all(tree: etree._Element, name: str) -> list[etree._Element]:
    return list(tree.iter(f"{{*}}{name}"))


def addresses(files: Files) -> set[str]:
    """Every whole address in a package where it leads people somewhere."""
    trees = [etree.fromstring(content) for content in files.values()]
    return {str(each.get("href")) for tree in trees for each in tree.iter("{*}url", "{*}a")}
