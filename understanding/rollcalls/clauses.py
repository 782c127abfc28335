"""One clause of an answer to a roll-call (点名), read by itself: what it says, and about whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from understanding.blocked import blocks
from understanding.rollcalls import noise, words
from understanding.rollcalls.absence import TIME_WORDS
from understanding.rollcalls.at_post import NOT_AWAY, is_at_post
from understanding.rollcalls.hours_away import is_away_for_hours
from understanding.rollcalls.stand_ins import ME, StandIn, read_stand_in


class Answer(StrEnum):
    """应答."""

    PRESENT = "到"
    LATE = "晚到"
    LEAVE = "请假"
    ABSENT = "不到"
    SUBSTITUTE = "替班"


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of the text, and what it says by itself. `about` is None for the sender."""

    text: str
    sign: Answer | None = None
    about: str | None = None
    by: str | None = None  # who stands in
    plain: bool = True
    own: bool = False  # says 我
    orders: bool = False  # tells others what to do
    back: bool = False  # takes a leave back
    other: bool = False  # is about 他 or 她: whoever was named before
    meant: bool = False  # tells only what was meant at first: 本来想请假的


def read_clause(text: str, called: Mapping[str, str], sender: str) -> Clause | None:
    """What the clause says; None if nothing in it can be an answer.

    `called` maps the ways in which people are called in the text to their names.
    """
    if noise.GREETING.search(text) or noise.POLITE.fullmatch(text):
        return None
    if noise.WISH.search(text) and len(text) <= _MERE_WISH and not words.LEAVE.search(text):
        return Clause(text, plain=False)
    if noise.NOT_COUNTED.search(text):
        return None
    if noise.PAPER_GIVEN.fullmatch(text):
        return Clause(text, Answer.LEAVE, plain=False)
    if blocks(text) or any(one.search(text) for one in (noise.PAPER, noise.FIGURES)):
        return None
    if words.OWN_FAULT.fullmatch(text):
        return Clause(text, Answer.ABSENT, plain=len(text) > 1, own=True)
    if noise.TOLD_BEFORE.search(text):
        return Clause(text, Answer.LEAVE, plain=False)
    if noise.NOT_NOW.search(text):
        return Clause(text) if noise.SINCE.search(text) else None
    if NOT_AWAY.search(text):
        return Clause(text, Answer.PRESENT)
    asks = noise.QUESTION.search(text) is not None and noise.NO_QUESTION.search(text) is None
    stand_in = None if asks else read_stand_in(text, called, sender)
    if stand_in:
        return _standing_in(text, stand_in, sender, meant=_was_meant(text, called))
    return _state(text, called, sender, asks)


def _was_meant(text: str, called: Mapping[str, str]) -> bool:
    """True for 本来小郑替我, and for 小郑本来说替我."""
    return _MEANT.match(text) is not None or any(
        text.startswith(call) and _MEANT.match(text, len(call)) for call in called
    )


def _standing_in(text: str, found: StandIn, sender: str, *, meant: bool) -> Clause:
    about = None if found.of in (ME, None) else found.of
    by = sender if found.by == ME else found.by
    return Clause(text, Answer.SUBSTITUTE, about, by, plain=found.plain, own=about is None, meant=meant)


