"""Makes the README's pictures anew from the running page: python -m tests.browser.pictures"""

from __future__ import annotations

import asyncio
import tempfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from bot import past
from papers import scene
from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.demo import ROOT, Demo
from tests.browser.stranger import Stranger
from tests.site import settings_in
from tests.talk import ZONE

IMAGES = ROOT / "docs" / "images"
FRIDAY = datetime(2026, 11, 27, 9, 40, tzinfo=ZONE)
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
    """A working morning after the sample district's six weeks, in the group of those who lead."""
    story.until("2026-11-27T09:58:00")
    story.say("core", "6", "金山农贸市场门口占道经营，三个水果摊", scene.draw(342, "摊位"))
    story.until("2026-11-27T10:03:00")
    story.say("private:3", "3", "派 84 金山社区")
    story.until("2026-11-27T10:12:00")
    story.say("core", "1", "走街，哪个单位超期最多？")


def main() -> None:
    """Take both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        asyncio.run(past.lay(settings_in(home / "demo"), FRIDAY, past.script()))
        with Demo.at(FRIDAY, home) as demo, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            tell(Story(browser, demo))
            take(browser, demo, "webchat.png", "林晓岚", viewport={"width": 1366, "height": 1240})
            take(browser, demo, "webchat-phone.png", "沈知远", device_scale_factor=2, **PHONE)


def take(browser: Browser, demo: Demo, name: str, who: str, **window: object) -> None:
    """One picture, of what this person sees."""
    visitor = Stranger.arrive(browser, demo.url, **window)  # type: ignore[arg-type]
    visitor.become(who)
    visitor.open("创建工作核心群")
    expect(visitor.hears("超期")).to_be_visible()
    visitor.page.mouse.move(2, 2)
    visitor.page.evaluate("document.activeElement.blur()")
    visitor.page.wait_for_timeout(1500)  # photos of the messages above
    taken = Image.open(BytesIO(visitor.page.screenshot()))
    IMAGES.mkdir(parents=True, exist_ok=True)
    taken.convert("RGB").save(IMAGES / name, optimize=True)
    visitor.leave()


if __name__ == "__main__":
    main()
