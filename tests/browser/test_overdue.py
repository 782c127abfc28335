"""A list two days later: on a demo of its own, for the others go on from its first morning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MONDAY, Arrive
from tests.browser.demo import Demo
from tests.photographs import small_photo
from tests.turns import AT_LARGE

pytestmark = [AT_LARGE, pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def demo(browser_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Its clock is moved."""
    with Demo.at(MONDAY, tmp_path_factory.mktemp("home")) as found:
        yield found


def test_a_list_says_which_lines_press(arrive: Arrive) -> None:
    """Once a case is overdue its line ends in a triangle and says so."""
    visitor = arrive()
    visitor.become("贺大山")
    visitor.open("苏溪网格群")
    visitor.say("苏溪村 乱堆杂物", small_photo(103))
    visitor.hears("处置中")
    for day in ("3月3日 周二", "3月4日 周三"):
        visitor.page.get_by_test_id("clock-tomorrow").click()
        expect(visitor.page.get_by_test_id("clock-now")).to_have_text(f"{day} 08:00", timeout=90_000)
    visitor.page.get_by_test_id("quick").get_by_text("超期", exact=True).click()
    late = visitor.hears("苏溪网格超期").locator(".row .late")
    expect(late).to_contain_text("已超期")
    expect(late.locator("use")).to_have_attribute("href", "#i-late")
    visitor.say(f"查 {visitor.case()}")
    told = visitor.hears("经过")
    expect(told.locator(".pill.late")).to_have_text("超期")
    expect(told.locator(".limit.late")).to_contain_text("已超期")
