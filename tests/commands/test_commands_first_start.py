"""The first start on a strange machine: no Python, an old one, no venv, no network, no Chromium, no
LibreOffice. Each gets a plain sentence.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from site_fixtures import ROOT, run


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A clone of the scripts, and a folder `bin` that is the whole PATH of a strange machine."""
    shutil.copytree(
        ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__")
    )
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "cmp", "cp", "rm", "mkdir", "dirname", "cat", "mv", "id", "readlink"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    return tmp_path


def install(machine: Path, name: str, body: str) -> None:
    path = machine / "bin" / name
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def start(machine: Path, script: str, **variables: str) -> tuple[int, str]:
    done = run(
        machine / "scripts" / script,
        cwd=machine,
        **{"PATH": str(machine / "bin"), "CHROMIUM": "", "NGINX": "", "SOFFICE": ""} | variables,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("python", "message"),
    [
        (
            None,
            (
                "Python 3.11 or newer is needed. On Debian and Ubuntu: apt install python3"
                " python3-venv"
            ),
        ),
        (
            "exit 1",
            (
                "Python 3.11 or newer is needed. On Debian and Ubuntu: apt install python3"
                " python3-venv"
            ),
        ),
        (
            '[ "$1" = -c ]',
            (
                "Python cannot make a virtual environment. On Debian and Ubuntu: apt install"
                " python3-venv"
            ),
        ),
        (
            (
                'if [ "$1" = -m ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/pip"; else [ "$1" = -c'
                " ]; fi"
            ),
            "could not be installed. Is the network up? Then run this again.",
        ),
    ],
    ids=["no Python", "an old Python", "no venv", "no network"],
)
@pytest.mark.parametrize("script", ["serve", "build"])
def test_what_is_missing_is_named_and_nothing_half_made_is_taken_for_whole(
    machine: Path, script: str, python: str | None, message: str
) -> None:
    if python:
        install(machine, "python3", python)
    for _ in range(2):  # the second start must not believe that the first one succeeded
        status, printed = start(machine, script)
        assert status == 1 and printed.strip().endswith(message), printed
        assert not (machine / ".venv/installed").exists()


def test_the_second_start_asks_neither_python_nor_network_for_anything(machine: Path) -> None:
    install(machine, "python3", "echo called >&2; exit 1")
    (machine / ".venv/bin").mkdir(parents=True)
    shutil.copy(machine / "scripts/requirements.lock", machine / ".venv/installed")
    status, printed = start(machine, "build")
    assert "called" not in printed and "Installing" not in printed and ".venv/bin/python" in printed


def test_a_changed_lock_is_installed_again(machine: Path) -> None:
    install(machine, "python3", "exit 1")
    (machine / ".venv").mkdir()
    (machine / ".venv/installed").write_text("an older lock\n")
    assert "Python 3.11 or newer is needed" in start(machine, "build")[1]


# --------------------------------------------------------------------------------------- chromium

HELP = (
    "Chromium is needed, for the browser tests and for PDFs. On Debian: apt install"
    " chromium-headless-shell. Elsewhere: set CHROMIUM to its path.\n"
)


def test_a_chromium_that_is_named_is_taken_if_it_runs(machine: Path) -> None:
    install(machine, "mine", "echo Chromium 1")
    mine = str(machine / "bin/mine")
    assert start(machine, "machine/chromium", CHROMIUM=mine) == (0, f"{mine}\n")


@pytest.mark.parametrize("named", ["/bin/false", "/nowhere/chromium"])
def test_a_chromium_that_is_named_but_does_not_run_stops_the_tests(
    machine: Path, named: str
) -> None:
    install(machine, "chromium", "echo Chromium 1")
    assert start(machine, "machine/chromium", CHROMIUM=named) == (
        1,
        (
            f"CHROMIUM is set to {named}, which does not run. Set it to a working Chromium, or"
            " unset it.\n"
        ),
    )


@pytest.mark.parametrize(
    "name",
    [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ],
)
def test_a_chromium_on_the_machine_is_found(machine: Path, name: str) -> None:
    install(machine, name, "echo Chromium 1")
    assert start(machine, "machine/chromium") == (0, f"{machine / 'bin' / name}\n")


@pytest.mark.parametrize("offered", ["chromium-headless-shell", "chromium"])
def test_without_one_debians_package_is_installed_where_we_may(machine: Path, offered: str) -> None:
    install(machine, "id", "echo 0")
    install(
        machine,
        "apt-get",
        f'echo noise; for last; do :; done; case $1 in install) [ "$last" = {offered} ] && cp'
        f" {machine}/bin/mv {machine}/bin/{offered} ;; esac",
    )
    status, printed = start(machine, "machine/chromium")
    assert status == 0 and printed.endswith(f"{machine}/bin/{offered}\n")


@pytest.mark.parametrize(
    ("user", "apt"),
    [("0", None), ("0", "exit 1"), ("1000", f"touch {os.devnull}.asked")],
    ids=["no apt", "apt fails", "not root"],
)
def test_otherwise_it_says_what_to_do_and_fails(machine: Path, user: str, apt: str | None) -> None:
    install(machine, "id", f"echo {user}")
    if apt:
        install(machine, "apt-get", apt)
    assert start(machine, "machine/chromium") == (1, HELP)


