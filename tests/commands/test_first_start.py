"""The first start on a strange machine: what is missing is named in a sentence."""

import itertools
import re
import shutil
import sys
from pathlib import Path

import pytest

from site_fixtures import ROOT, run

NO_PYTHON = (
    "Python 3.11 or newer is needed. On Debian and Ubuntu: apt install python3 python3-venv\n"
)
NO_VENV = (
    "Python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv\n"
)
NO_NETWORK = "could not be installed. Is the network up? Then run this again.\n"
FAKE_PYTHON = 'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi'
VARIABLE = {
    "chromium": "CHROMIUM",
    "nginx": "NGINX",
    "office": "SOFFICE",
    "firefox": "FIREFOX",
    "webkit": "WEBKIT",
}
HELP = {
    "chromium": "Chromium is needed, for the browser tests and for PDFs. On Debian: apt install"
    " chromium-headless-shell. Elsewhere: set CHROMIUM to its path.\n",
    "nginx": "nginx is needed, to test the files for hosts. On Debian: apt install nginx."
    " Elsewhere: set NGINX to its path, such as /usr/sbin/nginx.\n",
    "office": "LibreOffice Impress and Calc are needed, to test the slides and the spreadsheet. On"
    " Debian: apt install libreoffice-impress libreoffice-calc. Elsewhere: set SOFFICE to the path"
    " of soffice.\n",
    "firefox": "Firefox is needed, for the browser tests. On Debian: apt install firefox-esr."
    " Elsewhere: set FIREFOX to its path.\n",
    "webkit": "WebKit and a screen for it are needed, for the browser tests with --whole."
    " On Debian: apt install webkit2gtk-driver xvfb. Elsewhere: set WEBKIT to the path of its"
    " driver.\n",
}
IMPRESS_AND_CALC = ("libsdlo.so", "libsclo.so")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A clone of the scripts, and a folder `bin` that is the whole PATH of a strange machine."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=ignored)
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "cmp", "cp", "rm", "mkdir", "dirname", "basename", "cat", "id", "readlink"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    install(tmp_path, "id", "echo 1000")
    return tmp_path


def install(machine: Path, name: str, body: str) -> str:
    path = machine / "bin" / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


def bring(machine: Path, program: str) -> str:
    """A program as its package installs it: an office stands beside its parts."""
    if program == "office":
        for part in IMPRESS_AND_CALC:
            install(machine, part, "")
        program = "soffice"
    if program == "webkit":
        install(machine, "Xvfb", "")
        program = "WebKitWebDriver"
    return install(machine, program, "echo 1")


def start(machine: Path, script: str, *options: str, **variables: str) -> tuple[int, str]:
    none = dict.fromkeys(VARIABLE.values(), "")
    environment = {"PATH": str(machine / "bin"), **none, **variables}
    done = run(machine / "scripts" / script, *options, cwd=machine, **environment)
    return done.returncode, done.stdout


# ------------------------------------------------------------------------------------------ Python


@pytest.mark.parametrize(
    ("python", "message"),
    [
        (None, NO_PYTHON),
        ("exit 1", NO_PYTHON),
        ('[ "$1" = -c ]', NO_VENV),
        (f'{FAKE_PYTHON}; [ "$2" != pip ]', NO_NETWORK),
    ],
    ids=["no Python", "an old Python", "no venv", "no network"],
)
@pytest.mark.parametrize("script", ["serve", "check"])
def test_what_is_missing_is_named_and_nothing_half_made_is_taken_for_whole(
    machine: Path, script: str, python: str | None, message: str
) -> None:
    if python:
        install(machine, "python3", python)
    for _ in range(2):  # the second start must not believe that the first one succeeded
        status, printed = start(machine, script)
        assert status == 1 and printed.endswith(message), printed
        assert not list(machine.glob(".venv*/installed"))


def with_venv(machine: Path, name: str, lock: str, python: str) -> None:
    install(machine, f"../{name}/bin/python", python)
    shutil.copy(machine / lock, machine / name / "installed")


def test_the_second_start_asks_neither_python_nor_network_for_anything_until_a_lock_changes(
    machine: Path,
) -> None:
    install(machine, "python3", "echo called; exit 1")
    with_venv(machine, ".venv", "scripts/requirements.lock", "")
    (machine / ".site-old").mkdir()
    printed = start(machine, "serve")[1]
    assert "called" not in printed and "Installing" not in printed and "will be at" in printed
    with_venv(machine, ".venv", "scripts/fonts.lock", "")
    assert start(machine, "build") == (1, f"called\n{NO_PYTHON}")


def test_an_environment_whose_python_is_gone_is_made_again_and_says_so(machine: Path) -> None:
    install(machine, "python3", FAKE_PYTHON)
    with_venv(machine, ".venv", "scripts/requirements.lock", "exit 127")
    assert start(machine, "serve")[1].startswith(
        "The Python that made .venv is gone or was upgraded: making it again.\n"
        "Installing what is needed into .venv (once) ...\nBoth Hats will be at"
    )


# -------------------------------------------------------------------- browsers, nginx, LibreOffice


