"""The copies of the site, file by file: whole, small, every link leads to a file, the same bytes
whenever they are made.
"""

import io
import re
import shutil
from pathlib import Path, PurePosixPath
from random import Random
from zipfile import ZipFile

import pytest

from copies import archive, portable
from copies.classic_scripts import bundle
from copy_checks import (
    LARGEST,
    MANIFEST,
    archive_problems,
    links_that_need_a_server,
    manifest_problems,
    published_links,
    texts_missing,
    unpacked,
)
from core.archives import write_zip
from core.problems import BadInput
from site_fixtures import SITE_URL, Built
from site_links import dead_links

pytestmark = pytest.mark.xdist_group("copies")
OFFLINE, SCORM, FOLDER = archive.FILE, archive.PACKAGE, archive.FOLDER
ELSEWHERE = "https://copy.example/"  # where a copy pretends to stand while its links are followed
TOPS = {
    OFFLINE: (FOLDER, ("index.html", "README.txt")),
    SCORM: ("", ("index.html", "launch.html", MANIFEST)),
}


@pytest.fixture(scope="module")
def folder(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("copy")
    shutil.unpack_archive(built.site / OFFLINE, to)
    return to / FOLDER


def test_an_archive_is_small_and_has_at_its_top_what_people_open(built: Built) -> None:
    archives = {name: (built.site / name).read_bytes() for name in TOPS}
    assert [archive_problems(archives[name], *top) for name, top in TOPS.items()] == [[], []]


def test_an_archive_that_is_large_or_lacks_its_first_page_or_tells_the_time_is_caught() -> None:
    assert archive_problems(write_zip({"x/index.html": b""}), "x/", ["index.html"]) == []
    assert archive_problems(write_zip({"x/a": b"", "b": b""}), "x/", ["index.html"]) == [
        "b is not in x/",
        "no x/index.html",
    ]
    large = io.BytesIO()
    with ZipFile(large, "w") as package:
        package.writestr("a", Random(1).randbytes(LARGEST))
    assert archive_problems(large.getvalue(), "", ["a"]) == [
        f"{len(large.getvalue())} bytes are more than {LARGEST}",
        "a shows when it was made",
    ]


def test_every_link_of_every_page_leads_to_a_file_of_the_copy_and_to_a_place_in_it(
    folder: Path,
) -> None:
    assert dead_links(folder, ELSEWHERE) == [] and links_that_need_a_server(folder) == []


def test_what_a_copy_leaves_out_is_linked_where_it_is_published(folder: Path, built: Built) -> None:
    linked = published_links(folder, SITE_URL)
    pages = {path: page for path, page in linked.items() if not path.endswith(".pdf")}
    assert {path: page for path, page in pages.items() if not (built.site / path).exists()} == {}
    assert [path for path in linked if (folder / path / "index.html").exists()] == []


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", ""),
        ('<a href="gone/index.html">Gone</a>', "is not there"),
        ('<a href="chapters/">All</a>', "index.html: chapters/ names no file"),
        ('<a href="/explore/index.html">Top</a>', "index.html: /explore/index.html names no file"),
        ('<a href="explore/index.html#nowhere">Explore</a>', "names no id"),
    ],
    ids=["sound", "no file", "a folder", "the top of a server", "no such place"],
)
def test_a_broken_link_is_caught(tmp_path: Path, more: str, found: str) -> None:
    (tmp_path / "explore").mkdir()
    (tmp_path / "index.html").write_text(f'<a href="explore/index.html">Explore</a>{more}')
    (tmp_path / "explore/index.html").write_text('<a href="../index.html">Home</a>')
    problems = dead_links(tmp_path, ELSEWHERE) + links_that_need_a_server(tmp_path)
    assert bool(problems) == bool(found) and found in " ".join(problems), problems


def test_every_text_that_scripts_fetch_stands_beside_its_file(built: Built) -> None:
    held = unpacked((built.site / OFFLINE).read_bytes())
    files = {name.removeprefix(FOLDER): content for name, content in held.items()}
    assert texts_missing(files, portable.SCRIPT) == []
    assert {"contents/index.html.js", "go/links.json.js", "search/things.json.js"} <= files.keys()
    del files["go/links.json.js"]
    assert texts_missing(files, portable.SCRIPT) == ["go/links.json.js is not there"]


