"""Our modules as one classic script, for copies of the site that are opened without a server:
browsers load modules from one only.

Each module becomes a function that runs once and gives what it exports. It knows the plain forms
our modules are written in;
any other stops the build, rather than break in a reader's hands.
"""

import posixpath
import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from core.problems import Problem, refuse

FOLDER = "docs/javascripts/"
TARGET = r'"(\.\.?/(?:[\w-]+/)*[\w-]+\.mjs)"'
IMPORT = re.compile(rf"^import (?:\{{([^{{}}]*)\}} from )?{TARGET};$", re.MULTILINE)
LATER = re.compile(rf"\bimport\({TARGET}\)")
EXPORT = re.compile(
    r"^export (?=(?:async )?function (\w+)\(|class (\w+)\b|const (\w+) =)", re.MULTILINE
)
LISTED = re.compile(r"^export \{ ([\w, ]+) \};$", re.MULTILINE)  # of a library, at its end
LEAVING = re.compile(r"\blocation\.assign\(")
COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
UNKNOWN = (
    (
        re.compile(r"^import\b|\bimport\s*\(", re.MULTILINE),
        (
            'imports in another way than import { a, b as c } from "./x.mjs"; at the start of a'
            ' line, or import("./x.mjs")'
        ),
    ),
    (
        re.compile(r"^export\b", re.MULTILINE),
        (
            "exports in another way than by export before a function, a class or a const of one"
            " name, or in one list"
        ),
    ),
    (re.compile(r"\bimport\.meta\b"), "asks import.meta for more than its url"),
    (
        re.compile(r"\blocation(?:\.href)?\s*=(?![=>])|\blocation\.replace\("),
        "leaves the page in another way than location.assign(…)",
    ),
)


def convert(name: str, source: str) -> str:
    """One module as a function, in which `need(NAME)` stands for an import, `url` for its own
    address and `visit` for going elsewhere. Raises BadInput.
    """
    exports = ["".join(found) for found in EXPORT.findall(source)]
    for names in LISTED.findall(source):
        exports += [re.sub(r"(\w+) as (\w+)", r"\2: \1", each) for each in names.split(", ")]
    body = IMPORT.sub(
        lambda found: f"{_names(found[1])}await need({_path(name, found[2])!r});", source
    )
    body = LATER.sub(lambda found: f"need({_path(name, found[1])!r})", body)
    body = LEAVING.sub("visit(", EXPORT.sub("", LISTED.sub("", body)))
    body = body.replace("import.meta.url", "url")
    seen = COMMENT.sub("", body)
    refuse(
        [
            Problem(
                FOLDER + name,
                seen.count("\n", 0, found.start()) + 1,
                f"{what} — write it so, or teach scripts/copies/classic_scripts.py the form",
            )
            for form, what in UNKNOWN
            for found in form.finditer(seen)
        ]
    )
    return f"async (url) => {{\n{body.strip()}\nreturn {{ {', '.join(exports)} }};\n}}"


def bundle(modules: Mapping[str, str]) -> str:
    """An object literal of all modules, name → function. Raises BadInput."""
    needs = {
        name: {_path(name, target) for _, target in IMPORT.findall(source)}
        for name, source in modules.items()
    }
    problems = [
        Problem(FOLDER + name, 1, f"imports {target}, which is not there — correct the name")
        for name, source in modules.items()
        for target in sorted(needs[name] | {_path(name, each) for each in LATER.findall(source)})
        if target not in modules
    ]
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        *way, name = reversed(error.args[1])
        problems.append(
            Problem(
                FOLDER + name,
                1,
                f"imports itself, by way of {' and '.join(way)} — take what both need into a module"
                " of its own",
            )
        )
    refuse(problems)
    return (
        "{\n"
        + ",\n".join(f"{name!r}: {convert(name, modules[name])}" for name in sorted(modules))
        + ",\n}"
    )


def _path(name: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def _names(imported: str) -> str:
    return f"const {{{imported.replace(' as ', ': ')}}} = " if imported else ""
