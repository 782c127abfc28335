"""Makes the README's pictures anew from the running page: python -m tests.browser.pictures"""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.conftest import MONDAY
from tests.browser.demo import ROOT, Demo
from tests.browser.stranger import Stranger
from tests.photographs import small_photo

IMAGES = ROOT / "docs" / "images"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


class Story:
    """What happened before the picture is taken: said over HTTP, as many people, at many times of day."""

    def __init__(self, browser: Browser, demo: Demo) -> None:
        self._calls = browser.new_context().request
        self._url = demo.url

    def say(self, chat: str, sender: str, text: str, *photos: bytes) -> int:
        """Somebody says something. Out: the message's id, once the bot has answered."""
        last = self._newest(chat)
        form: dict[str, object] = {"sender": sender, "text": text}
        if photos:
            form["photo"] = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": photos[0]}
        answer = self._calls.post(f"{self._url}/api/chats/{chat}/messages", multipart=form)  # type: ignore[arg-type]
        assert answer.status == 201, answer.text()
        return self._answered(chat, max(last, int(answer.json()["id"])))

    def until(self, moment: str) -> None:
        """The clock goes on; jobs speak."""
        answer = self._calls.post(f"{self._url}/api/clock", data={"now": f"{moment}+08:00"}, timeout=60_000)
        assert answer.status == 200, answer.text()

    def _newest(self, chat: str) -> int:
        said = self._calls.get(f"{self._url}/api/chats/{chat}/messages").json()
        return int(said[-1]["id"]) if said else 0

    def _answered(self, chat: str, after: int) -> int:
        query = f"after={after}&wait=5"
        said = self._calls.get(f"{self._url}/api/chats/{chat}/messages?{query}").json()
        return int(said[-1]["id"]) if said else after


def tell(story: Story) -> None:
    """A day and a morning of the sample district."""
    story.say("grid-02", "24", "金衡街 占道经营", small_photo(18))
    story.say("grid-03", "27", "东港公园 垃圾满溢", small_photo(21))
    story.say("grid-03", "26", "整改 2 已清运", small_photo(21, "after"))
    story.say("private:6", "6", "通过 2")
    story.say("grid-06", "35", "双龙巷 乱堆杂物", small_photo(7))
    story.say("grid-01", "22", "金山东路 共享单车乱停", small_photo(11))
    story.say("grid-01", "21", "整改 4 已摆放整齐", small_photo(11, "after"))
    story.say("private:6", "6", "通过 4")
    story.until("2026-03-02T18:00:00")
    story.until("2026-03-03T08:36:00")
    story.say("grid-01", "22", "到")
    story.say("grid-01", "23", "到")
    story.until("2026-03-03T09:42:00")
    story.say("grid-01", "22", "人民广场 垃圾满溢，果皮箱旁边堆了几袋", small_photo(14))
    story.until("2026-03-03T10:05:00")
    story.say("grid-01", "21", "整改 5 已清运，地面冲洗过了", small_photo(14, "after"))
    story.until("2026-03-03T10:16:00")
    story.say("grid-01", "23", "上报 金山农贸市场 占道经营，门口三个摊")
    story.until("2026-03-03T10:21:00")
    story.say("private:6", "6", "通过 5")


def main() -> None:
    """Take both pictures."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Demo.at(MONDAY, Path(folder)) as demo,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        tell(Story(browser, demo))
        take(browser, demo, "webchat.png", viewport={"width": 1280, "height": 1020})
        take(browser, demo, "webchat-phone.png", device_scale_factor=2, **PHONE)


def take(browser: Browser, demo: Demo, name: str, **window: object) -> None:
    """One picture."""
    visitor = Stranger.arrive(browser, demo.url, **window)  # type: ignore[arg-type]
    visitor.become("毛俊逸")
    visitor.open("金山一网格群")
    expect(visitor.hears("#5")).to_contain_text("已销号")
    visitor.page.mouse.move(2, 2)
    visitor.page.evaluate("document.activeElement.blur()")
    visitor.page.wait_for_timeout(1500)  # photos of the messages above
    taken = Image.open(BytesIO(visitor.page.screenshot()))
    IMAGES.mkdir(parents=True, exist_ok=True)
    taken.convert("RGB").save(IMAGES / name, optimize=True)
    visitor.leave()


if __name__ == "__main__":
    main()
