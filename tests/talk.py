"""Plays a transcript: a conversation in Chinese goes through the whole bot, and must come out as it is written.

    时间 2026-03-02 08:30                       moves the clock; jobs due on the way speak; `时间 09:00` is the same day
    规则 迎检 2026-03-03 至 2026-03-04          the district sets a rule, as its workbook would
    评分规则 创文督查扣分 2026-03-16              it takes a ready-made set from that day; 、 between two
    重启                                        the program ends and starts again on the same database
    停机到 2026-03-02 10:00                     the program is down until then, and starts again
    只看 金山一网格群、程晓燕的私聊                from now on what is said elsewhere is only counted
    程晓燕@金山一网格群> 人民广场 占道经营 [照片]   somebody says something; [照片 3] is photo number 3
    程晓燕@金山一网格群> [照片 拍于 28.89 120.02]  sends a photo that says where it was taken
    程晓燕@金山一网格群> [照片 拍时 2026-03-01 09:00]  sends a photo that says when it was taken
    程晓燕@金山一网格群> [照片 3 镜像]             sends photo number 3 mirrored; 裁边 cut at its edges
    林晓岚@私聊> 方案 存 办法 [文件 办法.docx：第一条 …⏎第二条 …]  sends a file with these words in it
    程晓燕@金山一网格群> 〔通过〕                 presses that button on the newest message that has it
    程晓燕@金山一网格群> [位置 28.89 120.02]      sends where something is
    程晓燕@金山一网格群> 「#1」已清理 [照片 2]      quotes the bot's newest message about #1
    同时 …                                      the next line is heard before either is answered
    走街@金山一网格群< …                         what the bot says, further lines indented

A person's private talk is `@私聊`; somebody who is in no register is written 陌生人. What a line cannot show is
written ⏎ for a new line, ‹202E› for a character by its number, ‹字×2000› for many of one; a 登记码, which is
different each time, ‹码›; a seed, in which the ids of the platform's messages are, ‹种子›.
Every message is delivered twice and every job is run twice; the transcript must not show it.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.app import App
from bot.clock import Clock, StandingClock
from bot.gateways.not_taken import NotTaken
from bot.gateways.webchat.seats import BOT, PRIVATE
from bot.gateways.webchat.typed import TypedFile, TypedMessage
from domain.appraisal import RuleSet
from domain.photo import Place
from domain.rulesets import EXAMPLES, USUAL
from domain.rulesheet import rules_of, says
from storage.store import Store
from storage.web import WebMessage
from tests.bot_lines import CODE, Spoken, spoken, stays_in_its_group, written
from tests.photographs import edited, small_photo
from tests.platforms import webchat
from tests.word_files import document

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=ZONE)  # when a test begins that does not care
STRANGER = "陌生人"

_SAID = re.compile(r"(?P<who>[^@\s]+)@(?P<where>[^>]+)> ?(?P<text>.*)")
_PHOTO = re.compile(
    r"\s*\[照片((?: \d+)*)(?: (?P<edit>镜像|裁边))?(?: 拍于 (\S+) (\S+))?(?: 拍时 (?P<taken>\S+ \S+))?\]"
)
_FILE = re.compile(r"\s*\[文件 ([^\]：]+)(?:：([^\]]*))?\]", re.DOTALL)
_PLACE = re.compile(r"\[位置 (\S+) (\S+)\]")
_PRESS = re.compile(r"〔(.+)〕")
_QUOTE = re.compile(r"「([^」]+)」")
_UNSEEN = re.compile(r"‹([0-9A-F]{4})›")
_MANY = re.compile(r"‹(.)×(\d+)›")

StillClock = StandingClock
Start = Callable[[Clock], Awaitable[App]]


@dataclass
class Talk:
    """One played conversation. `start` builds the bot on the test's database."""

    start: Start
    clock: StillClock
    app: App
    played: list[str] = field(default_factory=list)
    seen: int = 0
    photos: int = 100
    count: int = 0
    code: str = ""
    shown: tuple[str, ...] = ()

    @classmethod
    async def begin(cls, start: Start, moment: str) -> Talk:
        """The bot as new, at a local moment."""
        clock = StillClock(local_moment(moment))
        app = await start(clock)
        with app.database.transaction() as store:
            store.counters.set("born", int(clock.now().timestamp()))
        talk = cls(start, clock, app)
        await app.scheduler.run_due(clock.now())
        await talk._settle()
        return talk

    async def play(self, line: str) -> None:
        """Play one line that is not the bot's, and write down what it said."""
        self.played += ["", line]
        if line.startswith("时间 "):
            await self._move(local_moment(line.removeprefix("时间 "), self.clock.now()))
        elif line == "重启":
            await self._restart()
        elif line.startswith("停机到 "):
            self.clock.move_to(local_moment(line.removeprefix("停机到 "), self.clock.now()))
            await self._restart()
        elif line.startswith("规则 "):
            name, value = line.removeprefix("规则 ").split(maxsplit=1)
            with self.app.database.transaction() as store:
                store.bring_to(store.district, rules_of(says(store.rules) | {name: value}))
        elif line.startswith("评分规则 "):
            with self.app.database.transaction() as store:
                store.appraisals.bring_to(_rule_sets(line.removeprefix("评分规则 ")))
        elif line.startswith("只看 "):
            self.shown = tuple(line.removeprefix("只看 ").split("、"))
        elif line.startswith("同时 "):
            await self._say(line.removeprefix("同时 "))
            return
        else:
            await self._say(line)
        await self._settle()

    async def _restart(self) -> None:
        await self.app.close()
        self.app = await self.start(self.clock)
        await self.app.courier.recover()
        await self.app.scheduler.run_due(self.clock.now())

    async def _move(self, moment: datetime) -> None:
        await self._settle()
        slots = await self.app.scheduler.due(moment)
        await self.app.move_clock(moment)
        again = await self.app.scheduler.run_these(slots, self.clock.now())
        assert not again, "a second alarm clock must find nothing to do"

    async def _say(self, line: str) -> None:
        match = _SAID.fullmatch(line)
        assert match, f"not understood: {line}"
        who, where = match["who"], match["where"]
        self.count += 1
        if press := _PRESS.fullmatch(match["text"]):
            await self._press(who, where, press[1])
            return
        text, photos, files = _typed(match["text"], self.code), [], []
        while found := _FILE.search(text):
            files.append(TypedFile(found[1], document(found[1], found[2] or "")))
            text = text[: found.start()] + text[found.end() :]
        while found := _PHOTO.search(text):
            where_taken = Place(float(found[3]), float(found[4])) if found[3] else None
            taken = datetime.fromisoformat(found["taken"]).replace(tzinfo=ZONE) if found["taken"] else None
            some = [small_photo(seed, gps=where_taken, taken=taken) for seed in self._seeds(found[1])]
            photos += [edited(one, found["edit"]) for one in some] if found["edit"] else some
            text = text[: found.start()] + text[found.end() :]
        place = None
        if found := _PLACE.search(text):
            place, text = Place(float(found[1]), float(found[2])), _PLACE.sub("", text)
        quote = ""
        if quoted := _QUOTE.match(text):
            quote, text = quoted[1], text[quoted.end() :]
        await self._hear(who, where, text.strip(), photos, quote, place, files)

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
        """A message comes to the bot, twice; `quote` are words of the message that it quotes."""
        chat, sender = await self._place(who, where)
        quoted = await self._newest(chat, lambda one: quote in one.text, f"「{quote}」") if quote else None
        about = quoted.id if quoted else None
        once = f"talk-{self.count}"
        typed = TypedMessage(sender, text, tuple(photos), about, place, once, tuple(files))
        try:
            first = await webchat(self.app).hear(chat, typed)
            assert await webchat(self.app).hear(chat, typed) == first
        except NotTaken as refused:
            self.played.append(f"网页< {refused.why}")

    async def _press(self, who: str, where: str, label: str) -> None:
        """Somebody presses the newest button of that name, twice; screens are slow, so it may be used by now."""

        def has_it(one: WebMessage) -> bool:
            buttons = (*one.carries.get("choices", ()), *one.carries.get("used", ()))
            return any(name == label for name, _ in buttons)

        chat, sender = await self._place(who, where)
        message = await self._newest(chat, has_it, f"〔{label}〕")
        for _ in range(2):
            await webchat(self.app).press(chat, sender, message.id, label, f"talk-{self.count}")

    async def _place(self, who: str, where: str) -> tuple[str, str]:
        with self.app.database.reading() as store:
            return _chat(store, who, where), _sender(store, who)

    async def _newest(self, chat: str, fits: Callable[[WebMessage], bool], what: str) -> WebMessage:
        with self.app.database.reading() as store:
            said = store.post.web.of_chat(chat, None)
        found = next((one for one in reversed(said) if one.sender == BOT and fits(one)), None)
        assert found, f"the bot has not said {what} here"
        return found

    def _seeds(self, numbers: str) -> list[int]:
        if numbers.strip():
            return [int(number) for number in numbers.split()]
        self.photos += 1
        return [self.photos]

    async def _settle(self) -> None:
        elsewhere = 0
        for one in await self._spoken():
            if self.shown and one.title not in self.shown:
                elsewhere += 1
                continue
            if code := CODE.search(one.text):
                self.code = code[0]
            self._write(one)
        if elsewhere:
            self.played.append(f"（走街在别处说了 {elsewhere} 条）")

    def _write(self, said: Spoken) -> None:
        self.played += written(said)

    async def _spoken(self) -> list[Spoken]:
        """What the bot says until it has nothing more to say."""
        await self.app.settle()
        with self.app.database.reading() as store:
            since = store.post.web.since(self.seen)
            self.seen = max((one.id for one in since), default=self.seen)
            stays_in_its_group([one for one in since if one.sender == BOT], store)
            return [spoken(one, store) for one in since if one.sender == BOT]


