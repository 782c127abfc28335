"""What somebody answers to a roll-call (点名): here, late, on leave, not coming, somebody instead; or nothing of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from understanding import rollcallnoise as noise
from understanding import rollcallwords as words
from understanding.absence import TIME_WORDS, Arrival, Span, read_arrival, read_span
from understanding.chains import entries_of, own_line
from understanding.standins import ME, StandIn, read_stand_in

LONGEST_ANSWER = 200  # characters; longer texts are papers, plans and lists


class Answer(StrEnum):
    """应答."""

    PRESENT = "到"
    LATE = "晚到"
    LEAVE = "请假"
    ABSENT = "不到"
    SUBSTITUTE = "替班"


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer. What was not said is None; `days` counts 半天 as 0.5, `minutes` is a delay that was said.

    `about`: it is about this other person, not about the sender. `substitute` is one of the names that were given.
    `sure` is False where the bot must ask before it notes anything.
    """

    answer: Answer
    time: time | None = None
    minutes: int | None = None
    days: float | None = None
    first: date | None = None
    last: date | None = None
    reason: str = ""
    substitute: str | None = None
    about: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Clause:
    """A piece of the text, and what it says by itself. `about` is None for the sender."""

    text: str
    sign: Answer | None = None
    about: str | None = None
    by: str | None = None  # who stands in
    plain: bool = True
    own: bool = False  # says 我
    orders: bool = False  # tells others what to do
    back: bool = False  # takes a leave back


def read_answer(
    text: str, *, names: Collection[str], sender: str, at: datetime | None = None
) -> Heard | None:
    """What `text`, sent by `sender`, answers to a roll-call; None if it answers none.

    `names` are the people of the district. `at` is the local moment at which it was sent: from it come dates and
    the time that 十分钟后 means. Whoever is named counts with the full name, or with the given name if only one
    person has it.
    """
    plain = words.normal(unicodedata.normalize("NFKC", text)).strip()
    called = _called(plain, names, sender)
    entries = entries_of(plain, called)
    if entries is not None:
        line = own_line(entries, called, sender)
        return None if line is None else _read(line, called, sender, at) or Heard(Answer.PRESENT, sure=not line)
    return _read(plain, called, sender, at) if len(plain) <= LONGEST_ANSWER else None


def _called(text: str, names: Collection[str], sender: str) -> dict[str, str]:
    """The ways in which people are called in the text, and whom they mean."""
    found: dict[str, set[str]] = {}
    titled = {match["name"] or match["before"]: match[0] for match in _BY_SURNAME.finditer(text)}
    for name in {*names, sender}:
        for call in {name, name[1:] if len(name) == 3 else name, titled.get(name[:1], name)}:
            if call in text:
                found.setdefault(call, set()).add(name)
    return {
        call: sender if sender in people else next(iter(people))
        for call, people in found.items()
        if len(people) == 1 or sender in people
    }


_BY_SURNAME = re.compile(
    r"[小老阿](?P<name>[\u4e00-\u9fff])(?![区学朋])|(?P<before>[\u4e00-\u9fff])(?:[哥姐工]|站长|主任|书记|队长?|网格长)"
)


def _read(text: str, called: Mapping[str, str], sender: str, at: datetime | None) -> Heard | None:
    mentioned = [called[name] for name in re.findall(r"@([\u4e00-\u9fff]{2,4})", text) if name in called]
    text = re.sub(r"@(?!所有人|全体成员)\S*\s*", " ", text)
    bare = words.REACTION.sub(" ", text)
    if not re.search(r"\w", bare):
        return _reaction(text)
    clauses = [_clause(one, called, sender) for one in _split(bare)]
    clauses = _with_subjects([one for one in clauses if one is not None])
    if any(one.orders for one in clauses):
        clauses = [one for one in clauses if one.own]
    return _together(clauses, called, mentioned, at)


def _reaction(text: str) -> Heard | None:
    """A text of nothing but signs: 👌 says that somebody is here; a rose, or 👍👍👍, perhaps only praises."""
    if signs := words.HERE_SIGN.findall(text):
        return Heard(Answer.PRESENT, sure=len(signs) == 1)
    return Heard(Answer.PRESENT, sure=False) if words.FRIENDLY_SIGN.search(text) else None


