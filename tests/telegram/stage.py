"""Plays the shared transcripts through the Telegram gateway: same files, the fake Bot API instead of the web chat.

What is said there is compared with a transcript as tests/telegram/steps.py says.

Messages leave at the pace that Telegram allows, which a standing clock does not have: while the bot delivers, time
goes on, and then it is set back. So the real limits hold in every transcript, and none may be run into.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from mimetypes import guess_type
from typing import Any

from bot.app import App
from bot.clock import Clock
from bot.gateways.webchat.typed import TypedFile
from domain.chat import Manner
from domain.photo import Place
from tests.bot_lines import Spoken
from tests.contract import next_due
from tests.listening import Listening
from tests.photographs import has_position
from tests.talk import STRANGER, StillClock, Talk
from tests.telegram.district import account, chat, move_in
from tests.telegram.people import People
from tests.telegram.steps import LIVE, Step, compared
from tests.telegram.wire import buttons, taken, words
from tests.telegram.world import Json, Shown, World

Start = Callable[[Clock], Awaitable[App]]

MINUTE = timedelta(seconds=61)  # after what was said in one line, a group may be spoken to again
ALBUM = timedelta(seconds=2)  # how long the bot waits for more parts of an album
MOST_PAUSES = 1000  # until everything must be delivered


class StageClock(StillClock):
    """Stands, and can be set back."""

    def set(self, moment: datetime) -> None:
        """To any moment."""
        self._moment = moment

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Where it stands now, it stands again afterwards."""
        before = self.now()
        try:
            yield
        finally:
            self.set(before)


