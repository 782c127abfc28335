"""What somebody answers to a roll-call (点名): here, late, on leave, not coming, somebody instead; or nothing of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from domain.ordinary import ordinary
from understanding.rollcalls import noise, words
from understanding.rollcalls.absence import (
    SPAN_WORDS,
    TIME_WORDS,
    Absence,
    Arrival,
    read_absence,
    read_arrival,
    with_spans,
)
from understanding.rollcalls.as_spoken import with_signs
from understanding.rollcalls.chains import entries_of, own_line
from understanding.rollcalls.clauses import Answer, Clause, read_clause, with_papers, with_stand_ins
from understanding.rollcalls.dates_typed import dates_in_words
from understanding.rollcalls.deciding import NOON, deciding
from understanding.rollcalls.earlier_calls import of_an_earlier_call
from understanding.rollcalls.halves import without_the_other_half
from understanding.rollcalls.hours_away import away_for_minutes, is_away_for_hours
from understanding.rollcalls.mistyped import normal
from understanding.rollcalls.no_answers import is_a_day_off, is_no_answer
from understanding.rollcalls.not_the_duty import without_events
from understanding.rollcalls.other_days import looks_for_a_swap
from understanding.rollcalls.people import by_the_family, people_in, with_names
from understanding.rollcalls.reasons import kind_of_leave, reason_in, tells_of_meanwhile
from understanding.rollcalls.stand_ins import stands_until_an_hour

__all__ = ["Answer", "Heard", "read_answer"]

LONGEST_ANSWER = 200  # characters; longer texts are papers, plans and lists


# 晓燕不在 她的积分会算给我吗: what is asked beside that somebody else is away is asked of the bot.
_ASKS = re.compile("(?:吗|谁|几[点号天]|多少|怎么[办算弄]|什么)[啊呢呀]*[?？]*$")


# 周六的班我上不了 郑小满替我行不
_ASKS_LEAVE_TO = re.compile("替(?:我|一下|班).{0,4}(?:行不行?|[行成中]吗|可以[吗不]|好不好|好吗)[?？]*$")


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer. What was not said is None; `days` counts 半天 as 0.5, `minutes` is a delay that was said.

    `about`: it is about this other person, not about the sender.
    `substitute` is one of the names that were given, or how somebody is called who is none of them (小李), never sure.
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


_YEAR = re.compile(r"(?:(?<!\d)(?:20)?\d\d年|[今明]年)(?=\d{1,2}月\d{1,2}[日号])")


def read_answer(
    text: str, *, names: Collection[str], sender: str, at: datetime | None = None
) -> Heard | None:
    """What `text`, sent by `sender`, answers to a roll-call; None if it answers none.

    `names` are the people of the district. `at` is the local moment at which it was sent: from it come dates and
    the time that 十分钟后 means.
    """
    plain = by_the_family(with_spans(_without_years(with_signs(normal(ordinary(text)).strip()))), sender)
    called = people_in(plain, names, sender)
    plain = with_names(plain, called, sender)
    entries = entries_of(plain, called)
    if entries is None:
        return _read(plain, called, at, sender) if len(plain) <= LONGEST_ANSWER else None
    line = own_line(entries, called, sender)
    if line is None or len(line) > LONGEST_ANSWER:
        return None
    return _read(line, called, at, sender) or Heard(Answer.PRESENT, sure=not line)


def _without_years(text: str) -> str:
    """Days as people say them: 2026年12月3日 and 2026-12-03 are 12月3日. Which year it is, is known: leave is near."""
    return _YEAR.sub("", dates_in_words(text))


def _read(text: str, called: Mapping[str, str], at: datetime | None, sender: str) -> Heard | None:
    if is_no_answer(text):
        return None
    if of_an_earlier_call(text, at.date() if at else None):
        return None
    mentioned = [called[name] for name in _MENTION.findall(text) if name in called]
    bare = words.REACTION.sub(" ", _ADDRESSEE.sub(" ", text))
    if not re.search(r"\w", bare):
        return _reaction(text)
    clauses = [clause for part in words.split(bare) if (clause := read_clause(part, called, sender))]
    clauses = without_events(clauses)
    clauses = _as_it_came(without_the_other_half(_with_subjects(with_stand_ins(with_papers(clauses)))))
    if any(one.orders for one in clauses):
        clauses = [one for one in clauses if one.own]
    signs = _signs(clauses)
    chosen = deciding(signs, at) if signs else None
    if chosen is None:
        return None
    heard = _heard(chosen, signs, clauses, called, at)
    if heard and heard.about and _ASKS.search(text):
        return None
    if heard and looks_for_a_swap(text, heard.first, at.date() if at else None):
        return None
    if heard and (is_a_day_off(text) or _ASKS_LEAVE_TO.search(text)):
        return replace(heard, sure=False)
    if heard and heard.answer is Answer.SUBSTITUTE and heard.substitute is None and len(mentioned) == 1:
        return replace(heard, substitute=mentioned[0])
    return heard


def _reaction(text: str) -> Heard | None:
    """A text of nothing but signs: 👌 says that somebody is here; a rose, or 👍👍👍, perhaps only praises."""
    if signs := words.HERE_SIGN.findall(text):
        return Heard(Answer.PRESENT, sure=len(signs) == 1)
    return Heard(Answer.PRESENT, sure=False) if words.FRIENDLY_SIGN.search(text) else None


def _as_it_came(clauses: Sequence[Clause]) -> list[Clause]:
    """Without what was only meant at first, if something came of it: 本来想请假的，还是来了."""
    came = [one for one in clauses if not one.meant]
    if any(one.sign is not None for one in came):
        return came
    return [replace(one, plain=one.plain and not one.meant) for one in clauses]


def _with_subjects(clauses: Sequence[Clause]) -> list[Clause]:
    """A clause without a subject is about whom the one before it was about."""
    about: str | None = None
    done = []
    for one in clauses:
        if one.about is not None or one.own:
            about = one.about
        elif about is not None and one.sign is not Answer.SUBSTITUTE:
            one = replace(one, about=about)
        elif one.other:
            one = replace(one, sign=None)
        done.append(one)
    return done


def _signs(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses that say something, about the sender if any is, else about the first who is named."""
    signs = [one for one in clauses if one.sign is not None or one.back]
    about = None if any(one.about is None for one in signs) else next((one.about for one in signs), None)
    return [one for one in signs if one.about == about]