def _state(text: str, called: Mapping[str, str], sender: str, asks: bool) -> Clause | None:
    """Whether somebody is here, late or away."""
    about, rest = _subject(text, called, sender)
    own = "我" in text or "本人" in text or sender in text
    other = about is None and not own and _SOMEBODY_ELSE.match(rest) is not None
    if noise.CARE.search(rest):
        return Clause(rest)
    if noise.ORDER.search(rest) and not own and about is None and not is_at_post(rest):
        return Clause(rest, orders=True)
    said = _sign(rest)
    if asks and not _asks_for_leave(text, said.answer):
        return None
    if said.answer and about is None and _is_of_others(words.bare_head(said.before)):
        return None
    if said.answer is Answer.LATE and _ANOTHER_DAY.search(text) and "今" not in text:
        return Clause(rest, about=about, own=own)  # 明早我要晚来会儿 is for tomorrow's roll-call
    if said.answer is Answer.LEAVE and _SOMETIME.search(said.before):
        return Clause(rest, about=about, own=own)  # 下周我要请假 is for no day that one could note
    if said.answer is Answer.LEAVE and _MAYBE.search(text) and _ANOTHER_DAY.search(text) and "今" not in text:
        return Clause(rest, about=about, own=own)  # nor is 明天我可能要请假
    plain = said.answer is None or not (asks or _doubtful(text, said.answer, own))
    meant = _MEANT.match(rest) is not None
    return Clause(rest, said.answer, about, plain=plain, own=own, back=said.back, other=other, meant=meant)


def _is_of_others(head: str) -> bool:
    """保洁员还没到; but 送完孩子就过来 is of the speaker."""
    return noise.OTHERS.search(head) is not None and _LOOKS_AFTER.match(head) is None


_LOOKS_AFTER = re.compile("(?:我|先|得|要|去|刚)*(?:送|接|陪|照顾|安顿)(?!货|水|材料|快递)")


def _asks_for_leave(text: str, answer: Answer | None) -> bool:
    """True for a question that is how people ask for leave: 我能请半天假吗."""
    if answer not in (Answer.LEAVE, Answer.LATE) or _ABOUT_RULES.search(text):
        return False
    return re.search("我|本人|想", text) is not None or noise.WISH.search(text) is not None


def _doubtful(text: str, answer: Answer, own: bool) -> bool:
    """大概 and 可能 belong to coming late; said of anything else they are a doubt. A mere time says too little."""
    hedged = answer is not Answer.LATE and noise.HEDGE.search(text) is not None
    perhaps = words.PERHAPS.search(text) or words.GOES_HOME.search(text)
    return hedged or (not own and perhaps is not None) or words.is_only_time(text)


@dataclass(frozen=True, slots=True)
class _Sign:
    """What a clause says, the words before that, and whether it takes a leave back."""

    answer: Answer | None = None
    before: str = ""
    back: bool = False


def _sign(text: str) -> _Sign:
    if words.NO_LEAVE.search(text):
        return _Sign(Answer.PRESENT if words.COMES.search(text) else None, back=True)
    if found := words.LEAVE.search(text):
        return _Sign(Answer.LEAVE, text[: found.start()])
    if is_away_for_hours(text) or words.GOES_HOME.search(text):
        return _Sign(Answer.LEAVE)
    if words.RIDE_DELAYED.search(text) or words.IS_STUCK.search(text) or words.THEN_LATER.match(text):
        return _Sign(Answer.LATE)
    if found := words.ABSENT.search(text):
        only_late = _IN_TIME.search(text[: found.end()]) or _TIME_MISSED.search(text)
        return _unless_a_thing(Answer.LATE if only_late else Answer.ABSENT, found, text)
    if (found := words.LATE.search(text)) and not words.NOT_LATE.search(text):
        return _unless_a_thing(Answer.LATE, found, text)
    if words.is_away(text):
        return _Sign(Answer.ABSENT)
    return _sign_of_arrival(text)


def _unless_a_thing(answer: Answer, found: re.Match[str], text: str) -> _Sign:
    """Photos and tools have not come either: 照片没到 says nothing of the speaker."""
    before = text[: found.start()]
    return (
        _Sign() if words.NOT_THERE.search(found[0]) and not words.is_self(before) else _Sign(answer, before)
    )


def _sign_of_arrival(text: str) -> _Sign:
    """Being here, or coming at a time that is said."""
    if words.is_jam(text) or words.is_only_time(text):
        return _Sign(Answer.LATE)
    clock = TIME_WORDS.search(text)
    if clock and re.search("提前|早到", text):
        return _Sign(Answer.PRESENT)
    if clock and words.AT_THAT_TIME.match(text, clock.end()):
        return _Sign(Answer.LATE, text[: clock.start()])
    here = words.says_here(TIME_WORDS.sub("", text)) or is_at_post(text)
    return _Sign(Answer.PRESENT if here else None)


