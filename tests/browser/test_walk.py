"""The whole walk of a case, as a stranger takes it at the page: report, rectify, verify, ask, a day's clock."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.conftest import IN_A_BROWSER, Arrive
from tests.browser.stranger import Stranger
from tests.photographs import photograph, small_photo
from tests.turns import AT_LARGE

pytestmark = IN_A_BROWSER

BOXES = "card => [...card.querySelectorAll('.photo')].map((photo) => photo.getBoundingClientRect().toJSON())"


def test_three_hints_lead_a_first_visitor_through_one_case(arrive: Arrive) -> None:
    """Following them is pressing their button and 发送; each goes on by itself when its step is done."""
    visitor = arrive(hints=True)
    hint, go, send = (visitor.page.get_by_test_id(one) for one in ("hint", "hint-go", "send"))
    expect(hint).to_contain_text("试一遍 1/3")
    go.click()
    expect(visitor.page.locator("#picked img")).to_have_count(1)
    send.click()
    expect(hint).to_contain_text("试一遍 2/3")
    go.click()
    expect(visitor.page.get_by_test_id("composer-text")).to_have_value(re.compile(r"整改 \d+ 已劝离"))
    expect(visitor.page.locator("#picked img")).to_have_count(1)
    send.click()
    expect(hint).to_contain_text("试一遍 3/3")
    go.click()
    visitor.press("通过")
    expect(visitor.page.get_by_test_id("toast")).to_contain_text("走完一遍")
    expect(hint).to_be_hidden()
    closed = visitor.hears("已销号")
    _is_pair(closed)
    _photos_can_be_turned(visitor, closed)
    visitor.page.reload()
    expect(visitor.page.get_by_test_id("chat-item").first).to_be_visible()
    expect(hint).to_be_hidden()
    visitor.page.get_by_test_id("hint-again").click()
    expect(hint).to_contain_text("试一遍 1/3")
    visitor.become("任春生")  # who types the same by hand comes as far
    visitor.open("东港网格群")
    visitor.say("东港公园 垃圾满溢", small_photo(31))
    expect(hint).to_contain_text("试一遍 2/3")


@AT_LARGE
def test_a_case_goes_from_a_photo_to_its_verified_end(arrive: Arrive, tmp_path: Path) -> None:
    """Reported with a 12-megapixel photo from a file, rectified by button and photo, passed in private."""
    visitor = arrive()
    visitor.become("任春生")
    visitor.open("东港网格群")
    file = tmp_path / "IMG_20260302_080112.jpg"
    file.write_bytes(photograph(seed=31))
    visitor.say("东港公园 垃圾满溢", file)
    card = visitor.hears("处置中")
    number = visitor.case()
    for words in (f"#{number}", "垃圾外溢", "东港公园", "东港社区 夏子墨"):
        expect(card).to_contain_text(words)
    expect(card).to_contain_text(re.compile(r"[今明]天 \d\d:\d\d 前"))

    visitor.become("夏子墨")
    visitor.press("报整改")
    visitor.hears(f"请发 #{number} 整改后的现场照片")
    visitor.say("已清运", small_photo(31, "after"))
    visitor.hears("待核查")

    visitor.become("高正扬")
    visitor.open("和走街私聊")
    _is_pair(visitor.hears(f"#{number}"))
    visitor.press("通过")
    _is_pair(visitor.hears("已销号"))

    visitor.become("任春生")
    visitor.open("东港网格群")
    closed = visitor.hears("已销号")
    _is_pair(closed)
    expect(closed).to_contain_text("督查室 高正扬 核查通过")
    _photos_can_be_turned(visitor, closed)


def _is_pair(card: Locator) -> None:
    """整改前 and 整改后 stand side by side, both are loaded, and neither stands on its head."""
    expect(card.locator(".tag")).to_have_text(["整改前", "整改后"])
    card.locator(".photo").first.scroll_into_view_if_needed()
    for image in card.locator(".photo img").all():
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("image => image.naturalWidth") > 100
    one, other = card.evaluate(BOXES)  # at once: what is drawn anew in between would have no box
    assert one["y"] == other["y"]
    assert one["x"] + one["width"] < other["x"]


def _photos_can_be_turned(visitor: Stranger, card: Locator) -> None:
    viewer = visitor.page.locator("#viewer")
    card.locator(".photo").first.click()
    expect(viewer).to_contain_text("整改前")
    visitor.page.keyboard.press("ArrowRight")
    expect(viewer).to_contain_text("整改后")
    visitor.page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()


@AT_LARGE
def test_what_is_not_fixed_goes_back_with_the_reason(arrive: Arrive) -> None:
    """不通过 asks why, and the unit reads it on the card."""
    visitor = arrive()
    visitor.become("段天佑")
    visitor.open("双龙网格群")
    visitor.say("双龙巷 乱堆杂物", small_photo(41))
    visitor.hears("处置中")
    number = visitor.case()
    visitor.become("尹思琪")
    visitor.say(f"整改 {number} 清走了", small_photo(41, "after"))
    visitor.hears("待核查")
    visitor.become("罗清越")
    visitor.open("和走街私聊")
    visitor.hears(f"#{number}")
    visitor.press("不通过")
    visitor.hears(f"#{number} 哪里没整改好")
    visitor.say("墙角还有两堆没清")
    visitor.hears("处置中")
    visitor.become("尹思琪")
    visitor.open("双龙网格群")
    expect(visitor.hears("墙角还有两堆没清")).to_contain_text("处置中")


@AT_LARGE
def test_a_photo_alone_is_asked_about(arrive: Arrive) -> None:
    """The next words of the same person are the answer; somebody else's are not."""
    visitor = arrive()
    visitor.become("秦小勇")
    visitor.open("北湖一网格群")
    visitor.say("", small_photo(51))
    visitor.hears("在哪里、什么问题")
    visitor.become("白雪莹")
    visitor.say("辛苦了")
    visitor.become("秦小勇")
    visitor.say("北湖公园 垃圾满溢")
    expect(visitor.hears("处置中")).to_contain_text("北湖公园")


