"""The copies of the site, file by file: whole, small, every link leads to a file, the same bytes
whenever they are made.
"""

import io
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from random import Random
from zipfile import ZipFile

import pytest

from copies import archive as copies
from copies import portable
from copies.archive import FILE as OFFLINE
from copies.archive import FOLDER
from copies.archive import PACKAGE as SCORM
from copies.classic_scripts import bundle, convert
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
ELSEWHERE = "https://copy.example/"  # where a copy pretends to stand while its links are followed
TOPS = {
    OFFLINE: (FOLDER, ("index.html", "README.txt")),
    SCORM: ("", ("index.html", "launch.html", MANIFEST)),
}
each_copy = pytest.mark.parametrize("name", TOPS)


@pytest.fixture(scope="module")
def folder(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("copy")
    shutil.unpack_archive(built.site / OFFLINE, to)
    return to / FOLDER


@each_copy
def test_an_archive_is_small_and_has_at_its_top_what_people_open(built: Built, name: str) -> None:
    assert archive_problems((built.site / name).read_bytes(), *TOPS[name]) == []


def test_an_archive_that_is_large_or_lacks_its_first_page_or_tells_the_time_is_caught() -> None:
    assert archive_problems(write_zip({"x/index.html": b""}), "x/", ["index.html"]) == []
    assert archive_problems(write_zip({"x/a": b"", "b": b""}), "x/", ["index.html"]) == [
        "b is not in x/",
        "no x/index.html",
    ]
    dated = io.BytesIO()
    with ZipFile(dated, "w") as archive:
        archive.writestr("a", Random(1).randbytes(LARGEST))
    found = archive_problems(dated.getvalue(), "", ["a"])
    assert found == [
        f"{len(dated.getvalue())} bytes are more than {LARGEST}",
        "a shows when it was made",
    ]


def test_every_link_of_every_page_leads_to_a_file_of_the_copy_and_to_a_place_in_it(
    folder: Path,
) -> None:
    assert dead_links(folder, ELSEWHERE) == [] and links_that_need_a_server(folder) == []


def test_what_a_copy_leaves_out_is_linked_where_it_is_published(folder: Path, built: Built) -> None:
    missing = {
        path: page
        for path, page in published_links(folder, SITE_URL).items()
        if not (built.site / path).exists() and not path.endswith(".pdf")
    }
    assert missing == {}
    assert not [
        path
        for path in published_links(folder, SITE_URL)
        if (folder / path / "index.html").exists()
    ]


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (lambda folder: (folder / "explore/index.html").unlink(), "is not there"),
        (
            lambda folder: append(folder / "index.html", '<a href="chapters/">All</a>'),
            "index.html: chapters/ names no file",
        ),
        (
            lambda folder: append(
                folder / "index.html", '<a href="/explore/index.html">Explore</a>'
            ),
            "index.html: /explore/index.html names no file",
        ),
        (
            lambda folder: append(
                folder / "index.html", '<a href="explore/index.html#nowhere">Explore</a>'
            ),
            "names no id",
        ),
    ],
    ids=["file gone", "folder linked", "top of a server linked", "place gone"],
)
def test_a_broken_link_is_caught(
    tmp_path: Path, damage: Callable[[Path], object], found: str
) -> None:
    (tmp_path / "explore").mkdir()
    (tmp_path / "index.html").write_text('<a href="explore/index.html">Explore</a>')
    (tmp_path / "explore/index.html").write_text('<a href="../index.html">Home</a>')
    assert dead_links(tmp_path, ELSEWHERE) + links_that_need_a_server(tmp_path) == []
    damage(tmp_path)
    problems = dead_links(tmp_path, ELSEWHERE) + links_that_need_a_server(tmp_path)
    assert any(found in each for each in problems), problems


def append(path: Path, html: str) -> None:
    path.write_text(path.read_text() + html)


def test_every_text_that_scripts_fetch_stands_beside_its_file(built: Built) -> None:
    files = {
        name.removeprefix(FOLDER): content
        for name, content in unpacked((built.site / OFFLINE).read_bytes()).items()
    }
    assert texts_missing(files, portable.SCRIPT) == []
    assert {"contents/index.html.js", "go/links.json.js", "search/search_index.js"} <= files.keys()
    del files["go/links.json.js"]
    assert texts_missing(files, portable.SCRIPT) == ["go/links.json.js is not there"]