def _subject(text: str, called: Mapping[str, str], sender: str) -> tuple[str | None, str]:
    """Whom a clause is about, None for the sender, and the clause without that name."""
    text = text.replace(sender, "")
    for call in map(re.escape, called):
        text = re.sub(f"我[和跟与同]{call}(?=都|已|也|均|一起|全)|{call}[和跟与同]我", "我", text)
    for call in sorted(called, key=len, reverse=True):
        start = text.find(call)
        if start >= 0 and _BEFORE_SUBJECT.fullmatch(text, 0, start):
            rest = _AFTER_SUBJECT.sub("", text[start + len(call) :])
            return (None if called[call] == sender else called[call]), rest
    return None, text


_MEANT = re.compile(
    r"(?:我|今[天早])*(?:本来(?!就)|原本|原先|起先|起初|一开始|差一?点(?=请|来不|就)|险些|[本原]想|原(?:打算|计划|说|定|约|本说)|说好的?(?=[\d一二两三四五六七八九十]+点))"
)
_ANOTHER_DAY = re.compile("明[天早晚日]|后天|下个?(?:周|星期|礼拜)")
_SOMETIME = re.compile(
    "(?<![到至])(?:下个?(?:周|星期|礼拜)(?![一二三四五六日天])|下个?月|过[一两几]天|改天|[月年]底|[年节]后)(?!才|回|[^，]*[今明])"
)
_MAYBE = re.compile("可能|也许|说不定|不一定|没准|或许")
_SOMEBODY_ELSE = re.compile("(?:今[天早]|刚才|听说)?[他她它](?:们|人|俩)?(?!说)")
_MERE_WISH = 5  # characters: 可以吗, 行不行
_ABOUT_RULES = re.compile("谁|怎么|几|哪|多少|有没有|有人")
_IN_TIME = re.compile("[准按]时|点.{0,3}前|及时")  # 8点半前到不了 is coming late, not staying away
_TIME_MISSED = re.compile(r"赶不[上到](?=.{0,2}\d|.{0,2}[七八九十]点)")
_AREA = r"[\u4e00-\u9fff\d]{0,8}(?:网格|社区|街道|村|镇|局|所|队|办|组|单位)"
_BEFORE_SUBJECT = re.compile(f"(?:(?:今[天日早]|{_AREA})的?|替|帮|代|好像|听说|刚才|我们|[@ ])*+")
_AFTER_SUBJECT = re.compile("^(?:也|让我|托我|跟我|和我|说|报告|说一声|一下|今天|她|他|的)+")
# 小满已经在广场了，替我的: whoever was told to be there is there for the speaker.
_INSTEAD_OF_ME = re.compile(
    "(?:他|她|人|是|来|过来|专门|今天)*[替顶代]我(?:来|值|站|一下|一天|的)*[班岗]?的?(?:了|呢|吧|哈)?"
)


def with_papers(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses with leave for being away, where one says that the paper for it has been given: 请假条交了."""
    given = [one for one in clauses if noise.PAPER_GIVEN.fullmatch(one.text)]
    away = [one for one in clauses if one.sign is Answer.ABSENT and one.about is None]
    if not given or not away:
        return list(clauses)
    left = [one for one in clauses if one not in given]
    return [replace(one, sign=Answer.LEAVE) if one in away else one for one in left]


def with_stand_ins(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses with one for two where the second says that whom the first is about stands in for the speaker."""
    done: list[Clause] = []
    for one in clauses:
        before = done[-1] if done else None
        if (
            before
            and before.about
            and before.sign in (Answer.PRESENT, None)
            and _INSTEAD_OF_ME.fullmatch(one.text)
        ):
            done[-1] = Clause(f"{before.text} {one.text}", Answer.SUBSTITUTE, None, before.about, own=True)
        else:
            done.append(one)
    return done