@AT_LARGE
def test_what_cannot_be_sorted_goes_to_the_office_with_buttons(arrive: Arrive) -> None:
    """The office presses a category in its own group, and the grid's group reads who has it now."""
    visitor = arrive()
    visitor.become("孟庆芳")
    visitor.open("北湖二网格群")
    visitor.say("上报 这里脏得没法走路", small_photo(61))
    visitor.hears("待受理")
    visitor.become("林晓岚")
    visitor.open("创建信息联络群")
    visitor.hears("这里脏得没法走路").get_by_test_id("choice").first.click()
    visitor.hears("处置中")
    visitor.open("北湖二网格群")
    expect(visitor.hears("处置中")).to_contain_text("北湖社区 白雪莹")


def test_questions_are_answered_in_the_talk(arrive: Arrive) -> None:
    """The words above the field."""
    visitor = arrive()
    visitor.become("邹佳怡")
    visitor.open("科创网格群")
    visitor.say("科创路 占道经营", small_photo(71))
    visitor.hears("处置中")
    visitor.become("何雨桐")
    for word, answer in (
        ("我的任务", "何雨桐，等您办的"),
        ("进度", "新增 1"),
    ):
        visitor.page.get_by_test_id("quick").get_by_text(word, exact=True).click()
        visitor.hears(answer)


def test_a_card_is_answered_by_quoting_it(arrive: Arrive) -> None:
    """A quote with a photo is the rectification; pressing what is quoted shows it."""
    visitor = arrive()
    visitor.become("贺大山")
    visitor.open("苏溪网格群")
    visitor.say("苏溪村 乱堆杂物", small_photo(81))
    card = visitor.hears("处置中")
    visitor.become("武燕红")
    card.hover()
    card.get_by_test_id("quote").click()
    expect(visitor.page.get_by_test_id("quoting")).to_contain_text(f"#{visitor.case()}")
    visitor.say("已清走", small_photo(81, "after"))
    visitor.hears("待核查")
    visitor.page.get_by_test_id("quoted").click()
    expect(card).to_be_focused()


def test_a_day_goes_by_on_the_clock(arrive: Arrive) -> None:
    """To the roll-call, 到 by button, the reminder for those who did not answer, the result, the digest."""
    visitor = arrive()
    # In a grid of the same town: what its only grid with a case has to tell is told in the town's group alone.
    visitor.become("秦小勇")
    visitor.open("北湖一网格群")
    visitor.say("北湖公园 垃圾满溢", small_photo(92))
    visitor.hears("处置中")
    visitor.become("钟一帆")
    visitor.open("九州网格群")
    visitor.say("九州路 占道经营", small_photo(91))
    visitor.hears("处置中")
    visitor.page.get_by_test_id("clock-rollcall").click()
    visitor.hears("【点名】九州网格群 3月2日 周一")
    expect(visitor.page.get_by_test_id("clock-now")).to_have_text("3月2日 周一 08:30")
    visitor.press("到")
    visitor.hears("钟一帆 到，1/2 已应答")
    visitor.page.get_by_test_id("clock-digest").click()
    evening = visitor.page.get_by_test_id("clock-now")
    expect(evening).to_have_text("3月2日 周一 18:00", timeout=90_000)  # each group's picture is drawn
    digest = visitor.hears("【晒比拼】九州网格")
    expect(digest.locator(".photo img")).to_have_js_property("naturalWidth", 1080)
    expect(visitor.hears("还没应答")).to_contain_text("卢静好")
    expect(visitor.hears("【点名结果】")).to_contain_text("应到 2，到 1，未应答 1")
    expect(visitor.page.get_by_test_id("toast")).to_contain_text("晒比拼")
    visitor.page.get_by_test_id("clock-tomorrow").click()
    expect(evening).to_have_text("3月3日 周二 08:00")
