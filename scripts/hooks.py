"""MkDocs hook: generates before every build, and finishes the site after it.

A convenience of `mkdocs serve` and `mkdocs build` alone. Nothing else may depend on it: Zensical
ignores hooks, and scripts/build does all of it by itself.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
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
        except Abort as error:
            print(error, file=sys.stderr, flush=True)

    server.builder = rebuild_or_keep
    return server


def on_pre_build(**_: Any) -> None:
    """Runs before the site folder is emptied, so a problem leaves the last good site as it was."""
    if not STEP_OF_BUILD:
        lock.enter_context(alone(generate.ROOT))
    try:
        generate.run()
    except BadInput as error:
        raise Abort(str(error)) from None


def on_post_build(config: MkDocsConfig) -> None:
    if STEP_OF_BUILD:
        return
    try:
        finish.finish(Path(config.site_dir), finish.SERVED if served else finish.ALL)
    except BadInput as error:
        raise Abort(str(error)) from None
    lock.close()


def on_build_error(**_: Any) -> None:
    lock.close()
