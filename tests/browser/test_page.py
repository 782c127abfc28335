"""The page itself: its type, its windows, other ways of giving it a photo, a lost line, no mouse."""

from __future__ import annotations

import base64
import json
import re

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.conftest import Arrive
from tests.browser.demo import Demo
from tests.browser.stranger import Stranger
from tests.photographs import small_photo
from tests.turns import AT_LARGE
from tests.word_files import typed

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]  # the first may have to install a browser
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

# What a text looks like in a font: the pixels of its drawing.
DRAWN = """([text, font]) => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 64, height: 64});
  const pen = canvas.getContext('2d');
  pen.font = `40px ${font}`;
  pen.fillText(text, 8, 48);
  return pen.getImageData(0, 0, 64, 64).data.join();
}"""
# A file given to the page the way a clipboard or a dragging hand gives it.
GIVE = """([event, target, data, name, type]) => {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name, {type}));
  const how = {bubbles: true, cancelable: true, clipboardData: carried, dataTransfer: carried};
  const kind = event === 'paste' ? ClipboardEvent : DragEvent;
  document.querySelector(target).dispatchEvent(new kind(event, how));
}"""


def test_chinese_is_drawn_with_the_packaged_font(arrive: Arrive) -> None:
    """Also where the machine has no Chinese font: the sign for what is missing looks different."""
    page = arrive().page
    found = """document.fonts.load('16px "Zoujie Sans"', '走街').then((faces) => faces.length)"""
    assert page.evaluate(found) == 1
    page.evaluate("document.fonts.ready.then(() => true)")
    used = page.evaluate("getComputedStyle(document.body).fontFamily")
    assert "Zoujie Sans" in used
    for font in ('"Zoujie Sans"', used):
        signs = [page.evaluate(DRAWN, [sign, font]) for sign in ("走", "街", "\ue123", " ")]
        assert len(set(signs)) == 4, font


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
    for _ in range(3):
        visitor.say("帮助")
        visitor.hears("在这里常用")
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
    _only_network_faults(visitor, 415)


def test_another_window_hears_at_once(arrive: Arrive) -> None:
    """What is said in one window is in the other without asking, and counted where it is not looked at."""
    one, other = arrive(), arrive()
    one.become("柳青松")
    one.open("长城网格群")
    other.become("马春燕")
    other.open("长城网格群")
    one.say("荆顶村 垃圾满溢", small_photo(13))
    expect(other.said("荆顶村 垃圾满溢")).to_be_visible()
    other.hears("处置中")
    other.open("和走街私聊")
    one.say("我的任务")
    tile = other.page.get_by_test_id("chat-item").filter(has_text="长城网格群")
    expect(tile).to_have_attribute("data-unread", "2")
    expect(other.page).to_have_title("(2) 走街")
    other.open("长城网格群")
    expect(other.page.locator("#unread-from + article")).to_contain_text("我的任务")


def test_two_windows_of_one_browser_are_two_people(arrive: Arrive) -> None:
    """After a reload each is still who it was, with what was being written there."""
    visitor = arrive(alone=True)
    visitor.become("卢静好")
    other = Stranger(visitor.page.context.new_page(), visitor.url)
    other.page.goto(visitor.url)
    other.become("蒋可欣")
    for one, name in ((visitor, "卢静好"), (other, "蒋可欣")):
        one.open("九州网格群")
        one.page.get_by_test_id("composer-text").fill(f"{name}：九州广场")
        one.page.reload()
        expect(one.page.get_by_test_id("who")).to_contain_text(name)
        expect(one.page.get_by_test_id("composer-text")).to_have_value(f"{name}：九州广场")


