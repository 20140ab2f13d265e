"""scripts/serve as a person runs it: an edit shows, a bad save does no harm, a port is taken."""

import signal
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from site_fixtures import Built, copy_generated, run, with_packages
from started import Started, edited, tree

pytestmark = pytest.mark.journeys("scripts/", "mkdocs.yml", "tests/commands/")
COMPARISONS = "docs/data/comparisons.yml"
WRONG = (COMPARISONS, "    theme: work\n", "    theme: nonsense\n")
FOOTER, SETTINGS = "overrides/partials/footer.html", "mkdocs.yml"


@pytest.fixture(scope="module")
def clone(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One in which something was built before. Changes are put back."""
    return with_packages(copy_generated(built, tmp_path_factory.mktemp("serve") / "clone"))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def shows(url: str, text: str) -> Callable[[], bool]:
    def look() -> bool:
        try:
            return text in urllib.request.urlopen(url, timeout=10).read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    return look


def test_a_bad_save_keeps_the_last_good_page_and_an_edited_cell_shows_with_the_next_good_one(
    clone: Path,
) -> None:
    port, data = free_port(), (clone / COMPARISONS).read_text("utf-8")
    page = f"http://127.0.0.1:{port}/chapters/differences/"
    old, line = (
        yaml.safe_load(data)["rows"][0]["managing"],
        data[: data.index(WRONG[1])].count("\n"),
    )
    server = Started(clone, "scripts/serve", "--port", str(port))
    try:
        server.until(shows(page, old))
        good = tree(clone / ".generated")
        for file, old_text, new_text, says in (
            (*WRONG, f"{COMPARISONS}:{line + 1}: "),
            (FOOTER, "<footer", "{{ nobody.knows }}<footer", f"{FOOTER}:"),
            (SETTINGS, "\nnav:", "\nnav: [a", "parsing the configuration file"),
        ):
            with edited(clone, file, old_text, new_text):
                server.until(lambda says=says: says in server.said())
                server.until(shows(page, old))  # and no page that hangs
                assert tree(clone / ".generated") == good, file
        with edited(clone, COMPARISONS, old, "A freshly edited cell"):
            server.until(shows(page, "A freshly edited cell"))
        assert "“nonsense”" in server.said()
        assert "Traceback" not in server.said() and "Installing" not in server.said()
        assert server.process.poll() is None, "the server died"
    finally:
        server.stop(signal.SIGTERM)  # programs in the background ignore SIGINT


def test_a_taken_port_and_bad_data_end_it_with_a_plain_message_in_any_language(clone: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("scripts/serve", "--port", str(port), cwd=clone)
    message = f"Port {port} is taken, perhaps by another scripts/serve. Choose another: "
    assert (done.returncode, done.stdout) == (1, f"{message}scripts/serve --port {port + 1}\n")
    with edited(clone, *WRONG):
        locale = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        done = run("scripts/serve", "--port", str(free_port()), cwd=clone, **locale)
    assert done.returncode == 1 and f"{COMPARISONS}:" in done.stdout and "“nonsense”" in done.stdout
    assert "Traceback" not in done.stdout
