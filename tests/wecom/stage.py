"""Plays the shared transcripts through the WeCom gateway: same files, the fake WeCom instead of the web chat.

What is said there is compared with a transcript as tests/telegram/steps.py says; and beside that

- more signs stand full-width, for the robot can say nothing but markdown;
- choices that no card holds are lines that can be typed (可以回…); they count as the buttons they stand for, and
  whoever presses one here types its line;
- the 群号 in the reference of a list is another one here;
- in a group everybody names the robot first, for it hears nothing else; so who is answered nothing elsewhere is
  told here that the robot did not understand, does not know them, or may not do it for them.

While the bot delivers, time goes on where it must, and then it is set back; the fake's own clock only goes forward.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.app import App
from bot.clock import Clock
from bot.gateways.webchat.typed import TypedFile
from domain.chat import Choice
from domain.photo import Place
from storage import tables
from tests.bot_lines import Spoken
from tests.listening import Listening
from tests.talk import STRANGER, Talk
from tests.telegram.stage import StageClock, said_quietly
from tests.telegram.steps import Step
from tests.wecom import district as there
from tests.wecom.people import Sent
from tests.wecom.server import FakeWeCom
from tests.wecom.wire import connected, taken
from tests.wecom.world import Shown, Told

Start = Callable[[Clock], Awaitable[App]]

MINUTE = timedelta(seconds=61)  # after a pause a group may be spoken to again
LONGEST = timedelta(hours=1)  # until everything must be delivered

_WIDE = str.maketrans("＜＞［］｀＊＿～｜＼＠＆＃－＋＝：．", "<>[]`*_~|\\@&#-+=:.")
_TO_A_NAME = re.compile(
    "没看懂。.*|我还不认识您。.*|“上报问题”要由.*来做。|(收到.*)?要上报吗？.*|看着.*没有立案。.*|好，不办了。"
    "|“.*”现在还不能发给走街办，.*|这句里的“.*”我还答不了。.*|是要“.*”吗？.*|请发#.*整改后的现场照片。"
    "|全区·今天·未到岗·点名这天没有点名。",
    re.DOTALL,
)
_TYPED = re.compile(r"(?:^|\n)可以回(?:（群里发时先 [@＠]走街）)?：\n((?:.+\n?)+)$")


def _is_quiet(one: Told, quiet: set[tuple[str, str]]) -> bool:
    text = re.sub(r"\s+", "", one.text).translate(_WIDE)
    return one.changed and (one.shown.chat, text) in quiet


class WecomTalk(Talk):
    """A conversation on WeCom. What is said is in `steps`, to be compared with what a transcript says."""

    fake: FakeWeCom
    clock: StageClock
    steps: list[Step]
    _listening: Listening
    _codes: dict[str, str]  # the 群号 of a group here: what it is in the transcripts
    _read: int = 0  # of what could be read
    _busy_until: datetime | None = None

    @classmethod
    async def open(cls, start: Start, fake: FakeWeCom, clock: StageClock) -> WecomTalk:
        """The bot as new on the fake WeCom, where the sample district lives now."""
        app = await start(clock)
        with app.database.transaction() as store:
            store.counters.set("born", int(clock.now().timestamp()))
        with app.database.reading() as store:
            before = {group.id: group.chat for group in store.district.groups}
        district = there.move_in(app.database, fake.world)
        talk = cls(start, clock, app)
        talk.fake, talk.steps = fake, [Step("")]
        talk._codes = {group.chat: before[group.id] for group in district.groups}
        await talk._listen()
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

    async def _listen(self) -> None:
        self._listening = Listening(self.app)
        await connected(self.app, self.fake)

    async def _restart(self) -> None:
        await self.close()
        self.app = await self.start(self.clock)
        await self._listen()
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
        assert place is None, "the robot takes no positions"
        sender, room = await self._ids(who, where)
        group = None if where == "私聊" else room
        named = text if group is None else f"@{self.fake.world.robot_name} {text}"
        if files:
            assert group is None and not text, "a file reaches the robot only in private and without words"
            await self._twice(await self.fake.people.sends_file(sender, files[0].data, files[0].name))
            return
        quoted = self._newest_with(room, quote) if quote else None
        await self._twice(
            await self.fake.people.says(sender, named, group=group, photos=photos, quoting=quoted)
        )

    async def _press(self, who: str, where: str, label: str) -> None:
        sender, room = await self._ids(who, where)
        told = next(
            (
                one
                for one in reversed(self.fake.world.told)
                if one.shown.chat == room and label in one.buttons
            ),
            None,
        )
        if told is not None:
            await self._twice(await self.fake.people.presses(sender, told.shown, label, slow=True))
            return
        says = [choice.says for choice in await self._choices(room) if choice.label == label]
        assert says, f"the bot has not said 〔{label}〕 here"
        await self._hear(who, where, says[-1], [], "", None)

    async def _twice(self, sent: Sent) -> None:
        """Everything comes twice, as it does after a lost acknowledgement elsewhere; nobody may see it."""
        assert sent.delivered, "nobody was there to hear it"
        await self.fake.people.again(sent)
        await taken(self.app, self.fake.world)

    async def _spoken(self) -> list[Spoken]:
        while await self.app.dispatcher.answer_next():
            pass
        await self._deliver()
        told, self._read = self.fake.world.told[self._read :], len(self.fake.world.told)
        with self.app.database.reading() as store:
            titles = {group.chat: group.name for group in store.district.groups}
        quiet = {(chat, text.translate(_WIDE)) for chat, text in said_quietly(self.app)}
        return [await self._as_spoken(one, titles) for one in told if not _is_quiet(one, quiet)]

    async def _deliver(self) -> None:
        """At once what may be said at once; only then does time go on."""
        with self.clock.aside():
            late = self._busy_until
            if late is not None:
                self.clock.set(max(self.clock.now(), late))
            began = self.clock.now()
            while await self._has_more_to_say():
                self.clock.set(self.clock.now() + timedelta(seconds=1))
                assert self.clock.now() < began + LONGEST, "the bot did not finish"
            if late is not None or self.clock.now() > began:
                self._busy_until = self.clock.now() + MINUTE

    async def _has_more_to_say(self) -> bool:
        """True if something is left that may not be said yet."""
        while await self.app.maker.make_next() or await self.app.courier.deliver():
            pass
        with self.app.database.reading() as store:
            return bool((store.post.outbox.backlog())["todo"])

    async def _as_spoken(self, one: Told, titles: dict[str, str]) -> Spoken:
        title = titles.get(one.shown.chat) or f"{self.fake.world.people[one.shown.chat].name}的私聊"
        if one.changed:
            self.steps[-1].edited.add(title)
        if one.shown.msgtype == "image":
            return Spoken(title, "", 1)
        text, labels = one.text, one.buttons
        if typed := _TYPED.search(text):
            text, labels = text[: typed.start()], await self._labels(one.shown, typed[1].splitlines())
        if one.shown.group:
            text = text.replace(f"-{one.shown.chat}", f"-{self._codes[one.shown.chat]}")
        return Spoken(title, text, 0, labels)

    async def _labels(self, shown: Shown, lines: list[str]) -> tuple[str, ...]:
        """What the buttons would have said that these lines stand for."""
        by_line = {choice.says.translate(_WIDE): choice.label for choice in await self._choices(shown.chat)}
        return tuple(by_line[line.translate(_WIDE)] for line in lines)

    async def _choices(self, room: str) -> list[Choice]:
        """All choices the bot ever gave there, oldest first."""
        outbox = tables.outbox.c
        query = sa.select(outbox.carries).where(outbox.chat == room).order_by(outbox.id)
        with self.app.database.reading() as store:
            found = store.connection.scalars(query)
            return [Choice(*choice) for carries in found for choice in carries["choices"]]

    def _write(self, said: Spoken) -> None:
        self.steps[-1].add(said)

    async def _ids(self, who: str, where: str) -> tuple[str, str]:
        with self.app.database.reading() as store:
            district = store.district
        sender = there.account(district, who)
        if sender == there.STRANGER:
            assert who.startswith(STRANGER), f"no such person: {who}"
            sender = self._stranger(who)
        room = sender if where == "私聊" else there.chat(district, where)
        if where != "私聊":
            self.fake.world.groups[room].members.add(sender)
        return sender, room

    def _stranger(self, name: str) -> str:
        found = (one.userid for one in self.fake.world.people.values() if one.name == name)
        return next(found, None) or self.fake.world.person(f"stranger{len(name)}", name).userid

    def _newest_with(self, room: str, quote: str) -> Shown:
        said = reversed(self.fake.world.in_chat(room))
        found = next((one for one in said if quote in one.text.translate(_WIDE)), None)
        assert found, f"the bot has not said 「{quote}」 here"
        return found


def compared(steps: list[Step]) -> list[Step]:
    """The words of steps with their full-width signs as the live ones, on either side alike."""
    for step in steps:
        step.words = {title: words.translate(_WIDE) for title, words in step.words.items()}
    return steps


def because_named(played: list[Step], expected: list[Step]) -> list[Step]:
    """What was played, without the answers to those who named the robot and would else not have been heard."""
    for now, then in zip(played, expected, strict=True):
        for title, words in list(now.words.items()):
            rest = then.words.get(title, "")
            if not (words.endswith(rest) and _TO_A_NAME.fullmatch(words.removesuffix(rest))):
                continue
            if rest:
                labels = now.labels[title]
                now.words[title], now.labels[title] = rest, labels[len(labels) - len(then.labels[title]) :]
            else:
                del now.words[title]
    return played
