"""What every browser test stands on: one browser, one demo, and windows that are watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.demo import Demo
from tests.browser.stranger import PATIENCE, Stranger
from tests.talk import ZONE

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=ZONE)  # a working day, before the roll-call
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
IN_A_BROWSER = [pytest.mark.browser, pytest.mark.timeout(240)]  # the first may have to install a browser

Arrive = Callable[..., Stranger]


@pytest.fixture(scope="package")
def browser_path() -> Path:
    """The installed browser; asked for first, so that nothing is started in vain."""
    return chromium()


@pytest.fixture(scope="package")
def demo(browser_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo that all share. Each test reports at a place of its own, and in a group of its own if it asks for the
    number of its case. The last test of the last file moves the clock."""
    with Demo.at(MONDAY, tmp_path_factory.mktemp("home")) as found:
        yield found


@pytest.fixture(scope="package")
def browser(browser_path: Path, sqlite_template: Path) -> Iterator[Browser]:
    """One browser for all files. The template comes first: what uses asyncio cannot be set up beside Playwright."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def resting(browser: Browser) -> list[Stranger]:
    """Plain windows that nobody looks at just now."""
    return []


@pytest.fixture
def arrive(browser: Browser, demo: Demo, resting: list[Stranger]) -> Iterator[Arrive]:
    """Opens windows; at the end each must have been without a fault and without a call to another host.

    A plain window is used again by the next test. One with something of its own is not, nor with `alone=True`: for a
    test that puts something between the page and the server.
    """
    plain: list[Stranger] = []
    special: list[Stranger] = []

    def arrive(*, alone: bool = False, **window: Any) -> Stranger:
        if alone or window:
            special.append(Stranger.arrive(browser, demo.url, **window))
            return special[-1]
        plain.append(resting.pop().arrive_again(demo.url) if resting else Stranger.arrive(browser, demo.url))
        return plain[-1]

    yield arrive
    for one in special:
        one.leave()
    for one in plain:
        one.leave(closing=False)
        resting.append(one)