def test_the_same_site_gives_the_same_bytes_wherever_and_whenever(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", SITE_URL)
    places = tmp_path / "one", tmp_path / "other"
    for place, copying in zip(
        places, (shutil.copy2, shutil.copyfile), strict=True
    ):  # with the same dates, and with others
        shutil.copytree(built.site, place, copy_function=copying)
        for name in TOPS:
            (place / name).unlink()
        copies.make(place, built.source)
    for name in TOPS:
        one, other = ((place / name).read_bytes() for place in places)
        assert one == other


def test_the_manifest_of_the_course_package_is_valid_and_names_every_file(built: Built) -> None:
    assert manifest_problems(unpacked((built.site / SCORM).read_bytes())) == []


@pytest.mark.parametrize(
    ("good", "bad", "found"),
    [
        (b"ADL SCORM", b"SCORM", "imsmanifest.xml:"),
        (b"scormtype", b"scormType", "imsmanifest.xml:"),
        (b'identifierref="site"', b'identifierref="sight"', "imsmanifest.xml:"),
        (
            b'webcontent" href="launch.html"',
            b'webcontent" href="lunch.html"',
            "starts with lunch.html",
        ),
        (b'<file href="index.html" />', b"", "index.html is there and not named"),
        (
            b'<file href="index.html" />',
            b'<file href="index.html" /><file href="more.html" />',
            "more.html is named and not there",
        ),
        (
            b'<file href="index.html" />',
            b'<file href="index.html" /><file href="index.html" />',
            "index.html is named twice",
        ),
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
    _, problems = portable.portable_page(
        '<head></head><img src="../b/x.tiff"><a href="../b/x.tiff">Large</a>',
        "a/index.html",
        KEPT,
        SITE_URL,
    )
    assert [str(each) for each in problems] == [
        "a/index.html:1: needs ../b/x.tiff, which copies of the site leave out — see"
        " scripts/copies/portable.py for what they hold"
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('import all from "./a.mjs";', "x.mjs:1: imports in another way"),
        ('import * as all from "./a.mjs";', "x.mjs:1: imports in another way"),
        ('import { a } from "./a.mjs"; a();', "x.mjs:1: imports in another way"),
        ("\n// one\nconst a = 1;\nawait import(`./${a}.mjs`);", "x.mjs:4: imports in another way"),
        ("export default class {}", "x.mjs:1: exports in another way"),
        ("const a = 1;\nexport { a };", "x.mjs:2: exports in another way"),
        ("export let a = 1;", "x.mjs:1: exports in another way"),
        ("export const { a } = b;", "x.mjs:1: exports in another way"),
        ('const a = import.meta.resolve("./b");', "x.mjs:1: asks import.meta"),
        ('location.href = "../b/";', "x.mjs:1: leaves the page in another way"),
        ('location = "../b/";', "x.mjs:1: leaves the page in another way"),
    ],
)
def test_a_module_in_a_form_that_is_not_known_stops_the_build(source: str, found: str) -> None:
    with pytest.raises(BadInput, match=found.replace(".", r"\.")):
        convert("x.mjs", source)


def test_a_module_that_is_missing_or_needs_itself_stops_the_build() -> None:
    with pytest.raises(BadInput, match="imports b.mjs, which is not there"):
        bundle({"a.mjs": 'import "./b.mjs";'})
    with pytest.raises(BadInput, match="imports lib/b.mjs, which is not there"):
        bundle({"room/a.mjs": 'import("../lib/b.mjs");', "lib/a.mjs": ""})
    with pytest.raises(BadInput, match="a.mjs:1: imports itself, by way of a.mjs and b.mjs"):
        bundle(
            {
                "a.mjs": 'import { b } from "./b.mjs";',
                "b.mjs": 'import { a } from "./a.mjs";',
                "c.mjs": 'import "./a.mjs";',
            }
        )


def test_a_module_that_fetches_what_nobody_can_foresee_stops_the_build() -> None:
    files = {"data/x.json": b""}
    assert portable.fetched({"a.mjs": 'fetch(new URL("data/x.json", root))'}, files) == [
        "data/x.json",
        "files.json",
    ]
    with pytest.raises(BadInput, match="a.mjs:1: fetches a file"):
        portable.fetched({"a.mjs": "fetch(link.href)"}, files)