def _rule_sets(text: str) -> list[RuleSet]:
    """通用, and each ready-made set that is named, from its day on."""
    named = [one.split() for one in text.split("、")]
    ready = {one.version: one for one in EXAMPLES}
    return [USUAL, *(replace(ready[name], since=date.fromisoformat(day)) for name, day in named)]


def _typed(text: str, code: str) -> str:
    """What the signs of a transcript stand for."""
    text = _MANY.sub(lambda found: found[1] * int(found[2]), text.replace("⏎", "\n").replace("‹码›", code))
    return _UNSEEN.sub(lambda found: chr(int(found[1], 16)), text)


def _sender(store: Store, name: str) -> str:
    person = next((one for one in store.district.people if one.name == name), None)
    assert person or name.startswith(STRANGER), f"no such person: {name}"
    return str(person.id) if person else name


def _chat(store: Store, who: str, where: str) -> str:
    if where == "私聊":
        return PRIVATE + _sender(store, who)
    return next(group.chat for group in store.district.groups if group.name == where)


def local_moment(text: str, now: datetime | None = None) -> datetime:
    """A local moment; a time alone is of the day of `now`."""
    whole = f"{now:%Y-%m-%d} {text}" if now and len(text) == len("08:30") else text
    return datetime.fromisoformat(whole).replace(tzinfo=ZONE)


def split(transcript: str) -> tuple[str, list[str]]:
    """The moment at which a transcript begins, and the lines of the people in it."""
    lines = [line for line in transcript.splitlines() if line.strip()]
    begin, *rest = [line for line in lines if not line.startswith("#")]
    assert begin.startswith("时间 "), "a transcript begins with the time"
    said = [line for line in rest if not line.startswith(("走街@", "    ", "网页<", "（走街在"))]
    return begin.removeprefix("时间 "), said


async def play(start: Start, transcript: str) -> str:
    """The transcript as it is played now, with its comments at the top."""
    comments = [line for line in transcript.splitlines() if line.startswith("#")]
    begin, said = split(transcript)
    talk = await Talk.begin(start, begin)
    try:
        for line in said:
            await talk.play(line)
    finally:
        await talk.app.close()
    return "\n".join([*comments, f"时间 {begin}", *talk.played]) + "\n"
