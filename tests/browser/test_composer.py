"""Writing a message: photos and documents given in other ways, words to begin with, and what is refused."""

from __future__ import annotations

import base64
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import IN_A_BROWSER, PHONE, Arrive
from tests.photographs import small_photo
from tests.word_files import typed

pytestmark = IN_A_BROWSER


# A file given to the page the way a clipboard or a dragging hand gives it.
GIVE = """([event, target, data, name, type]) => {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name, {type}));
  const how = {bubbles: true, cancelable: true, clipboardData: carried, dataTransfer: carried};
  const kind = event === 'paste' ? ClipboardEvent : DragEvent;
  document.querySelector(target).dispatchEvent(new kind(event, how));
}"""


def test_a_photo_is_pasted_and_dropped(arrive: Arrive) -> None:
    """Each is shown before it is sent and can be taken out again."""
    visitor = arrive()
    visitor.become("姚志坚")
    visitor.open("金山二网格群")
    picked = visitor.page.locator("#picked img")
    _give(visitor.page, "paste", "#text", small_photo(11))
    expect(picked).to_have_count(1)
    _give(visitor.page, "dragover", "#log", small_photo(12))
    expect(visitor.page.locator(".drop")).to_be_visible()
    _give(visitor.page, "drop", "#log", small_photo(12))
    expect(picked).to_have_count(2)
    expect(visitor.page.locator(".drop")).to_be_hidden()
    visitor.page.get_by_label("去掉第 1 张").click()
    expect(picked).to_have_count(1)
    visitor.say("寺后皇街 占道经营")
    expect(visitor.hears("处置中")).to_contain_text("寺后皇街")


def test_a_document_is_chosen_dropped_and_sent(arrive: Arrive) -> None:
    """By its button or dropped; each stands there by its name until it is sent, on a phone too."""
    visitor = arrive(**PHONE)
    visitor.become("林晓岚")
    visitor.open("和走街私聊")
    picked = visitor.page.locator("#picked .file")
    two = typed("第一条 每月评一次。", "第二条 约谈。")
    chosen = {"name": "红黄榜评定办法（最终的定稿，请以此为准）.docx", "mimeType": "", "buffer": two}
    visitor.page.get_by_test_id("composer-file").set_input_files(chosen)  # type: ignore[arg-type]
    _give(visitor.page, "drop", "#log", b"text", "名单.txt", "text/plain")
    expect(picked).to_have_count(2)
    visitor.page.get_by_label("去掉 名单.txt").click()
    expect(picked).to_have_count(1)
    field, send = (visitor.page.locator(one).bounding_box() for one in ("#text", "#send"))
    assert field and send and field["width"] > 180 and send["x"] + send["width"] <= 390
    visitor.say("方案 存 红黄榜办法")
    expect(visitor.hears("存好了")).to_contain_text("2 条")
    expect(picked).to_have_count(0)


def _give(
    page: Page, event: str, target: str, data: bytes, name: str = "a.jpg", kind: str = "image/jpeg"
) -> None:
    page.evaluate(GIVE, [event, target, base64.b64encode(data).decode(), name, kind])


def test_each_role_begins_with_its_own_words(arrive: Arrive) -> None:
    """The empty field shows an example of what they do, and above it stand their words."""
    visitor = arrive()
    field, words = visitor.page.locator("#text"), visitor.page.get_by_test_id("quick")
    for who, example, first in (
        ("姚志坚", "写地点和问题", "上报"),
        ("毛俊逸", "整改 编号 说明", "整改"),
        ("高正扬", "发「核查」", "核查"),
        ("林晓岚", "改派 编号 单位", "我的任务"),
        ("沈知远", "金山片几件没整改", "进度"),
    ):
        visitor.become(who)
        expect(field).to_have_attribute("placeholder", re.compile(example))
        expect(words.first).to_have_text(first)
        expect(words.last).to_have_text("帮助")


def test_what_a_button_far_up_brings_is_seen(arrive: Arrive) -> None:
    """Whoever presses it while they read further up is taken to the answer."""
    visitor = arrive()
    visitor.become("姚志坚")
    visitor.open("金山二网格群")
    visitor.say("寺后皇街 占道经营", small_photo(17))
    card = visitor.hears("处置中")
    answers = visitor.page.locator("article.bot").filter(has_text="在这里常用")
    for already in range(3):
        visitor.say("帮助")
        expect(answers).to_have_count(already + 1)  # else it comes while the card is scrolled to
    card.scroll_into_view_if_needed()
    expect(visitor.page.get_by_test_id("fresh")).to_be_visible()
    card.get_by_test_id("choice").first.click()
    expect(visitor.page.get_by_test_id("fresh")).to_be_hidden()


def test_what_the_server_refuses_stays_to_be_mended(arrive: Arrive) -> None:
    """The server's own sentence is shown, the words are still there, and nothing was sent."""
    visitor = arrive()
    visitor.become("姚志坚")
    visitor.open("金山二网格群")
    _give(visitor.page, "paste", "#text", b"\0\0\0\x20ftypheic" + bytes(99), "IMG_1.HEIC", "image/heic")
    visitor.page.get_by_test_id("composer-text").fill("金衡花园 毛坑")
    visitor.page.get_by_test_id("send").click()
    expect(visitor.page.get_by_test_id("fault")).to_contain_text("HEIC")
    expect(visitor.page.get_by_test_id("composer-text")).to_have_value("金衡花园 毛坑")
    expect(visitor.said("金衡花园 毛坑")).to_have_count(0)
    visitor.saw_only_network_faults(415)
