"""待巡查: at which points nobody was for too long, or in some days; and when somebody was last at a point."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import patrols
from domain.actions import Action
from domain.chat import Incoming
from domain.district import Person, Role
from domain.periods import find_period
from domain.tally import Scope, points_in
from handlers import coverage
from handlers.kit import Answer, Said, command, is_plain, listener
from handlers.pages import by_pages, paged
from handlers.scopes import asked, is_only_a_part
from storage.store import Store
from texts import patrols as wording

WORD = "待巡查"
_BE_THERE = "(?:去|查|巡查|巡|检查|排查|看|走|跑|管|转|到)"
_WHICH = "(?:还有|一共|现在|都|有)*(?:哪些|哪几个|多少|几|有没有|什么)个?"
_SPOTS = "(?:点位|地方|点)"
_NOBODY = f"(?:还|一直|都|从来|很久|好久|长期|是|仍)*(?:没有?|未|无)(?:有人|谁|人)?{_BE_THERE}(?:过|到)?"
_TO_VISIT = re.compile(
    f"(?P<words>.{{0,20}}?)的?(?:{_WHICH}{_SPOTS}(?P<when>.{{0,6}}?){_NOBODY}的?"
    f"|{_NOBODY}的{_SPOTS}(?:{_WHICH}|列一?下)?)"
)
_COVERED = re.compile(
    f"(?P<words>.{{0,20}}?)(?:我们|已经?|一共|总共|都)*{_BE_THERE}(?:过|了|完|到)+(?:多少|几)个?点位?"
)
_OF_ONE = re.compile(
    "(?P<words>.{2,20}?)(?:已经?|最近|近期|到底|是)*(?:"
    f"(?:有没有|有无|有)人?{_BE_THERE}过?|(?:有人)?{_BE_THERE}过了?(?:没有?|吗)"
    f"|(?:上次|上回|最近一次|最后一次|最近)(?:{_BE_THERE}|有人{_BE_THERE})?的?(?:时间)?(?:是)?(?:什么时候|啥时候|哪天|几号)(?:{_BE_THERE}|有人{_BE_THERE})?(?:的|过)?"
    f"|(?:多久|多长时间|几天|多少天)没(?:有)?人?{_BE_THERE}过?了?)"
)
_END = re.compile(r"[呢啊呀吗的了吧\s?？。!！]*$")


@command(WORD, "visits", does=Action.ASK)
def to_visit(said: Said, store: Store) -> Answer:
    """待巡查 [范围] [时段] — 太久没人去的点位，最该去的在前；写了时段是那几天没人去的"""
    words, _page = paged(said.words)
    if _names_days(words, said):
        lines, head = _not_seen(words, said, store)
        return by_pages(WORD, said, head, lines, "处")
    if store.rules.patrols is None:
        return wording.OFF
    scope = own_or_named(words, said, store)
    found = patrols.overdue(points_in(scope, store.district), said.at, store)
    if not found:
        return f"{scope.words}：{wording.NONE}"
    head = wording.counted(scope.words, len(found))
    return by_pages(WORD, said, head, [wording.line(one) for one in found], "处")


def _names_days(words: str, said: Said) -> bool:
    return find_period(words, said.today) is not None


def _not_seen(words: str, said: Said, store: Store) -> tuple[list[str], str]:
    """The points of a part at which nobody was in those days, in the workbook's order, and what is said above them."""
    scope, span, period = asked(words, said, store)
    mine = points_in(scope, store.district)
    seen = store.checked.between([one.id for one in mine], span.start, span.end)
    missed = [one for one in mine if one.id not in seen]
    last = store.checked.last([one.id for one in missed])
    lines = [wording.last_seen(one.name, last.get(one.id), said.at) for one in missed]
    return lines, wording.not_seen(scope.words, period, len(missed), len(mine))


def own_or_named(words: str, said: Said, store: Store) -> Scope:
    """What is named, else the grids of grid staff in private, else where it is asked."""
    _days, place = find_period(words, said.today) or (None, words)
    if not place and said.group is None and (own := _own_grids(said.person)):
        return Scope("您的网格", grids=own)
    return asked(place, said, store)[0]


def _own_grids(person: Person) -> frozenset[int]:
    return frozenset(person.grids) if person.roles == (Role.REPORTER,) else frozenset()


def _form(form: re.Pattern[str], message: Incoming) -> re.Match[str] | None:
    """The whole message in this form, said to the bot."""
    if not (is_plain(message) and message.spoken_to):
        return None
    return form.fullmatch(_END.sub("", message.text.strip()))


def _words(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return " ".join(filter(None, (groups["words"].strip(), (groups.get("when") or "").strip())))


def _asks(form: re.Pattern[str], message: Incoming, store: Store) -> bool:
    found = _form(form, message)
    return found is not None and is_only_a_part(_words(found), message.at.date(), store)


@listener(does=Action.ASK, wants=lambda message, store: _asks(_TO_VISIT, message, store))
def of_none_there(said: Said, store: Store) -> Answer:
    """哪些点位没人去过, 金山片这周还有几个点位没查: as 待巡查."""
    found = _form(_TO_VISIT, said.message)
    assert found
    return to_visit.answer(replace(said, words=_words(found)), store)


@listener(does=Action.ASK, wants=lambda message, store: _asks(_COVERED, message, store))
def of_covered(said: Said, store: Store) -> Answer:
    """这周查了几个点位: as 覆盖率."""
    found = _form(_COVERED, said.message)
    assert found
    return coverage.of_command.answer(replace(said, words=_words(found)), store)


def _asks_of_one(message: Incoming, store: Store) -> bool:
    found = _form(_OF_ONE, message)
    if found is None or not is_only_a_part(found["words"], message.at.date(), store):
        return False
    _days, place = find_period(found["words"], message.at.date()) or (None, found["words"])
    part = store.recogniser.find_scope(place)
    return part is not None and part.kind in ("point", "points")


@listener(does=Action.ASK, wants=_asks_of_one)
def of_one(said: Said, store: Store) -> Answer:
    """人民广场这周查过没有, 人民广场多久没人去了: when somebody was last there."""
    found = _form(_OF_ONE, said.message)
    assert found
    scope, span, period = asked(found["words"], said, store)
    points = points_in(scope, store.district)
    ids = [one.id for one in points]
    last = store.checked.last(ids)
    if not _names_days(found["words"], said):
        return "\n".join(wording.last_seen(one.name, last.get(one.id), said.at) for one in points)
    seen = store.checked.between(ids, span.start, span.end)
    return "\n".join(
        wording.seen_or_not(one.name, period, last.get(one.id), said.at, seen=one.id in seen)
        for one in points
    )