def test_what_was_asked_for_and_is_pushed_too_is_drawn_once(arrive: Arrive) -> None:
    """Else photos would flicker under the eyes, and a button be gone under the finger."""
    visitor = arrive(alone=True)
    late: list[tuple[WebSocketRoute, str | bytes]] = []

    def hold_back(page_side: WebSocketRoute) -> None:
        page_side.connect_to_server().on_message(lambda said: late.append((page_side, said)))

    visitor.page.route_web_socket("**/api/events", hold_back)
    visitor.page.reload()
    visitor.become("孟庆芳")
    visitor.open("北湖二网格群")
    visitor.say("湖滨巷 垃圾满溢", small_photo(18))
    mine = visitor.page.locator("article.mine").last
    expect(mine).to_contain_text("湖滨巷 垃圾满溢")
    mine.evaluate("node => { node.dataset.seen = 'yes' }")
    while not any("处置中" in (said := json.loads(one)["text"]) and "湖滨巷" in said for _side, one in late):
        visitor.page.wait_for_timeout(50)  # until the bot's answer is held back too
    for page_side, said in late:
        page_side.send(said)
    visitor.hears("处置中")
    expect(visitor.page.locator("article.mine[data-seen=yes]")).to_have_count(1)


def test_a_lost_line_loses_and_doubles_nothing(arrive: Arrive) -> None:
    """The page says that the line is lost, sends again by itself, and comes back without a reload."""
    visitor = arrive(alone=True)
    lines: list[WebSocketRoute] = []
    cut = False

    def connect(page_side: WebSocketRoute) -> None:
        lines.append(page_side)
        if cut:
            page_side.close()
        else:
            page_side.connect_to_server()

    visitor.page.route_web_socket("**/api/events", connect)
    visitor.page.route("**/messages", lambda route: route.abort() if cut else route.continue_())
    visitor.page.reload()
    visitor.become("康美玲")
    visitor.open("双龙网格群")
    while not lines:
        visitor.page.wait_for_timeout(50)  # until the line is there that is cut
    cut = True
    lines[-1].close()
    expect(visitor.page.get_by_test_id("offline")).to_be_visible()
    visitor.page.get_by_test_id("composer-text").fill("我的任务")
    with visitor.page.expect_event("requestfailed"):
        visitor.page.get_by_test_id("send").click()
    cut = False
    visitor.hears("没有等您办的事")
    expect(visitor.page.get_by_test_id("offline")).to_be_hidden()
    expect(visitor.said("我的任务")).to_have_count(1)
    _only_network_faults(visitor, 0)


@AT_LARGE
def test_a_restart_in_between_loses_and_doubles_nothing(arrive: Arrive, demo: Demo) -> None:
    """The page says that the line is lost, sends again by itself, and comes back without a reload."""
    visitor = arrive()
    visitor.become("孟庆芳")
    visitor.open("北湖二网格群")
    visitor.say("九鼎停车场 占道经营", small_photo(14))
    visitor.hears("处置中")
    demo.stop()
    expect(visitor.page.get_by_test_id("offline")).to_be_visible()
    visitor.page.get_by_test_id("composer-text").fill("我的任务")
    visitor.page.get_by_test_id("send").click()
    visitor.page.wait_for_timeout(300)
    demo.start()
    expect(visitor.page.get_by_test_id("composer-text")).to_be_editable()  # it has come, or is given up
    if visitor.page.get_by_test_id("composer-text").input_value():
        # It took the machine longer to start than the page tries: once more by hand.
        expect(visitor.page.get_by_test_id("fault")).to_contain_text("不会重复")
        visitor.page.get_by_test_id("send").click()
    visitor.hears("您上报的在办")
    expect(visitor.page.get_by_test_id("offline")).to_be_hidden()
    expect(visitor.said("我的任务")).to_have_count(1)
    _only_network_faults(visitor, 0)


def test_an_answer_that_got_lost_does_not_double_the_message(arrive: Arrive) -> None:
    """The server took it and the page does not know: it sends the same again by itself, and it is one message."""
    visitor = arrive(alone=True)
    visitor.become("秦小勇")
    visitor.open("北湖一网格群")
    sent: list[str] = []

    def lose_the_first(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request.url)
        if len(sent) == 1 and route.request.method == "POST":
            route.fetch()
            route.abort()
        else:
            route.continue_()

    visitor.page.route("**/messages", lose_the_first)
    visitor.say("北湖路 乱堆杂物", small_photo(17))
    visitor.hears("处置中")
    assert len(sent) == 2
    expect(visitor.said("北湖路 乱堆杂物")).to_have_count(1)
    _only_network_faults(visitor, 0)