def _split(text: str) -> list[str]:
    """The clauses of the text. A time stays whole (8:50), and so does what comes after it (8点50 到)."""
    text = re.sub(r"(?<!\d)(\d{1,2})[:：](\d{2})(?!\d)", r"\1点\2", text)
    text = re.sub(r"(?<![\d.])([01]?\d|2[0-3])\.([0-5]\d)(?=左右|分|前|之前|才|能|就|到|来)", r"\1点\2", text)
    text = re.sub(r"(?<=[\d点分半刻钟后约概计前])[ \t]+(?=[到来才能])|(?<=[约概计])[ \t]+(?=\d)", "", text)
    text = re.sub(r"(?<=[替顶代换][班岗])[\s:：,，]+(?=\S)", "", text)
    return [part for part in words.SEPARATOR.split(text) if part]


def _clause(text: str, called: Mapping[str, str], sender: str) -> _Clause | None:
    """One clause read by itself; None if nothing in it can be an answer."""
    if noise.GREETING.search(text) or noise.POLITE.fullmatch(text):
        return None
    if noise.WISH.search(text) and len(text) <= 5:
        return _Clause(text, plain=False)
    if any(one.search(text) for one in (noise.PAPER, noise.FIGURES, noise.NOT_NOW)):
        return None
    asks = noise.QUESTION.search(text) is not None and noise.NO_QUESTION.search(text) is None
    stand_in = None if asks else read_stand_in(text, called, sender)
    if stand_in is not None:
        return _standing_in(text, stand_in, sender)
    about, rest = _subject(text, called, sender)
    own = "我" in text or "本人" in text or sender in text
    if noise.ORDER.search(rest) and not own and about is None:
        return _Clause(rest, orders=True)
    sign, head, back = _sign(rest)
    if asks and not _asks_for_leave(text, sign):
        return None
    if sign is not None and about is None and noise.OTHERS.search(words.bare_head(head)):
        return None
    doubts = (sign is not Answer.LATE and noise.HEDGE.search(text)) or (not own and words.PERHAPS.search(text))
    plain = sign is None or not (asks or doubts or words.is_only_time(text))
    return _Clause(rest, sign, about, plain=plain, own=own, back=back)


def _standing_in(text: str, found: StandIn, sender: str) -> _Clause:
    about = None if found.of in (ME, None) else found.of
    by = sender if found.by == ME else found.by
    plain = by is not None and found.of is not None
    return _Clause(text, Answer.SUBSTITUTE, about, by, plain=plain, own=about is None)


def _asks_for_leave(text: str, sign: Answer | None) -> bool:
    """True for a question that is how people ask for leave: 我能请半天假吗."""
    if sign not in (Answer.LEAVE, Answer.LATE) or re.search("谁|怎么|几|哪|多少|有没有|有人", text):
        return False
    return re.search("我|本人|想", text) is not None or noise.WISH.search(text) is not None


def _sign(text: str) -> tuple[Answer | None, str, bool]:
    """What the clause says, the words before that, and whether it takes a leave back."""
    if words.NO_LEAVE.search(text):
        return (Answer.PRESENT if words.COMES.search(text) else None), "", True
    if found := words.LEAVE.search(text):
        return Answer.LEAVE, text[: found.start()], False
    if found := words.ABSENT.search(text):
        if words.NOT_THERE.search(found[0]) and not words.is_self(text[: found.start()]):
            return None, "", False
        later = re.search("[准按]时|点.{0,3}前|及时", text[: found.end()])
        return Answer.LATE if later else Answer.ABSENT, text[: found.start()], False
    found = None if words.NOT_LATE.search(text) else words.LATE.search(text)
    if found and words.NOT_THERE.search(found[0]) and not words.is_self(text[: found.start()]):
        return None, "", False
    if found:
        return Answer.LATE, text[: found.start()], False
    if words.is_jam(text):
        return Answer.LATE, "", False
    if words.AWAY.search(text):
        return Answer.ABSENT, "", False
    clock = TIME_WORDS.search(text)
    if clock and words.is_only_time(text):
        return Answer.LATE, "", False
    if clock and words.AT_THAT_TIME.match(text, clock.end()):
        return Answer.LATE, text[: clock.start()], False
    if words.says_here(TIME_WORDS.sub("", text)):
        return Answer.PRESENT, "", False
    return None, "", False


_BEFORE_SUBJECT = re.compile(
    r"(?:(?:今[天日早]|[\u4e00-\u9fff\d]{0,8}(?:网格|社区|街道|村|镇|局|所|队|办|组|单位))的?|替|帮|代|好像|听说|刚才|我们|[@ ])*"
)