def test_the_same_site_gives_the_same_bytes_wherever_and_whenever(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", SITE_URL)
    made = []
    for copying in (shutil.copy2, shutil.copyfile):  # with the same dates, and with others
        place = shutil.copytree(built.site, tmp_path / copying.__name__, copy_function=copying)
        archive.make(place, built.source)
        made.append([(place / name).read_bytes() for name in TOPS])
    assert made[0] == made[1]


def test_the_manifest_of_the_course_package_is_valid_and_names_every_file(built: Built) -> None:
    assert manifest_problems(unpacked((built.site / SCORM).read_bytes())) == []


INDEX, MORE = b'<file href="index.html" />', b'<file href="more.html" />'


@pytest.mark.parametrize(
    ("good", "bad", "found"),
    [
        (b"ADL SCORM", b"SCORM", "imsmanifest.xml:"),
        (b"scormtype", b"scormType", "imsmanifest.xml:"),
        (b'identifierref="site"', b'identifierref="sight"', "imsmanifest.xml:"),
        (b'" href="launch.html"', b'" href="lunch.html"', "starts with lunch.html"),
        (INDEX, b"", "index.html is there and not named"),
        (INDEX, INDEX + MORE, "more.html is named and not there"),
        (INDEX, INDEX + INDEX, "index.html is named twice"),
        (b"</manifest>", b"", "cannot be read"),
    ],
)
def test_a_broken_manifest_is_caught(built: Built, good: bytes, bad: bytes, found: str) -> None:
    files = unpacked((built.site / SCORM).read_bytes())
    assert good in files[MANIFEST]
    problems = manifest_problems(files | {MANIFEST: files[MANIFEST].replace(good, bad)})
    assert any(found in each for each in problems), problems


# Addresses on a page of a copy, one folder deep.
KEPT = ("index.html", "a/index.html", "b/index.html", "b/x.csv")


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("../b/", "../b/index.html"),
        ("../b/?find=x#y", "../b/index.html?find=x#y"),
        ("..", "../index.html"),
        ("../", "../index.html"),
        (".", "index.html"),
        ("../b/x.csv", "../b/x.csv"),
        (f"{SITE_URL}b/#y", "../b/index.html#y"),
        (SITE_URL, "../index.html"),
        ("../b/x.pdf", f"{SITE_URL}b/x.pdf"),
        ("../c/?view=y", f"{SITE_URL}c/?view=y"),
        ("#y", "#y"),
        ("?view=trainer#y", "?view=trainer#y"),
        ("", ""),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_an_address_in_a_copy_names_a_file_of_it_or_leads_to_the_site(
    given: str, made: str
) -> None:
    assert portable.moved(given, PurePosixPath("a"), KEPT, SITE_URL) == made


def test_a_page_that_needs_what_copies_leave_out_stops_the_build() -> None:
    page = '<head></head><img src="../b/x.tiff"><a href="../b/x.tiff">Large</a>'
    (problem,) = portable.portable_page(page, "a/index.html", KEPT, SITE_URL)[1]
    assert str(problem) == (
        "a/index.html:1: needs ../b/x.tiff, which copies of the site leave out — see"
        " scripts/copies/portable.py for what they hold"
    )


@pytest.mark.parametrize(
    ("modules", "found"),
    [
        ({"x.mjs": 'import all from "./a.mjs";'}, "x.mjs:1: imports in another way"),
        ({"x.mjs": 'import * as all from "./a.mjs";'}, "x.mjs:1: imports in another way"),
        ({"x.mjs": 'import { a } from "./a.mjs"; a();'}, "x.mjs:1: imports in another way"),
        (
            {"x.mjs": "\n// one\nconst a = 1;\nawait import(`./${a}.mjs`);"},
            "x.mjs:4: imports in another way",
        ),
        ({"x.mjs": "export default class {}"}, "x.mjs:1: exports in another way"),
        ({"x.mjs": '\nexport * from "./a.mjs";'}, "x.mjs:2: exports in another way"),
        ({"x.mjs": "export let a = 1;"}, "x.mjs:1: exports in another way"),
        ({"x.mjs": "export const { a } = b;"}, "x.mjs:1: exports in another way"),
        ({"x.mjs": 'const a = import.meta.resolve("./b");'}, "x.mjs:1: asks import.meta"),
        ({"x.mjs": 'location.href = "../b/";'}, "x.mjs:1: leaves the page in another way"),
        ({"x.mjs": 'location = "../b/";'}, "x.mjs:1: leaves the page in another way"),
        ({"a.mjs": 'import "./b.mjs";'}, "imports b.mjs, which is not there"),
        (
            {"room/a.mjs": 'import("../lib/b.mjs");', "lib/a.mjs": ""},
            "imports lib/b.mjs, which is not there",
        ),
        (
            {
                "a.mjs": 'import { b } from "./b.mjs";',
                "b.mjs": 'import { a } from "./a.mjs";',
                "c.mjs": 'import "./a.mjs";',
            },
            "a.mjs:1: imports itself, by way of a.mjs and b.mjs",
        ),
    ],
)
def test_a_module_in_a_form_not_known_or_that_is_missing_or_needs_itself_stops_the_build(
    modules: dict[str, str], found: str
) -> None:
    with pytest.raises(BadInput, match=re.escape(found)):
        bundle(modules)


def test_a_module_that_fetches_what_nobody_can_foresee_stops_the_build() -> None:
    known, unknown = {"a.mjs": 'fetch(new URL("x.json", root))'}, {"a.mjs": "fetch(link.href)"}
    assert portable.fetched(known, {"x.json": b""}) == ["files.json", "x.json"]
    with pytest.raises(BadInput, match="a.mjs:1: fetches a file"):
        portable.fetched(unknown, {})
