"""Somebody at the page: what they do, in the words they would use for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

PATIENCE = 60_000  # ms for anything to appear
WATCH = (
    "document.addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.blockedURI))"
)


@dataclass
class Stranger:
    """A browser window of its own, nothing remembered, watched for faults and for calls to other hosts."""

    page: Page
    url: str
    faults: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    @classmethod
    def arrive(cls, browser: Browser, url: str, *, hints: bool = False, **window: Any) -> Stranger:
        """Open the page in a new window; without `hints` they have been put away."""
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | window))
        context.add_init_script(WATCH)
        if not hints:
            context.add_init_script("localStorage.setItem('zoujie.hints', 'off')")
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        stranger = cls(page, url)
        page.on("console", lambda said: stranger._note(said.type, said.text))
        page.on("pageerror", lambda error: stranger._note("error", str(error)))
        page.on("request", lambda request: stranger.hosts.add(urlsplit(request.url).netloc))
        page.on("websocket", lambda one: stranger.hosts.add(urlsplit(one.url).netloc))
        stranger._open()
        return stranger

    def arrive_again(self, url: str) -> Stranger:
        """The same window as somebody else: it remembers nothing. A new one would take four times as long."""
        self.url = url
        browser = self.page.context.new_cdp_session(self.page)
        browser.send("Storage.clearDataForOrigin", {"origin": url, "storageTypes": "local_storage"})
        browser.detach()
        self.faults.clear()  # that the line was cut when the window was left
        self.hosts.clear()
        self._open()
        return self

    def _open(self) -> None:
        self.page.goto(self.url)
        expect(self.page.get_by_test_id("chat-item").first).to_be_attached()

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(text)

    def leave(self, *, closing: bool = True) -> None:
        """Go away; the page must have been without a fault, and nothing may have come from elsewhere."""
        if closing:
            self.page.context.close()
        else:
            self.page.evaluate("sessionStorage.clear()")  # whatever was noted before has come by then
        faults, hosts = self.faults[:], set(self.hosts)
        if not closing:
            self.page.goto("about:blank")
        assert not faults, faults
        assert hosts <= {urlsplit(self.url).netloc, ""}  # "" is a photo that was only looked at here

    def saw_only_network_faults(self, status: int = 0) -> None:
        """The browser itself notes what did not come, or came with a status; the page adds nothing to that."""
        wanted = f"status of {status}" if status else "ERR_|WebSocket"
        assert [fault for fault in self.faults if not re.search(wanted, fault)] == []
        self.faults.clear()

    def become(self, name: str) -> None:
        """Change who one is: one click on the button, one on the person."""
        self.page.get_by_test_id("who").click()
        self.page.get_by_test_id("who-option").filter(has_text=name).first.click()
        expect(self.page.get_by_test_id("who")).to_contain_text(name)

    def open(self, title: str) -> None:
        """Open a talk in the list."""
        self.page.get_by_test_id("chat-item").filter(has_text=title).first.click()
        expect(self.page.locator("#title")).to_have_text(title)

    def say(self, text: str, *photos: Path | bytes) -> None:
        """Write, add photos, send; the field is empty once the message was taken."""
        if photos:
            files = [one if isinstance(one, Path) else _payload(one, at) for at, one in enumerate(photos)]
            self.page.get_by_test_id("composer-photo").set_input_files(files)  # type: ignore[arg-type]
        self.page.get_by_test_id("composer-text").fill(text)
        self.page.get_by_test_id("send").click()
        expect(self.page.get_by_test_id("composer-text")).to_have_value("")

    def hears(self, words: str) -> Locator:
        """The newest message of the bot that has these words, once it is there."""
        said = self.page.locator("article.bot").filter(has_text=words).last
        expect(said).to_be_visible()
        return said

    def press(self, label: str) -> None:
        """Press the newest button that says so."""
        self.page.get_by_test_id("choice").get_by_text(label, exact=True).last.click()

    def said(self, words: str) -> Locator:
        """Everything in the open talk that somebody said in these words, and nothing else."""
        return self.page.locator("article.message .words").get_by_text(words, exact=True)

    def case(self) -> int:
        """The number on the newest card."""
        return int(self.page.locator("article[data-case]").last.get_attribute("data-case") or 0)


def _payload(data: bytes, at: int) -> FilePayload:
    return FilePayload(name=f"IMG_{at}.jpg", mimeType="image/jpeg", buffer=data)