def test_a_program_that_is_named_is_taken_if_it_runs(machine: Path) -> None:
    named = install(machine, "mine", "echo 1")
    for program, variable in VARIABLE.items():
        assert start(machine, f"machine/{program}", **{variable: named}) == (0, f"{named}\n")
        for broken in ("/bin/false", "/nowhere/it"):
            status, printed = start(machine, f"machine/{program}", **{variable: broken})
            begins = f"{variable} is set to {broken}, which does not run. Set it to a"
            assert status == 1 and printed.startswith(begins), printed


@pytest.mark.parametrize(
    ("program", "name"),
    [
        ("chromium", "chromium-headless-shell"),
        ("chromium", "chromium-browser"),
        ("chromium", "google-chrome-stable"),
        ("nginx", "nginx"),
        ("office", "office"),
        ("firefox", "firefox-esr"),
        ("firefox", "firefox"),
    ],
)
def test_a_program_on_the_machine_is_found(machine: Path, program: str, name: str) -> None:
    path = bring(machine, name)
    assert start(machine, f"machine/{program}") == (0, f"{path}\n")


@pytest.mark.parametrize(
    "there",
    [
        {"id": "echo 0"},
        {"id": "echo 0", "apt-get": "exit 1"},
        {"id": "echo 1000", "apt-get": "exit 0"},
        {"id": "echo 1000", "soffice": "echo 1", "libsdlo.so": ""},
        {"id": "echo 1000", "soffice": "echo 1", "libsclo.so": ""},
    ],
    ids=["no apt", "apt fails", "no root", "no Calc", "no Impress"],
)
def test_without_a_program_or_a_part_of_it_the_script_says_what_to_do_and_fails(
    machine: Path, there: dict[str, str]
) -> None:
    for name, body in there.items():
        install(machine, name, body)
    said = {program: start(machine, f"machine/{program}") for program in HELP}
    assert said == {program: (1, message) for program, message in HELP.items()}


@pytest.mark.parametrize(
    ("program", "package", "name"),
    [
        ("chromium", "chromium-headless-shell", "chromium-headless-shell"),
        ("chromium", "chromium", "chromium"),
        ("nginx", "nginx", "nginx"),
        ("office", "libreoffice-impress libreoffice-calc", "soffice"),
        ("firefox", "firefox-esr", "firefox-esr"),
        ("webkit", "webkit2gtk-driver xvfb", "WebKitWebDriver"),
    ],
)
def test_where_we_may_debians_package_is_installed(
    machine: Path, program: str, package: str, name: str
) -> None:
    install(machine, "id", "echo 0")
    copies = "; ".join(
        f"cp {machine}/bin/cat {machine}/bin/{each}" for each in (name, "Xvfb", *IMPRESS_AND_CALC)
    )
    wanted = package.replace(" ", "\\ ")
    answer = f"case $* in install*recommends\\ {wanted}) {copies} ;; install*) exit 1 ;; esac"
    install(machine, "apt-get", f"echo noise; {answer}")
    status, printed = start(machine, f"machine/{program}")
    assert status == 0 and printed.endswith(f"{machine}/bin/{name}\n")


def test_the_tests_do_not_run_without_browsers_nginx_and_an_office(machine: Path) -> None:
    shutil.copytree(
        ROOT / "tests", machine / "tests", ignore=shutil.ignore_patterns("*.py", "fixtures")
    )
    with_venv(machine, ".venv-test", "tests/requirements.lock", "echo the tests ran")
    with_venv(machine, ".venv-zensical", "tests/zensical.lock", "")
    with_venv(machine, ".venv-fonts", "scripts/fonts.lock", "")
    install(machine, "env", "")
    install(machine, "../.venv-test/bin/biome", "")
    for program, message in HELP.items():
        status, printed = start(machine, "test", "--whole")
        assert status == 1 and printed.endswith(message)
        bring(machine, program)
    status, printed = start(machine, "test", "--whole")
    assert status == 0 and printed.endswith("scripts/check found nothing.\nthe tests ran\n")


# ---------------------------------------------------------------------------------- what is typed


def test_an_unknown_option_of_a_script_is_refused_with_its_usage(machine: Path) -> None:
    scripts = ("audit", "benchmark", "build", "check", "handouts", "lock", "serve")
    for script, option in itertools.product(scripts, ("--nonsense", "nonsense", "")):
        status, printed = start(machine, script, option)
        usage = rf"usage: scripts/{script}( \[--[\w -]+\])?\n"
        assert status == 2 and re.fullmatch(usage, printed), f"{script} {option}: {printed}"


@pytest.mark.parametrize(
    "script", ["addresses", "comparison_tables", "finish", "generate", "links"]
)
def test_an_unknown_option_of_a_program_is_refused_with_its_usage(script: str) -> None:
    done = run(sys.executable, ROOT / f"scripts/{script}.py", "--nonsense", cwd=ROOT)
    assert done.returncode == 2 and done.stdout.startswith(f"usage: {script}.py")


def test_serve_refuses_a_port_that_is_none_in_plain_words(machine: Path) -> None:
    for port in ([], ["abc"], ["-1"], ["99999"], [""]):
        told = start(machine, "serve", "--port", *port)
        assert (port, *told) == (port, 2, "--port needs a number, such as --port 8001\n")
