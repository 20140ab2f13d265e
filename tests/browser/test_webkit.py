"""Journeys in Debian's WebKit, before publishing: what it does otherwise than Chromium and Firefox.

It is the engine of Safari, not Safari: what Apple's own system adds (share sheets, reading view,
VoiceOver) is not met here.
"""

import shutil
from pathlib import Path

import pytest

from copies.archive import FILE, FOLDER
from other_browsers import WebKit
from site_browser import UNFOLD
from site_fixtures import Built

pytestmark = [pytest.mark.whole, pytest.mark.xdist_group("webkit")]
SAID = "document.querySelector('.bh-said')?.textContent"


@pytest.mark.parametrize("thing", [".bh-anchor", ".bh-quote__links button"])
def test_the_first_press_copies(webkit: WebKit, home: str, thing: str) -> None:
    webkit.open(f"{home}chapters/voices/")
    webkit.wait("document.readyState === 'complete' && document.querySelector('.bh-said')")
    webkit.run(UNFOLD)
    webkit.tap(thing)
    assert "copied" in str(webkit.wait(SAID))


def test_a_reader_finds_reads_walks_a_scenario_and_checks_themselves(
    webkit: WebKit, home: str
) -> None:
    webkit.open(f"{home}scenarios/ward/")
    webkit.tap(".bh-choices button")
    assert str(webkit.wait("location.search")) == "?choice=a"
    webkit.tap("[popovertarget=contents]")
    assert webkit.wait("document.querySelectorAll('#contents a').length > 9")
    webkit.open(f"{home}self-check/#me=02120211020110")
    assert webkit.wait("document.querySelector('#me-result h3')?.textContent")


def test_the_copy_to_keep_works_from_its_folder(
    webkit: WebKit, built: Built, tmp_path: Path
) -> None:
    shutil.unpack_archive(built.site / FILE, tmp_path)
    webkit.open(
        (tmp_path / FOLDER / "trainers/agenda/index.html").as_uri() + "#plan=new-managers-90"
    )
    webkit.tap(".bh-agenda button[value=meeting]")
    said = "document.querySelector('.bh-agenda__said')?.textContent"
    assert "Downloaded as" in str(webkit.wait(said))
    webkit.tap(".bh-agenda button[value=link]")
    assert "copied" in str(webkit.wait(f"{said}.includes('copied') && {said}"))