def _subject(text: str, called: Mapping[str, str], sender: str) -> tuple[str | None, str]:
    """Whom a clause is about, None for the sender, and the clause without that name."""
    text = text.replace(sender, "")
    for call in called:
        text = re.sub(f"我[和跟与同]{re.escape(call)}(?=都|已|也|均|一起|全)|{re.escape(call)}[和跟与同]我", "我", text)
    for call in sorted(called, key=len, reverse=True):
        start = text.find(call)
        if start >= 0 and _BEFORE_SUBJECT.fullmatch(text, 0, start):
            rest = re.sub("^(?:也|让我|托我|跟我|和我|说|报告|说一声|一下|今天|她|他|的)+", "", text[start + len(call) :])
            return (None if called[call] == sender else called[call]), rest
    return None, text


def _with_subjects(clauses: list[_Clause]) -> list[_Clause]:
    """A clause without a subject is about whom the one before it was about."""
    about: str | None = None
    done = []
    for one in clauses:
        if one.about is not None:
            about = one.about
        elif one.own:
            about = None
        elif about is not None and one.sign is not Answer.SUBSTITUTE:
            one = replace(one, about=about)
        done.append(one)
    return done


def _together(
    clauses: list[_Clause], called: Mapping[str, str], mentioned: list[str], at: datetime | None
) -> Heard | None:
    signs = [one for one in clauses if one.sign is not None or one.back]
    if not signs:
        return None
    mine = [one for one in signs if one.about is None] or signs
    mine = [one for one in mine if one.about == mine[0].about]
    chosen = _chosen(mine)
    if chosen is None:
        return None
    answer = chosen.sign or Answer.PRESENT
    plain = chosen.plain and chosen.sign is not None and all(one.plain for one in clauses if one.sign is None)
    arrivals = [read_arrival(one.text, at) for one in reversed(mine) if one.sign is not Answer.LEAVE]
    arrival = next((one for one in arrivals if one.time or one.minutes is not None), Arrival())
    if answer is Answer.PRESENT:
        handles = any(one.sign is None and noise.HANDLING.search(one.text) for one in clauses)
        received = all(re.search("收到|好的?|OK|ok|^1$", one.text) for one in mine)
        if handles and received:
            return None
        return Heard(answer, arrival.time, about=chosen.about, sure=plain)
    reasons = [one for one in clauses if one.sign is None or one in mine]
    reasons = [one for one in reasons if one.sign is not Answer.PRESENT and one.about in (None, chosen.about)]
    reason = _reason(reasons, called)
    if answer is Answer.LATE:
        return Heard(answer, arrival.time, arrival.minutes, reason=reason, about=chosen.about, sure=plain)
    span = _span(clauses, mine, at)
    by = next((one.by for one in signs if one.by), None)
    if answer is Answer.SUBSTITUTE and by is None and len(mentioned) == 1:
        by, plain = mentioned[0], False
    return Heard(
        answer, days=span.days, first=span.first, last=span.last, reason=reason, substitute=by,
        about=chosen.about, sure=plain and (answer is not Answer.SUBSTITUTE or by is not None),
    )  # fmt: skip


def _chosen(signs: list[_Clause]) -> _Clause | None:
    """The clause that decides: leave before all, a later `here` over an earlier `late`, coming late over not coming."""
    if any(one.back for one in signs):
        here = [one for one in signs if one.sign in (Answer.PRESENT, Answer.LATE)]
        return here[-1] if here else replace(signs[-1], sign=None)
    by = {one.sign: one for one in reversed(signs)}
    for answer in (Answer.LEAVE, Answer.SUBSTITUTE):
        if answer in by:
            return by[answer]
    if Answer.LATE in by and Answer.ABSENT in by:
        late = by[Answer.LATE]
        return late if TIME_WORDS.search(late.text) or "晚" in late.text else by[Answer.ABSENT]
    if Answer.ABSENT in by:
        return by[Answer.ABSENT]
    if Answer.LATE in by:
        last = signs[-1]
        return last if last.sign is Answer.PRESENT and re.search("已|了|现在|刚", last.text) else by[Answer.LATE]
    return by.get(Answer.PRESENT)


def _span(clauses: list[_Clause], mine: list[_Clause], at: datetime | None) -> Span:
    """The days of the leave; those on which somebody will be back do not count."""
    away = " ".join(
        one.text
        for one in clauses
        if one.sign not in (Answer.PRESENT, Answer.LATE)
        and (one.sign is not None or not re.search("回来|返岗|回岗|上班|到岗", one.text))
    )
    return read_span(away, at.date() if at else None)


def _reason(clauses: list[_Clause], called: Mapping[str, str]) -> str:
    """Why, in the words that were used."""
    found = (words.reason_in(one.text) for one in clauses if one.sign is not Answer.SUBSTITUTE)
    kinds = (words.kind_of_leave(one.text) for one in clauses if one.sign is Answer.LEAVE)
    return "，".join(one for one in found if one and one not in called) or next(filter(None, kinds), "")
