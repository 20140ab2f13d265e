"""MkDocs hook: generates before every build, and finishes the site after it.

A convenience of `mkdocs serve` and `mkdocs build` alone. Nothing else may depend on it: Zensical
ignores hooks, and scripts/build does all of it by itself.
"""

import contextlib
import os
import shutil
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

import finish
import generate
from core.build_lock import alone
from core.problems import BadInput

STEP_OF_BUILD = "STEP_OF_BUILD" in os.environ  # scripts/build waits and finishes by itself, once
served: list[bool] = []  # filled where MkDocs serves
lock = contextlib.ExitStack()  # held from the first step of a build to its last


def on_startup(*, command: str, **_: Any) -> None:
    """MkDocs takes this folder off the path once it has loaded the hook; generators load later."""
    if command == "serve":
        served.append(True)
    sys.path.append(str(Path(__file__).parent))


def on_serve(server: LiveReloadServer, **_: Any) -> LiveReloadServer:
    """After a bad save, say what is wrong and show the last good pages: MkDocs would show none."""
    rebuild = server.builder

    def rebuild_or_keep() -> None:
        try:
            rebuild()
        except MkDocsException as error:  # Abort from below, or what MkDocs says of mkdocs.yml
            print(error, file=sys.stderr, flush=True)
        except Exception:  # noqa: BLE001  # a fault of ours: told, and the last good pages stay
            traceback.print_exc()

    server.builder = rebuild_or_keep
    return server


def on_pre_build(config: MkDocsConfig) -> None:
    """Runs before the site folder is emptied, so a problem leaves the last good site as it was."""
    if not STEP_OF_BUILD:
        lock.enter_context(alone(generate.ROOT))
    try:
        generate.run()
    except BadInput as error:
        raise Abort(str(error)) from None
    if served:
        lock.enter_context(put_back(Path(config.site_dir)))


@contextlib.contextmanager
def put_back(site: Path) -> Iterator[None]:
    """The last good site comes back where the build that follows does not get to its end. While it
    builds, the server lets every request wait.
    """
    last = Path(f"{site}-last")
    site.rename(last)
    try:
        yield
    except Exception:  # noqa: BLE001  # whatever it is: it is told elsewhere
        shutil.rmtree(site, ignore_errors=True)
        last.rename(site)
    else:
        shutil.rmtree(last)


def on_post_build(config: MkDocsConfig) -> None:
    if STEP_OF_BUILD:
        return
    try:
        finish.finish(Path(config.site_dir), finish.SERVED if served else finish.ALL)
    except BadInput as error:
        raise Abort(str(error)) from None
    lock.close()


def on_build_error(error: Exception, **_: Any) -> None:
    """A mistake in a template is told with its place, as all others are."""
    frames = traceback.extract_tb(error.__traceback__)
    lock.__exit__(type(error), error, error.__traceback__)
    places = [each for each in frames if each.filename.endswith(".html")]
    if isinstance(error, TemplateError) and places:
        file = os.path.relpath(places[-1].filename, generate.ROOT)
        raise Abort(f"{file}:{places[-1].lineno}: {error} — mend the template") from None