def _heard(
    chosen: Clause, signs: list[Clause], clauses: list[Clause], called: Mapping[str, str], at: datetime | None
) -> Heard | None:
    """The answer with what all clauses tell about it."""
    answer = chosen.sign
    if answer is None or (answer is Answer.PRESENT and _speaks_of_something_else(signs, clauses)):
        return None
    heard = Heard(
        answer, about=chosen.about, sure=chosen.plain and all(one.plain for one in clauses if not one.sign)
    )
    arrival = _arrival(signs, at)
    if answer is Answer.LEAVE and (short := away_for_minutes(chosen.text, at)):
        answer, arrival = Answer.LATE, short
        heard = replace(heard, answer=answer)
    if answer is Answer.PRESENT and _is_to_come(chosen.text, at):
        answer = Answer.LATE
        heard = replace(heard, answer=answer)
    if answer is Answer.PRESENT:
        heard = replace(heard, sure=heard.sure and not _is_of_the_afternoon(chosen.text, at))
        return replace(heard, time=arrival.time if arrival.minutes is None else None)
    heard = replace(heard, reason=_reason(chosen, signs, clauses, called))
    if answer is Answer.LATE and _is_past(arrival, at) and not _LATER.search(chosen.text):
        return replace(heard, answer=Answer.PRESENT, time=arrival.time, reason="")
    if answer is Answer.LATE:
        return replace(heard, time=arrival.time, minutes=arrival.minutes)
    span = _absence(clauses, at)
    by = next((one.by for one in signs if one.by), None)
    if answer is Answer.ABSENT and at is not None and span.first is not None and span.first > at.date():
        heard = replace(heard, answer=Answer.LEAVE)  # 后天不来 is no answer of today
    if answer is Answer.SUBSTITUTE and stands_until_an_hour(chosen.text):
        span = Absence()
    if span.days is None and is_away_for_hours(chosen.text):
        span = replace(span, days=0.5)
    return replace(heard, days=span.days, first=span.first, last=span.last, substitute=by)


