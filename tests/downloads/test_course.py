"""The course packages: whole, valid, in the order of nav, leading to places that exist, and the
same whenever they are made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from lxml import etree

from core.mkdocs_yml import reading_order
from course_checks import MANIFEST, TEST, addresses, cartridge_problems, question_problems, unpacked
from downloads.cartridge import FOLDER, FOR_MOODLE, NAME, THIN
from project import REPOSITORY, SCHEMAS
from site_fixtures import SITE_URL, Built, copy_generated, run
from site_links import dead_addresses

CARTRIDGES = {THIN.file: "cartridge-thin-1.3", FOR_MOODLE.file: "cartridge-1.1"}
QUESTIONS = "both-hats-qti.zip"
ALL = [*CARTRIDGES, QUESTIONS]
Break = Callable[[dict[str, bytes]], object]


def read(built: Built, name: str) -> dict[str, bytes]:
    return unpacked((built.site / FOLDER.removeprefix("docs/") / name).read_bytes())


def problems(name: str, files: dict[str, bytes]) -> list[str]:
    return (
        question_problems(files)
        if name == QUESTIONS
        else cartridge_problems(files, CARTRIDGES[name])
    )


def tree(files: dict[str, bytes], name: str = MANIFEST) -> etree._Element:
    return etree.fromstring(files[name])


def plain(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("name", ALL)
def test_a_package_is_valid_and_whole(built: Built, name: str) -> None:
    assert problems(name, read(built, name)) == []


@pytest.mark.parametrize("name", ALL)
def test_every_address_in_a_package_is_on_the_site(built: Built, name: str) -> None:
    found = addresses(read(built, name))
    assert len(found) > 30 and dead_addresses(found, built.site, SITE_URL) == []


@pytest.mark.parametrize("name", CARTRIDGES)
def test_a_cartridge_has_a_module_for_each_section_and_a_link_for_each_page_in_the_order_of_nav(
    built: Built, name: str
) -> None:
    files = read(built, name)
    outline = tree(files).find("{*}organizations/{*}organization/{*}item")
    where = {
        each.get("identifier"): (
            tree(files, each.find("{*}file").get("href")).find("{*}url").get("href")
        )
        for each in tree(files).iter("{*}resource")
    }
    found = [
        (module.findtext("{*}title"), where[link.get("identifierref")])
        for module in outline.iterfind("{*}item")
        for link in module.iterfind("{*}item")
    ]
    assert found == [
        (entry.section or NAME, SITE_URL + entry.address) for entry in reading_order(REPOSITORY)
    ]


@pytest.mark.parametrize("name", CARTRIDGES)
def test_a_link_is_called_what_its_page_is_called(built: Built, name: str) -> None:
    for content in read(built, name).values():
        link = etree.fromstring(content)
        if etree.QName(link).localname == "webLink":
            page = (
                REPOSITORY
                / "docs"
                / (link.find("{*}url").get("href").removeprefix(SITE_URL).rstrip("/") or "index")
            ).with_suffix(".md")
            page = page if page.exists() else page.with_suffix("") / "index.md"
            assert (
                link.findtext("{*}title")
                == yaml.safe_load(page.read_text("utf-8").split("---\n")[1])["title"]
            )


def test_moodle_knows_its_cartridge_by_the_first_five_hundred_characters(built: Built) -> None:
    """It reads no more to tell the format, looks for this name, and knows no later one."""
    begins = read(built, FOR_MOODLE.file)[MANIFEST][:500].decode().replace('"', "").replace(" ", "")
    assert "xmlns=http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" in begins


@pytest.mark.parametrize("name", CARTRIDGES)
def test_a_cartridge_says_how_it_may_be_used(built: Built, name: str) -> None:
    assert "CC BY 4.0" in plain(tree(read(built, name)).find(".//{*}rights"))


def scenario_files() -> list[Path]:
    return sorted((SCHEMAS / "scenarios").glob("*.yml"))


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_a_scenario_is_an_item_with_all_its_answers_and_what_follows_from_each(
    built: Built, path: Path
) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    item = tree(read(built, QUESTIONS), f"items/scenario-{path.stem}.xml")
    assert [plain(each) for each in item.iterfind("{*}itemBody/{*}p")][0] == data["situation"]
    assert plain(item.find(".//{*}prompt")) == data["question"]
    assert {each.get("identifier"): plain(each) for each in item.iter("{*}simpleChoice")} == {
        option["id"]: option["choice"] for option in data["options"]
    }
    for option, feedback in zip(data["options"], item.iter("{*}modalFeedback"), strict=True):
        said = plain(feedback)
        assert feedback.get("identifier") == option["id"]
        assert (
            all(option[part] in said for part in ("managing", "leading", "outcome"))
            and data["why"] in said
        )
        assert ("this answer too" in said) == (option["id"] == data["stronger"])


def test_every_statement_of_the_self_check_is_an_item_that_tells_its_points(built: Built) -> None:
    data = yaml.safe_load((SCHEMAS / "self-check.yml").read_text("utf-8"))
    files = read(built, QUESTIONS)
    for statement in data["statements"]:
        check = data["checks"][statement["check"]]
        item = tree(files, f"items/check-{statement['check']}-{statement['id']}.xml")
        assert plain(item.find(".//{*}prompt")) == statement["text"] and check["ask"] in plain(
            item.find("{*}itemBody")
        )
        assert [plain(each) for each in item.iter("{*}simpleChoice")] == check["answers"]
        said = [plain(each) for each in item.iter("{*}modalFeedback")]
        hats = {"both": "each for managing and for leading", "neither": "for neither hat"}.get(
            statement["hat"], f"for {statement['hat']}"
        )
        assert [each.partition(".")[0] for each in said] == [
            f"No points {hats}",
            f"1 point {hats}",
            f"2 points {hats}",
        ]


def test_questions_stand_in_the_order_of_nav_and_of_the_data(built: Built) -> None:
    data = yaml.safe_load((SCHEMAS / "self-check.yml").read_text("utf-8"))
    scenarios = [
        f"scenario-{entry.address.split('/')[1]}"
        for entry in reading_order(REPOSITORY)
        if entry.address.startswith("scenarios/") and entry.address != "scenarios/"
    ]
    statements = [
        f"check-{check}-{each['id']}"
        for check in data["checks"]
        for each in data["statements"]
        if each["check"] == check
    ]
    assert [
        each.get("identifier")
        for each in tree(read(built, QUESTIONS), TEST).iter("{*}assessmentItemRef")
    ] == scenarios + statements


def test_no_answer_is_marked_as_correct_and_none_brings_marks(built: Built) -> None:
    for content in read(built, QUESTIONS).values():
        assert not {
            etree.QName(each).localname for each in etree.fromstring(content).iter("{*}*")
        } & {"correctResponse", "mapping", "match", "mapResponse"}
        assert b"SCORE" not in content


def test_what_stands_before_the_self_check_gives_away_no_result(built: Built) -> None:
    data = yaml.safe_load((SCHEMAS / "self-check.yml").read_text("utf-8"))
    before = " ".join(
        plain(each) for each in tree(read(built, QUESTIONS), TEST).iter("{*}rubricBlock")
    )
    assert not [
        result["title"]
        for check in data["checks"].values()
        for result in check["results"].values()
        if result["title"] in before
    ]
    assert "No answer is correct" in before and "nobody has validated" in before


def test_two_builds_are_the_same_byte_for_byte_and_another_address_changes_every_link(
    built: Built, tmp_path: Path
) -> None:
    made = {}
    for name, address in (("again", SITE_URL), ("elsewhere", "https://other.example/a/b/")):
        project = copy_generated(built, tmp_path / name)
        result = run(
            sys.executable,
            "scripts/generate.py",
            cwd=project,
            SITE_URL=address,
            PYTHONHASHSEED=str(len(name)),
            TZ="Asia/Tokyo",
        )
        assert result.returncode == 0, result.stdout
        made[name] = {
            path.name: path.read_bytes()
            for path in sorted(
                [*(project / FOLDER).iterdir(), *(project / "docs/downloads").glob("*.xlsx")]
            )
        }
    assert made["again"].keys() >= {*ALL, "both-hats-tables.xlsx", "both-hats-plans.xlsx"}
    for name, content in made["again"].items():
        folder = built.site / FOLDER.removeprefix("docs/")
        assert content == (folder if name in ALL else folder.parent).joinpath(name).read_bytes(), (
            name
        )
    for name in ALL:
        here, there = (
            addresses(unpacked(made["again"][name])),
            addresses(unpacked(made["elsewhere"][name])),
        )
        assert {each.replace(SITE_URL, "https://other.example/a/b/") for each in here} == there
        assert problems(name, unpacked(made["elsewhere"][name])) == []


def swap(file: str, old: str, new: str) -> Break:
    def change(files: dict[str, bytes]) -> None:
        assert old in files[file].decode(), f"{old!r} is not in {file}"
        files[file] = files[file].replace(old.encode(), new.encode(), 1)

    return change


LINK, ITEM = "links/page-scenarios-ward.xml", "items/scenario-ward.xml"
BROKEN: dict[str, tuple[str, Break, str]] = {
    "a link’s file is missing": (THIN.file, lambda files: files.pop(LINK), "not among files in the archive"),
    "a file that nobody names": (THIN.file, lambda files: files.update({"more.xml": b"<more/>"}), "not among files in the manifest: more.xml"),
    "a wrong version": (THIN.file, swap(MANIFEST, "1.3.0", "1.1.0"), "schemaversion"),
    "the manifest of another standard": (FOR_MOODLE.file, swap(MANIFEST, "imsccv1p1/imscp_v1p1", "imsccv1p3/imscp_v1p1"), "manifest"),
    "a thin cartridge without its link in the manifest": (THIN.file, swap(MANIFEST, "<wl:title>What changed</wl:title>", ""), MANIFEST),
    "an item that leads nowhere": (FOR_MOODLE.file, swap(MANIFEST, 'identifierref="page-scenarios-ward"', 'identifierref="page-nowhere"'), "“page-nowhere”, which is no resource"),
    "a page that no item shows": (FOR_MOODLE.file, swap(MANIFEST, 'identifierref="page-scenarios-ward"', 'identifierref="page-scenarios-kitchen"'), "0 items lead to “page-scenarios-ward”"),
    "two things of one name": (FOR_MOODLE.file, swap(MANIFEST, 'identifier="item-page-scenarios-ward"', 'identifier="page-scenarios-ward"'), "names 2 things"),
    "a link that leads elsewhere than the manifest says": (THIN.file, swap(LINK, "scenarios/ward/", "scenarios/kitchen/"), "leads elsewhere"),
    "a link of another name than the outline’s": (FOR_MOODLE.file, swap(LINK, "<title>One nurse", "<title>Two nurses"), "is called"),
    "a link without an address": (FOR_MOODLE.file, swap(LINK, "href=", "ref="), "links/page-scenarios-ward.xml:"),
    "a file that is no XML": (THIN.file, lambda files: files.update({LINK: b"<webLink>"}), "cannot be read"),
    "an answer without feedback": (QUESTIONS, swap(ITEM, 'FEEDBACK" identifier="old-way"', 'FEEDBACK" identifier="new-way"'), "answers that are not among feedback: old-way"),
    "an answer marked as correct": (QUESTIONS, swap(ITEM, 'baseType="identifier" />', 'baseType="identifier"><correctResponse><value>old-way</value></correctResponse></responseDeclaration><x/>'), ITEM),
    "an item in the wrong order": (QUESTIONS, swap(ITEM, "<itemBody>", "<outcomeDeclaration/><itemBody>"), ITEM),
    "an empty answer": (QUESTIONS, swap(ITEM, 'identifier="old-way">Go back to the office handover, for tonight only. Everyone hears about all 26 patients in twenty-five minutes, and nurses are on the floor before eight.', 'identifier="old-way">'), "an empty simpleChoice"),
    "an item under another name": (QUESTIONS, swap(ITEM, 'assessmentItem identifier="scenario-ward"', 'assessmentItem identifier="ward"'), "calls itself “ward”"),
    "a question that the test leaves out": (QUESTIONS, swap(TEST, '<assessmentItemRef identifier="scenario-ward" href="items/scenario-ward.xml" />', ""), "not among the test’s questions"),
    "a test that depends on nothing": (QUESTIONS, swap(MANIFEST, '<dependency identifierref="scenario-ward" />', ""), "not among the test’s dependencies"),
    "an item that the archive does not have": (QUESTIONS, lambda files: files.pop(ITEM), "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_found(built: Built, case: str) -> None:
    name, change, says = BROKEN[case]
    files = read(built, name)
    change(files)
    assert [each for each in problems(name, files) if says in each], problems(name, files)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("scenarios/ward/#twist", "scenarios/ward/#turn"),
        ("scenarios/ward/#twist", "scenarios/words/#twist"),
        (f"{SITE_URL}scenarios/ward/#twist", "https://elsewhere.example/"),
    ],
)
def test_an_address_that_is_not_on_the_site_is_found(built: Built, old: str, new: str) -> None:
    files = read(built, QUESTIONS)
    swap(ITEM, old, new)(files)
    assert len(dead_addresses(addresses(files), built.site, SITE_URL)) == 1