class TelegramTalk(Talk):
    """A conversation on Telegram. What is said is in `steps`, to be compared with what a transcript says."""

    world: World
    people: People
    clock: StageClock
    steps: list[Step]
    moved: dict[str, str]
    _listening: Listening
    _told: int = 0
    _next: datetime

    @classmethod
    async def open(cls, start: Start, world: World, clock: StageClock) -> TelegramTalk:
        """The bot as new on the fake Bot API, where the sample district lives now."""
        app = await start(clock)
        with app.database.transaction() as store:
            store.counters.set("born", int(clock.now().timestamp()))
        with app.database.reading() as store:
            before = store.district.groups
        after = (move_in(app.database, world)).groups
        talk = cls(start, clock, app)
        talk.moved = {there.chat: here.chat for here, there in zip(before, after, strict=True)}
        talk.world, talk.people, talk.steps = world, People(world), [Step("")]
        talk._listening, talk._next = Listening(app), clock.now()
        await app.scheduler.run_due(clock.now())
        await talk._settle()
        return talk

    async def play(self, line: str) -> None:
        """Play one line that is not the bot's."""
        self.steps.append(Step(line))
        await super().play(line)

    async def close(self) -> None:
        """The program ends."""
        await self._listening.end()
        await self.app.close()

    async def _restart(self) -> None:
        await self.close()
        self.app = await self.start(self.clock)
        self._listening = Listening(self.app)
        await self.app.courier.recover()
        await self.app.scheduler.run_due(self.clock.now())

    async def _hear(
        self,
        who: str,
        where: str,
        text: str,
        photos: list[bytes],
        quote: str,
        place: Place | None,
        files: Sequence[TypedFile] = (),
    ) -> None:
        sender, room = await self._ids(who, where)
        reply = self._newest_message(room, quote) if quote else None
        if files:
            album = {"media_group_id": self.people.album_id()} if len(files) > 1 else {}
            for one in files:
                mime = guess_type(one.name)[0] or "application/octet-stream"
                more: dict[str, Any] = {"reply_to": reply, "more_content": album}
                self.people.document(room, sender, one.data, one.name, mime, caption=text, **more)
        elif len(photos) > 1:
            self.people.album(room, sender, photos, text, reply_to=reply)
        elif photos and has_position(photos[0]):  # else Telegram takes it off
            self.people.document(room, sender, photos[0], "IMG_1.jpg", caption=text, reply_to=reply)
        elif photos:
            self.people.photo(room, sender, photos[0], text, reply_to=reply)
        elif place:
            self.people.location(room, sender, place.latitude, place.longitude, reply_to=reply)
        else:
            self.people.say(room, sender, text, reply_to=reply)
        await self._deliver_twice()

    async def _press(self, who: str, where: str, label: str) -> None:
        sender, room = await self._ids(who, where)
        shown = next(
            (one for one in reversed(self.world.shown) if one.chat == room and label in buttons(one.message)),
            None,
        )
        assert shown, f"the bot has not said 〔{label}〕 here"
        self.people.press_data(shown.message, buttons(shown.message)[label], sender)
        await self._deliver_twice()

    async def _deliver_twice(self) -> None:
        """As happens when the bot dies between keeping an update and confirming it."""
        updates = list(self.world.updates.waiting)
        await taken(self.world, self.app)
        for one in updates:
            self.world.updates.repeat(one)
        await taken(self.world, self.app)

    async def _spoken(self) -> list[Spoken]:
        await self._answer()
        await self._deliver()
        told, self._told = self.world.shown[self._told :], len(self.world.shown)
        with self.app.database.reading() as store:
            titles = {int(group.chat): group.name for group in store.district.groups}
        quiet = said_quietly(self.app)
        return [
            self._as_spoken(one, titles)
            for one in told
            if one.how == "new" or (one.how != "buttons" and not _is_quiet(one, quiet))
        ]

    async def _answer(self) -> None:
        """Albums wait for more parts, so time goes on a little."""
        with self.clock.aside():
            while True:
                while await self.app.dispatcher.answer_next() or await self.app.maker.make_next():
                    pass
                with self.app.database.reading() as store:
                    if not (store.post.inbox.backlog())["todo"]:
                        return
                self.clock.set(self.clock.now() + ALBUM)

    async def _deliver(self) -> None:
        with self.clock.aside():
            self.clock.set(max(self.clock.now(), self._next))
            for _ in range(MOST_PAUSES):
                while await self.app.courier.deliver():
                    pass
                due = await next_due(self.app, self.clock.now())
                if due is None:
                    break
                self.clock.set(due)
            else:
                raise AssertionError("the bot did not finish")
            self._next = self.clock.now() + MINUTE

    def _as_spoken(self, one: Shown, titles: dict[int, str]) -> Spoken:
        title = titles.get(one.chat) or f"{self.world.users[one.chat]['first_name']}的私聊"
        if one.how != "new":
            self.steps[-1].edited.add(title)
        said = "" if "media_group_id" in one.message else words(one.message)
        photos = int(one.how == "new" and "photo" in one.message)
        return Spoken(title, self._web_ids(said), photos, tuple(buttons(one.message)))

    def _web_ids(self, text: str) -> str:
        """References have the 群号 in them, which is another one on Telegram."""
        for here, there in self.moved.items():
            text = text.replace(here, there)
        return text

    def _write(self, said: Spoken) -> None:
        self.steps[-1].add(said)

    async def _ids(self, who: str, where: str) -> tuple[int, int]:
        with self.app.database.reading() as store:
            district = store.district
        sender = account(self.world, district, who)
        assert who.startswith(STRANGER) or any(one.name == who for one in district.people), (
            f"no such person: {who}"
        )
        return sender, sender if where == "私聊" else chat(district, where)

    def _newest_message(self, room: int, quote: str) -> Json:
        said = reversed(self.world.said(room))
        found = next((one for one in said if quote in words(one).translate(LIVE)), None)
        assert found, f"the bot has not said 「{quote}」 here"
        return found


def said_quietly(app: App) -> set[tuple[str, str]]:
    """The cards that only take the place of earlier ones: each by its chat, and its words as they are compared."""
    with app.database.reading() as store:
        return {
            (row.message.chat.id, compared(row.message.text))
            for row in store.post.outbox.rows(None)
            if row.message.manner is Manner.QUIETLY
        }


def _is_quiet(one: Shown, quiet: set[tuple[str, str]]) -> bool:
    return (str(one.chat), compared(words(one.message))) in quiet
