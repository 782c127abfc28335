"""Everybody can read and use the page: without Chinese fonts, by day and night, without a mouse."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import IN_A_BROWSER, Arrive

pytestmark = IN_A_BROWSER

# What a text looks like in a font: the pixels of its drawing.
DRAWN = """([text, font]) => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 64, height: 64});
  const pen = canvas.getContext('2d');
  pen.font = `40px ${font}`;
  pen.fillText(text, 8, 48);
  return pen.getImageData(0, 0, 64, 64).data.join();
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
