"""Browsers beside Chromium, started once for a whole run: Debian's Firefox, by WebDriver BiDi, as
Playwright speaks it; and Debian's WebKit, by WebDriver, for which a few calls do.
"""

import contextlib
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from site_fixtures import on_this_machine

NOBODY = 9  # a port where nobody listens: Firefox asks nobody but the site
ALONE = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": NOBODY,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": NOBODY,
    "network.proxy.no_proxies_on": "127.0.0.1",
}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # what WebDriver calls the id of one


@pytest.fixture(scope="session")
def firefox(driver: Playwright) -> Browser:
    return driver.firefox.launch(
        channel="moz-firefox",
        executable_path=on_this_machine("firefox"),
        firefox_user_prefs=ALONE,
    )


class WebKit:
    """One window. A tap is a real one, so that what only a press may do is tried as by a hand."""

    def __init__(self, driver: str) -> None:
        self._driver = driver
        window = next(Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"))
        options = {"binary": str(window), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session = f"/session/{self._ask('POST', '/session', wanted)['sessionId']}"

    def _ask(self, method: str, path: str, content: object = None) -> object:
        body = json.dumps(content or {}).encode() if method == "POST" else None
        request = urllib.request.Request(self._driver + path, body, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {error.read().decode()[:400]}") from error

    def open(self, address: str) -> None:
        self._ask("POST", f"{self._session}/url", {"url": address})

    def run(self, script: str) -> object:
        """What the body of a function gives back."""
        given = {"script": script, "args": []}
        return self._ask("POST", f"{self._session}/execute/sync", given)

    def wait(self, script: str) -> object:
        """What an expression gives once it gives something."""
        for _ in range(100):
            if found := self.run(f"return {script}"):
                return found
            time.sleep(0.1)
        raise AssertionError(f"WebKit never saw {script}")

    def tap(self, selector: str) -> None:
        found = f"document.querySelector({json.dumps(selector)})"
        self.wait(f"{found}?.getClientRects().length")
        # the driver does not wait for a page that scrolls smoothly
        self.run(f"{found}.scrollIntoView({{ behavior: 'instant', block: 'center' }})")
        found = self._ask(
            "POST", f"{self._session}/element", {"using": "css selector", "value": selector}
        )
        self._ask("POST", f"{self._session}/element/{found[ELEMENT]}/click")

    def close(self) -> None:
        self._ask("DELETE", self._session)


@pytest.fixture(scope="session")
def webkit() -> Iterator[WebKit]:
    program = on_this_machine("webkit")
    with contextlib.ExitStack() as ends:

        def started(*command: str, **more: object) -> subprocess.Popen[str]:
            process = subprocess.Popen(command, text=True, stderr=subprocess.DEVNULL, **more)
            ends.callback(process.wait)
            ends.callback(process.terminate)
            return process

        tells, told = os.pipe()
        started("Xvfb", "-displayfd", str(told), "-nolisten", "tcp", pass_fds=[told])
        screen = os.read(tells, 9).decode().strip()  # it takes the first that is free
        alone = {"DISPLAY": f":{screen}", "http_proxy": f"http://127.0.0.1:{NOBODY}"}
        with contextlib.closing(free_port()) as port:
            number = port.getsockname()[1]
        more = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "no_proxy": "127.0.0.1"}
        started(program, "-p", str(number), env=os.environ | alone | more)
        for _ in range(50):
            with contextlib.suppress(OSError):
                browser = WebKit(f"http://127.0.0.1:{number}")
                break
            time.sleep(0.1)
        ends.callback(browser.close)
        yield browser


def free_port() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))