def _speaks_of_something_else(signs: list[Clause], clauses: list[Clause]) -> bool:
    """True for 收到，马上处理, a word to whoever gave an order, and 摆摊的不在金衡街，在李渔路, a report's place."""
    if (
        clauses[0].sign is None
        and _PUT_RIGHT.search(clauses[0].text)
        and all(_MERE_PLACE.match(one.text) for one in signs)
    ):
        return True
    handles = any(one.sign is None and noise.HANDLING.search(one.text) for one in clauses)
    return handles and all(_RECEIVED.search(one.text) for one in signs)


def _arrival(signs: list[Clause], at: datetime | None) -> Arrival:
    """When somebody comes or came, as said last."""
    texts = (words.THEN_LATER.sub("", one.text) for one in reversed(signs) if one.sign is not Answer.LEAVE)
    said = (read_arrival(text, at) for text in texts if not _MISSED.search(text))
    return next((one for one in said if one != Arrival()), Arrival())


def _is_past(arrival: Arrival, at: datetime | None) -> bool:
    """True for 8点20到岗 said at 8:32."""
    return at is not None and arrival.time is not None and arrival.time <= at.time()


def _is_to_come(text: str, at: datetime | None) -> bool:
    """True for 九点报到 said at 8:32."""
    told = read_arrival(text, at)
    later = at is not None and told.minutes is None and told.time is not None and told.time > at.time()
    return later and "已" not in text


def _is_of_the_afternoon(text: str, at: datetime | None) -> bool:
    """True for 下午正常上岗 said in the morning: it tells nothing of now."""
    return at is not None and at.hour < NOON and _AFTERNOON.search(text) is not None


def _absence(clauses: list[Clause], at: datetime | None) -> Absence:
    """The days of the leave; those on which somebody will be back do not count."""
    away = [one for one in clauses if one.sign or not _BACK_AGAIN.search(one.text)]
    away = [one for one in away if one.sign or not tells_of_meanwhile(one.text)]
    away = [one for one in away if one.sign not in (Answer.PRESENT, Answer.LATE)]
    span = read_absence(" ".join(one.text for one in away), at.date() if at else None)
    back = any(one not in away and _AFTERNOON.search(one.text) for one in clauses)
    return replace(span, days=0.5) if back and span.days == 1 else span  # 今早…替我，午后我自己来


def _reason(chosen: Clause, signs: list[Clause], clauses: list[Clause], called: Mapping[str, str]) -> str:
    """Why, in the words that were used; else what kind of leave it is."""
    telling = [one for one in clauses if one.sign is None or one in signs]
    telling = [one for one in telling if not (_is_only_back(one.text) or words.is_only_time(one.text))]
    telling = [one for one in telling if one.sign not in (Answer.PRESENT, Answer.SUBSTITUTE)]
    found = [reason_in(one.text) for one in telling if one.about in (None, chosen.about)]
    kinds = [kind_of_leave(one.text) for one in telling if one.sign is Answer.LEAVE]
    return "，".join(one for one in found if one and one not in called) or next(filter(None, kinds), "")


def _is_only_back(text: str) -> bool:
    return _ONLY_BACK.fullmatch(TIME_WORDS.sub("", SPAN_WORDS.sub("", text))) is not None


_MENTION = re.compile(r"@([\u4e00-\u9fff]{2,4})")
_ADDRESSEE = re.compile(r"@(?!所有人|全体成员)\S*\s*")
_LATER = re.compile("[晚迟才能前不]|大[概约]|[预估]计|左右|要|会")
_MISSED = re.compile("不[上了到]")  # 赶不上8点半 names a time at which nobody comes
_PUT_RIGHT = re.compile("不在|不是|没在|错|摊|垃圾|灯|[桶井树]|车|哪|位置|地址|问题")
_MERE_PLACE = re.compile("在(?![岗位的呢了]).{2}")
_RECEIVED = re.compile("收到|好的?|OK|ok|^1$")
_BACK_AGAIN = re.compile(
    "[明后]天[^，]{0,3}(?:在|来|到|上)|回来|返岗|回岗|上班|到岗|正常|照常|照旧|自己[来上去到]"
)
_AFTERNOON = re.compile("^(?:我|今天|到)*(?:下午|午后|后半天|下半天|中午以?后)")
# What somebody will do when back, which is no reason: 下周一回来上班, 下午照常.
_ONLY_BACK = re.compile(
    "(?:[之以]?后|完了|接(?:着|上|班)|午后|中午|我|人|就|再|才|还没|能|可以|会|正常|照常|照旧|回来|[回返到上在]岗|上班|自己|[来上去到了])+"
)