def _only_network_faults(visitor: Stranger, status: int) -> None:
    """The browser itself notes what did not come; the page adds nothing to that."""
    wanted = f"status of {status}" if status else "ERR_|WebSocket"
    assert [fault for fault in visitor.faults if not re.search(wanted, fault)] == []
    visitor.faults.clear()


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


def test_words_stand_out_from_their_ground(arrive: Arrive) -> None:
    """By night and by day, at least 4.5 to 1 (WCAG AA), on everything that is read."""
    visitor = arrive()
    visitor.become("马春燕")
    visitor.open("长城网格群")
    visitor.say("皇城北路 占道经营")
    visitor.say("上报 皇城北路 占道经营")
    visitor.hears("处置中")
    visitor.say(f"查 {visitor.case()}")
    visitor.hears("经过")
    for scheme in ("dark", "light"):
        visitor.page.emulate_media(color_scheme=scheme)
        ground = visitor.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (_light(ground) < 0.1) == (scheme == "dark")
        for one in READABLE:
            for colour, behind in visitor.page.evaluate(COLOURS, one):
                lighter, darker = sorted((_light(colour), _light(behind)), reverse=True)
                assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (scheme, one, colour, behind)


READABLE = (
    ".words",
    ".name",
    ".role",
    ".chat-title",
    ".chat-last",
    ".pill",
    ".number",
    ".lines p",
    ".past li",
    ".choice",
    ".soft",
    "time",
    "h2",
)
# The colour of each text of a kind, and the first opaque colour behind it.
COLOURS = """(kind) => [...document.querySelectorAll(kind)].filter((node) => node.offsetParent).map((node) => {
  let behind = node;
  while (behind.parentElement && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') {
    behind = behind.parentElement;
  }
  return [getComputedStyle(node).color, getComputedStyle(behind).backgroundColor];
})"""


def _light(colour: str) -> float:
    """Relative luminance of rgb(…), 0 to 1 (WCAG 2)."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_everything_can_be_done_without_a_mouse(arrive: Arrive) -> None:
    """Tab, arrows, Enter and Escape: choose a talk, write, press a button, become somebody else."""
    visitor = arrive()
    keys = visitor.page.keyboard
    _tab_to(visitor.page, "who")
    keys.press("Enter")
    keys.type("卢静好")
    keys.press("Enter")
    expect(visitor.page.get_by_test_id("who")).to_contain_text("卢静好")
    _tab_to(visitor.page, "chat-item")
    for _ in range(5):
        keys.press("ArrowDown")
    keys.press("Enter")
    expect(visitor.page.locator("#title")).to_have_text("九州网格群")
    keys.type("上报 九州新村 乱堆杂物")
    keys.press("Shift+Enter")
    keys.type("在大门左边")
    keys.press("Enter")
    visitor.hears("处置中")
    expect(visitor.page.get_by_test_id("composer-text")).to_be_focused()
    visitor.become("蒋可欣")
    visitor.page.get_by_test_id("composer-text").focus()
    _tab_to(visitor.page, "choice", "Shift+Tab", "报整改")
    keys.press("Enter")
    visitor.hears("整改后的现场照片")
    _tab_to(visitor.page, "who", "Shift+Tab")
    keys.press("Enter")
    expect(visitor.page.locator("#people")).to_be_visible()
    keys.press("Escape")
    expect(visitor.page.locator("#people")).to_be_hidden()
    expect(visitor.page.get_by_test_id("who")).to_be_focused()


def _tab_to(page: Page, goal: str, key: str = "Tab", words: str = "") -> None:
    """Press a key until what has the focus is what was looked for, and can be seen to have it."""
    for _ in range(60):
        page.keyboard.press(key)
        found = page.locator(f":focus[data-testid={goal}]")
        if found.count() and words in found.inner_text():
            assert found.evaluate("node => getComputedStyle(node).outlineStyle") != "none"
            return
    raise AssertionError(f"{goal} cannot be reached with {key}")
