"""Cards on the page: what they show of a case, and what becomes of them when the case goes on."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import IN_A_BROWSER, Arrive
from tests.photographs import small_photo

pytestmark = IN_A_BROWSER


def test_a_card_says_how_it_stands_by_shape_and_word(arrive: Arrive) -> None:
    """Due today and in hand, where, who, until when, what is asked; each line says what it is about."""
    visitor = arrive()
    visitor.become("姚志坚")
    visitor.open("金山二网格群")
    visitor.say("金衡街 占道经营", small_photo(101))
    card = visitor.hears("处置中")
    expect(card.locator(".about")).to_have_text("占道经营")
    expect(card.locator(".pill")).to_have_text(["今天到期", "处置中"])
    for pill in card.locator(".pill").all():
        expect(pill.locator("use")).to_have_count(1)
    expect(card.locator(".limit.today")).to_contain_text("时限：今天")
    for means, word in (
        ("place", "地点：金衡街"),
        ("holder", "责任：金山社区 毛俊逸"),
        ("asked", "下一步：整改后"),
    ):
        expect(card.locator(f".{means}")).to_contain_text(word)
    expect(card.locator(".words").last).to_contain_text("整改后请拍照发")


def test_used_buttons_go_in_every_window(arrive: Arrive) -> None:
    """The next card of the case takes them, and the earlier one grows calm; a history offers none."""
    visitor, other = arrive(), arrive()
    visitor.become("柳青松")
    visitor.open("长城网格群")
    other.become("马春燕")
    other.open("长城网格群")
    visitor.say("长城公园 垃圾满溢", small_photo(102))
    visitor.hears("处置中")
    number = visitor.case()
    first = other.page.locator(f"article[data-case='{number}']").first
    expect(first.get_by_test_id("choice")).to_have_text(["报整改", "退回"])
    visitor.become("苏文婧")
    visitor.say(f"整改 {number} 已清运", small_photo(102, "after"))
    other.hears("待核查")
    expect(first.get_by_test_id("choice")).to_have_count(0)
    assert "old" in (first.get_attribute("class") or "").split()
    other.page.reload()
    expect(first.get_by_test_id("choice")).to_have_count(0)
    visitor.say(f"查 {number}")
    history = visitor.hears("经过")
    expect(history.locator(".past li")).to_have_count(2)
    expect(history.get_by_test_id("choice")).to_have_count(0)
    expect(visitor.page.get_by_test_id("choice").get_by_text("通过", exact=True).last).to_be_visible()
    visitor.become("高正扬")  # who is asked about one case at a time: the tests after this one have theirs
    visitor.open("和走街私聊")
    visitor.press("通过")
    visitor.hears("已销号")