# ------------------------------------------------------------------------------------------ nginx

NGINX_HELP = (
    "nginx is needed, to test the files for hosts. On Debian: apt install nginx. Elsewhere: set"
    " NGINX to its path, such as /usr/sbin/nginx.\n"
)


def test_an_nginx_that_is_named_is_taken_if_it_runs(machine: Path) -> None:
    install(machine, "mine", "echo nginx 1")
    assert start(machine, "machine/nginx", NGINX=str(machine / "bin/mine")) == (
        0,
        f"{machine}/bin/mine\n",
    )
    assert start(machine, "machine/nginx", NGINX="/bin/false") == (
        1,
        "NGINX is set to /bin/false, which does not run. Set it to a working nginx, or unset it.\n",
    )


def test_an_nginx_on_the_machine_is_found(machine: Path) -> None:
    install(machine, "nginx", "echo nginx 1")
    assert start(machine, "machine/nginx") == (0, f"{machine}/bin/nginx\n")


@pytest.mark.parametrize(
    ("user", "apt"), [("0", None), ("1000", "exit 0")], ids=["no apt", "not root"]
)
def test_without_nginx_it_says_what_to_do_and_fails(
    machine: Path, user: str, apt: str | None
) -> None:
    install(machine, "id", f"echo {user}")
    if apt:
        install(machine, "apt-get", apt)
    assert start(machine, "machine/nginx") == (1, NGINX_HELP)


# ------------------------------------------------------------------------------------ LibreOffice

OFFICE_HELP = (
    "LibreOffice Impress and Calc are needed, to test the slides and the spreadsheet. On Debian:"
    " apt install libreoffice-impress libreoffice-calc. Elsewhere: set SOFFICE to the path of"
    " soffice.\n"
)
IMPRESS, CALC = "libsdlo.so", "libsclo.so"


def install_office(machine: Path, *programs: str) -> None:
    """As Debian does it: a link to the program, which stands beside its parts."""
    home = machine / "office/program"
    home.mkdir(parents=True)
    for name in ("soffice", *(programs or (IMPRESS, CALC))):
        (home / name).write_text("#!/bin/sh\necho LibreOffice 1\n")
        (home / name).chmod(0o755)
    (machine / "bin/soffice").symlink_to(home / "soffice")


def test_an_office_that_is_named_or_found_is_taken(machine: Path) -> None:
    install_office(machine)
    found = str(machine / "bin/soffice")
    assert (
        start(machine, "machine/office")
        == start(machine, "machine/office", SOFFICE=found)
        == (0, f"{found}\n")
    )
    assert start(machine, "machine/office", SOFFICE="/bin/false") == (
        1,
        (
            "SOFFICE is set to /bin/false, which does not run. Set it to a working LibreOffice, or"
            " unset it.\n"
        ),
    )


@pytest.mark.parametrize("part", [IMPRESS, CALC])
def test_an_office_without_one_of_its_programs_does_not_do(machine: Path, part: str) -> None:
    install(machine, "id", "echo 1000")
    install_office(machine, part)
    assert start(machine, "machine/office") == (1, OFFICE_HELP)


def test_without_an_office_debians_packages_are_installed_where_we_may(machine: Path) -> None:
    install(machine, "id", "echo 0")
    install(
        machine,
        "apt-get",
        'echo noise; case $1 in install) [ "$*" = \'install -y -qq --no-install-recommends'
        f" libreoffice-impress libreoffice-calc' ] && mkdir {machine}/office && cp {machine}/bin/mv"
        f" {machine}/office/soffice && cp {machine}/bin/mv {machine}/office/{IMPRESS} && cp"
        f" {machine}/bin/mv {machine}/office/{CALC} && cp {machine}/office/* {machine}/bin/ ;;"
        " esac",
    )
    status, printed = start(machine, "machine/office")
    assert status == 0 and printed.endswith(f"{machine}/bin/soffice\n")


def test_the_tests_do_not_run_without_a_browser_nginx_and_an_office(machine: Path) -> None:
    shutil.copytree(
        ROOT / "tests",
        machine / "tests",
        ignore=lambda folder, names: [name for name in names if not name.endswith(".lock")],
    )
    for folder, lock in (
        (".venv-test", "tests/requirements.lock"),
        (".venv-zensical", "tests/zensical.lock"),
        (".venv-fonts", "scripts/fonts.lock"),
    ):
        (machine / folder / "bin").mkdir(parents=True)
        shutil.copy(ROOT / lock, machine / folder / "installed")
    python = machine / ".venv-test/bin/python"
    python.write_text("#!/bin/sh\necho the tests ran")
    python.chmod(0o755)
    install(machine, "id", "echo 1000")
    assert start(machine, "test") == (1, HELP)
    install(machine, "chromium", "echo Chromium 1")
    assert start(machine, "test") == (1, NGINX_HELP)
    install(machine, "nginx", "echo nginx 1")
    assert start(machine, "test") == (1, OFFICE_HELP)
    install_office(machine)
    assert start(machine, "test") == (0, "the tests ran\n")
