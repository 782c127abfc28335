"""On a phone: one thing at a time, and room for it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import IN_A_BROWSER, PHONE, Arrive
from tests.photographs import small_photo

pytestmark = IN_A_BROWSER


def test_a_phone_shows_one_thing_at_a_time(arrive: Arrive) -> None:
    """List, talk and back at 390 px, nothing to be pushed sideways, everything large enough for a thumb."""
    visitor = arrive(**PHONE)
    visitor.become("卢静好")
    expect(visitor.page.get_by_test_id("composer-text")).to_be_hidden()
    _fits(visitor.page)
    visitor.open("九州网格群")
    expect(visitor.page.get_by_test_id("chat-list")).to_be_hidden()
    visitor.say("九州广场 占道经营 " + "没有空格" * 8 + "noblank" * 12, small_photo(15), small_photo(16))
    card = visitor.hears("处置中")
    _fits(visitor.page)
    for button in card.get_by_test_id("choice").all():
        box = button.bounding_box()
        assert box is not None and box["height"] >= 36
    visitor.page.get_by_test_id("who").click()
    _fits(visitor.page)
    visitor.page.get_by_label("关闭").first.click()
    visitor.page.get_by_test_id("back").click()
    expect(visitor.page.get_by_test_id("chat-list")).to_be_visible()
    expect(visitor.page.get_by_test_id("composer-text")).to_be_hidden()
    visitor.open("九州网格群")
    for opener, dialog in ((".photo", "#viewer"), ("#who", "#people")):
        visitor.page.locator(opener).first.click()
        expect(visitor.page.locator(dialog)).to_be_visible()
        visitor.page.go_back()
        expect(visitor.page.locator(dialog)).to_be_hidden()
        expect(visitor.page.get_by_test_id("composer-text")).to_be_visible()
    visitor.page.go_back()
    expect(visitor.page.get_by_test_id("chat-list")).to_be_visible()


def test_the_hint_leaves_room_on_a_phone(arrive: Arrive) -> None:
    """While the message that it prepared stands there, six tenths of the screen are the talk; the clock comes back."""
    visitor = arrive(hints=True, **PHONE)
    expect(visitor.page.get_by_test_id("clock-now")).to_be_visible()
    visitor.page.get_by_test_id("hint-go").click()
    expect(visitor.page.get_by_test_id("composer-text")).not_to_have_value("")
    expect(visitor.page.locator("#quick")).to_be_hidden()
    expect(visitor.page.get_by_test_id("clock-now")).to_be_hidden()
    talk = visitor.page.locator(".talk-body").bounding_box()
    assert talk is not None and talk["height"] > 0.6 * 844
    visitor.page.get_by_test_id("hint-stop").click()
    expect(visitor.page.get_by_test_id("clock-now")).to_be_visible()
    # Another place: who follows the hints in this demo after it must not find it reported.
    visitor.page.get_by_test_id("composer-text").fill("金衡街 垃圾满溢")
    visitor.page.get_by_test_id("send").click()
    expect(visitor.page.locator(".message .card").last).to_contain_text("处置中")
    expect(visitor.page.get_by_test_id("hint-stop")).to_be_hidden()


def _fits(page: Page) -> None:
    wide = """[...document.querySelectorAll('body *')].filter((node) => {
      const box = node.getBoundingClientRect();
      return box.width && (box.right > innerWidth + 1 || box.left < -1) && !node.closest('.quick, .icons, .aside');
    }).map((node) => node.className || node.localName)"""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(wide) == []
