"""From the pieces of a sentence to the question: what is to be told, and which pieces the answer can use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from domain.district import District
from domain.periods import Period, just_before, year_before
from domain.question import By, Measure, Order, Question, Status
from domain.scope import Scope
from understanding.heard import Heard
from understanding.pieces import Piece, Slot
from understanding.question_words import Cue

PRESENCE = frozenset({Status.ABSENT, Status.LEAVE, Status.LATE, Status.PRESENT, Status.SUBSTITUTE})

_PLACED = frozenset({Slot.SCOPE, Slot.CATEGORY, Slot.KIND, Slot.PERSON})
_USES: dict[Measure, frozenset[Slot]] = {
    Measure.OWNER: _PLACED | {Slot.DUTY, Slot.NUMBER, Slot.BY},
    Measure.CASE: _PLACED | {Slot.NUMBER, Slot.STATUS},
    Measure.ROLLCALL: _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER, Slot.DUTY},
    Measure.RANKING: _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER},
}
_USUALLY = _PLACED | {Slot.PERIOD, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.ORDER}
_NEVER_LEFT = frozenset({Slot.CUE, Slot.FILLER, Slot.ORDER, Slot.PART})


@dataclass(frozen=True, slots=True)
class Meant:
    """A question, None if none can be made of it, and the words that it leaves out although they mean something."""

    question: Question | None
    left: tuple[str, ...]


def meant(heard: Heard, district: District) -> Meant:
    """What the sentence asks, said by itself."""
    measure = measure_of(heard)
    if measure is None:
        return Meant(None, heard.left)
    return asking(heard, measure, district)


def asking(heard: Heard, measure: Measure, district: District) -> Meant:
    """The question with this measure and all slots that the sentence fills."""
    period, against, spare = _periods(heard, measure)
    states = _states(heard, measure)
    scopes = tuple(dict.fromkeys(_scopes(heard, measure)))
    if measure is not Measure.COMPARISON and not _scopes_are_joined(heard):
        scopes = narrowed(scopes, district)
    n, order = _first(heard, measure)
    question = Question(
        measure,
        scopes=scopes,
        period=period,
        against=against,
        states=states,
        categories=_categories(heard),
        category_words="、".join(heard.words(one) for one in heard.said(Slot.CATEGORY)),
        place_kind=next(iter(heard.of(Slot.KIND, str)), ""),
        by=_by(heard, measure),
        n=n,
        order=order,
        numbers=tuple(dict.fromkeys(heard.of(Slot.NUMBER, int))),
        person=next(iter(heard.of(Slot.PERSON, int)), None),
        mine=heard.has(Cue.MINE),
        duty=_duty(heard, measure),
        why=heard.has(Cue.WHY),
        share=measure is not Measure.RATE and heard.has(Cue.SHARE),
    )
    return Meant(question, (*heard.left, *_unused(heard, measure, spare)))


def measure_of(heard: Heard) -> Measure | None:
    """What is to be told; None if nothing is asked."""
    states = set(heard.of(Slot.STATUS, Status))
    if heard.has(Cue.CALL) or states & PRESENCE:
        return Measure.ROLLCALL
    if _asks_who_answers(heard, states):
        return Measure.OWNER
    if heard.said(Slot.NUMBER):
        return Measure.CASE
    if _sides(heard):
        return Measure.COMPARISON
    if heard.has(Cue.TREND) or _goes_through_time(heard):
        return Measure.TREND
    if (
        heard.has(Cue.WAIT)
        or _who_waits(heard, states)
        or any(_is_awaited(heard, one) for one in heard.said(Slot.SCOPE))
    ):
        return Measure.WAITING
    if _ranks(heard):
        return Measure.RANKING
    if heard.has(Cue.SHARE):
        return Measure.RATE
    if heard.has(Cue.THAT) and _names_something(heard):
        return Measure.LIST if _several(heard) else Measure.CASE
    if _tells_one(heard) and (heard.has(Cue.STAGE) or _how_it_goes(heard)):
        return Measure.CASE
    return _plain_measure(heard, states)


def _plain_measure(heard: Heard, states: set[Status]) -> Measure | None:
    if Status.DUE in states or (Status.OVERDUE in states and _lies_ahead(heard)) or _has_a_term(heard):
        return Measure.DUE
    if heard.has(Cue.HOW_MANY, Cue.PROGRESS):
        return Measure.COUNT
    if heard.has(Cue.SHOW, Cue.LOOK_UP, Cue.WHICH) or asks_for_parts(heard):
        return Measure.LIST
    if heard.has(Cue.WHETHER, Cue.MORE_OR_LESS) or (heard.has(Cue.STAGE) and _names_something(heard)):
        return Measure.COUNT
    if heard.has(Cue.MINE, Cue.SHOW_ME) or (heard.said(Slot.FIRST) and not heard.said(Slot.BY)):
        return Measure.LIST
    if heard.has(Cue.HOW, Cue.WHY):
        return Measure.COUNT
    if heard.said(Slot.BY):
        return Measure.LIST if _which(heard) else Measure.COUNT
    if states or heard.has(Cue.WHO) or is_headed(heard):
        return Measure.LIST
    return Measure.COUNT if is_where_and_when(heard) else None


def _has_a_term(heard: Heard) -> bool:
    """周五前要整改的."""
    return any(heard.folded(one).endswith("前") for one in heard.said(Slot.PERIOD))


def _lies_ahead(heard: Heard) -> bool:
    """明天超期的: what will be late then is due then."""
    return any(
        heard.folded(one).startswith(("明", "后", "大后", "下", "未来", "接下来"))
        for one in heard.said(Slot.PERIOD)
    )


def is_where_and_when(heard: Heard) -> bool:
    """金山街道 本周, 上月占道经营: days with a part of the district or a category, and nothing else.

    What somebody reports has no days behind it, and is at a point.
    """
    slots = {one.slot for one in heard.pieces} - {Slot.FILLER}
    if (
        heard.unknown
        or Slot.PERIOD not in slots
        or not slots <= {Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY, Slot.KIND}
        or len(slots) < 2
    ):
        return False
    if any(scope.kind in ("point", "points", "own") for scope in heard.of(Slot.SCOPE, Scope)):
        return False
    return not heard.said(Slot.CATEGORY) or any(one.first < one.last for one in heard.of(Slot.PERIOD, Period))


def is_headed(heard: Heard) -> bool:
    """金山片的问题: nothing but where and when, and the word for cases at the end."""
    last = heard.pieces[-1] if heard.pieces else None
    return (
        last is not None and last.value is Cue.CASES and not heard.said(Slot.CATEGORY) and not heard.unknown
    )


def _asks_who_answers(heard: Heard, states: set[Status]) -> bool:
    """谁负责, 保洁是谁, 归哪位领导联系, 哪个网格的: who answers for a place or a kind of problem."""
    who = heard.has(Cue.WHO, Cue.WHO_IS, Cue.WHICH)
    ordered = heard.said(Slot.ORDER) or heard.has(Cue.RANK, Cue.HOW_MANY)
    if heard.has(Cue.OWNER) and not (ordered and _which(heard)):
        return True
    if heard.said(Slot.DUTY) and (who or heard.has(Cue.ANSWERS_FOR) or _which_duty(heard)):
        return True
    if heard.has(Cue.ANSWERS_FOR) and (who or _which(heard) or heard.has(Cue.WHETHER)):
        return True
    if heard.said(Slot.DUTY) and heard.said(Slot.SCOPE) and not heard.unknown and not states and not ordered:
        return True
    return (
        not states
        and not ordered
        and bool(heard.said(Slot.SCOPE))
        and (_which_part(heard) or heard.has(Cue.WHO_IS))
    )


def _which_duty(heard: Heard) -> bool:
    return any(heard.folded(one).startswith("哪") for one in heard.said(Slot.DUTY))


def _which_part(heard: Heard) -> bool:
    """True if a grid or a unit is asked for: 哪个网格的."""
    said = heard.said(Slot.BY)
    return any(
        one.value in (By.GRID, By.UNIT) and heard.folded(one)[0] in "哪那什" for one in said
    ) and not heard.has(Cue.SHOW)


def _goes_through_time(heard: Heard) -> bool:
    """每个月报了多少, 逐日: day by day, without asking for the best or worst of them."""
    by_time = [one for one in heard.said(Slot.BY) if one.value in (By.DAY, By.WEEK, By.MONTH)]
    return bool(by_time) and not _which(heard) and not heard.said(Slot.ORDER)


def _several(heard: Heard) -> bool:
    """那几件, 那些件."""
    return any(
        "几" in heard.folded(one) or "些" in heard.folded(one)
        for one in heard.said(Slot.CUE)
        if one.value is Cue.THAT
    )


def asks_for_parts(heard: Heard) -> bool:
    """有什么问题, 哪些问题: without an order these ask for the cases themselves."""
    return any(heard.folded(one)[0] in "什啥哪有" for one in heard.said(Slot.PART))


def _ranks(heard: Heard) -> bool:
    parts = (
        heard.said(Slot.BY)
        or heard.said(Slot.PART)
        or heard.has(Cue.WHICH, Cue.WHO, Cue.WHO_IS)
        or _asks_where(heard)
    )
    if heard.has(Cue.RANK, Cue.BOARD) or any(order for _, order in heard.of(Slot.FIRST, tuple)):
        return True
    if heard.said(Slot.FIRST) and parts:
        return True
    orders = heard.said(Slot.ORDER)
    compared = heard.has(Cue.MORE_OR_LESS)
    return bool((orders or compared) and parts) or any("最" in heard.folded(one) for one in orders)


_WAITED = frozenset(
    {Status.CHECKING, Status.UNASSIGNED, Status.PENDING, Status.UNCLAIMED, Status.UNCLOSED, Status.OPEN}
)


def _who_waits(heard: Heard, states: set[Status]) -> bool:
    """谁在等核查, 谁还没认领: who, and a state in which something is waited for."""
    return heard.has(Cue.WHO) and bool(states & _WAITED) and not heard.said(Slot.ORDER)


def _names_something(heard: Heard) -> bool:
    return any(heard.said(slot) for slot in (Slot.SCOPE, Slot.CATEGORY))


def _tells_one(heard: Heard) -> bool:
    """人民广场占道经营: a point and what is wrong there, as people speak of one case."""
    points = [scope for scope in heard.of(Slot.SCOPE, Scope) if scope.kind == "point"]
    return bool(points) and bool(heard.said(Slot.CATEGORY))


def _how_it_goes(heard: Heard) -> bool:
    """处理得怎么样."""
    return any("得" in heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.HOW)


def _sides(heard: Heard) -> bool:
    """True if two things are set against each other: two places, two categories, two periods, now and then."""
    if heard.has(Cue.LIKE_LAST_YEAR, Cue.LIKE_BEFORE):
        return True
    several = any(len(heard.said(slot)) > 1 for slot in (Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY))
    if (
        several
        and not heard.has(Cue.SHOW)
        and (heard.has(Cue.WHO, Cue.WHICH) or heard.said(Slot.ORDER) or _which(heard))
    ):
        return True
    if not heard.has(Cue.COMPARE, Cue.MORE_OR_LESS, Cue.VERSUS):
        return False
    if several:
        return True
    return bool(heard.said(Slot.PERIOD)) and heard.has(Cue.COMPARE, Cue.VERSUS)


def _periods(heard: Heard, measure: Measure) -> tuple[Period | None, Period | None, list[Piece]]:
    """The period, the one it is set against, and the pieces of those that are too many."""
    said = heard.said(Slot.PERIOD)
    days = heard.of(Slot.PERIOD, Period)
    if measure is not Measure.COMPARISON:
        return (days[0] if days else None), None, [one for one in said[1:] if one.value != days[0]]
    if like := heard.first(Cue.LIKE_LAST_YEAR, Cue.LIKE_BEFORE):
        if not days:
            return None, None, [like]  # like what: 同比 needs days to set against others
        if like.value is Cue.LIKE_LAST_YEAR:
            return days[0], year_before(days[0], "去年同期"), said[1:]
        return days[0], just_before(days[0], "上期"), said[1:]
    if len(days) > 1:
        later, earlier = sorted(days[:2], key=lambda period: period.first, reverse=True)
        return later, earlier, said[2:]
    if days and not any(len(heard.said(slot)) > 1 for slot in (Slot.SCOPE, Slot.CATEGORY)):
        return None, days[0], []
    return (days[0] if days else None), None, []


_REMAINING = re.compile(r"(?:还|尚)(?:有|剩|存在|欠)(?!没)")  # 还有几件: of those that are not closed


def _states(heard: Heard, measure: Measure) -> tuple[Status, ...]:
    said = list(dict.fromkeys(heard.of(Slot.STATUS, Status)))
    if not said and heard.has(Cue.DONE) and (heard.has(Cue.SHARE) or _counts_done(heard, measure)):
        said = [_done(heard)]
    if not said and measure is Measure.RATE and not _is_part_of_all(heard):
        said = [Status.ON_TIME]
    if measure is Measure.CASE:
        return ()
    if not said and measure in (Measure.COUNT, Measure.LIST) and _REMAINING.search(heard.typed.folded):
        return (Status.UNCLOSED,)
    if len(said) > 1 and not {Status.CLOSED, Status.FIXED} & set(said):
        said = [one for one in said if one is not Status.NEW]  # 本周报的没整改: the days say it
    if Status.OVERDUE in said or measure is Measure.DUE:
        said = [one for one in said if one not in (Status.UNCLOSED, Status.OPEN)]
    if measure is Measure.DUE:
        said = [one for one in said if one not in (Status.DUE, Status.OVERDUE)]
    if measure is Measure.LIST and heard.said(Slot.FIRST):
        said = [one for one in said if one is not Status.NEW]  # 最近报的5件 are the newest of all
    return tuple(said)


def _done(heard: Heard) -> Status:
    """整改多少 is fixed, 处理多少 is closed."""
    words = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.DONE]
    return Status.FIXED if "整改" in words or "整治" in words else Status.CLOSED


def _is_part_of_all(heard: Heard) -> bool:
    """占比, 比例: how much of all, not how much by its limit."""
    return any(not heard.folded(one).endswith("率") for one in heard.said(Slot.CUE) if one.value is Cue.SHARE)


def _counts_done(heard: Heard, measure: Measure) -> bool:
    return measure is Measure.COUNT and heard.has(Cue.HOW_MANY) and not heard.has(Cue.CASES)


def _categories(heard: Heard) -> tuple[int, ...]:
    values = heard.of(Slot.CATEGORY, tuple)
    return tuple(dict.fromkeys(one for ids in values for one in ids))


def _by(heard: Heard, measure: Measure) -> By | None:
    said = heard.of(Slot.BY, By)
    if _is_of_places(heard):
        return By.POINT
    if said and not _only_asks(heard, said[0], measure):
        return said[0]
    if measure is Measure.ROLLCALL and not (heard.said(Slot.PART) and heard.said(Slot.ORDER)):
        return By.PERSON if heard.has(Cue.WHO, Cue.WHO_IS) and heard.said(Slot.ORDER) else None
    parts = heard.of(Slot.PART, By)
    if (
        parts
        and measure in (Measure.RANKING, Measure.ROLLCALL)
        and not (parts[-1] is By.CATEGORY and _is_about_time(heard))
    ):
        return parts[-1]
    if _kinds_are_parts(heard):
        return By.POINT
    if measure is Measure.RANKING and _asks_where(heard):
        return By.POINT
    return By.UNIT if measure is Measure.RANKING and heard.has(Cue.WHO, Cue.WHO_IS) else None


def _asks_where(heard: Heard) -> bool:
    """在哪, 是哪儿, 在哪些地方."""
    cues = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.SHOW]
    return any(words.endswith(("哪", "哪里", "哪儿", "地方")) for words in cues)


def _kinds_are_parts(heard: Heard) -> bool:
    """哪个小区, 违停最多的三个市场: places of this kind are set side by side."""
    asked = [one for one in heard.pieces if one.value is Cue.WHICH or one.slot in (Slot.FIRST, Slot.ORDER)]
    return bool(asked) and any(one.slot is Slot.KIND and one.start >= asked[0].end for one in heard.pieces)


def _is_of_places(heard: Heard) -> bool:
    """哪家医院: a word for units, but of places."""
    ends = {one.end for one in heard.said(Slot.BY) if heard.folded(one).endswith("家")}
    return any(one.start in ends for one in heard.said(Slot.KIND))


def _only_asks(heard: Heard, by: By, measure: Measure) -> bool:
    """True if the parts are asked for and do not divide the answer: 哪些人没到岗, 归哪个网格."""
    if measure in (Measure.OWNER, Measure.CASE):
        return True
    if measure is Measure.ROLLCALL:
        return by is By.PERSON and _which(heard) and not heard.said(Slot.ORDER)
    return measure is Measure.COMPARISON and _which(heard)


def _is_about_time(heard: Heard) -> bool:
    """拖得最久: cases are put in order, not their categories."""
    return any(char in heard.folded(one) for one in heard.said(Slot.ORDER) for char in "久长拖")


def _which(heard: Heard) -> bool:
    return any(heard.folded(one)[0] in "哪那什" for one in heard.said(Slot.BY))


def _first(heard: Heard, measure: Measure) -> tuple[int | None, Order | None]:
    """How many are wanted, and which of them first."""
    if measure not in (Measure.RANKING, Measure.LIST, Measure.ROLLCALL, Measure.CASE):
        return None, None
    orders = heard.of(Slot.ORDER, Order)
    wanted = heard.of(Slot.FIRST, tuple)
    if not wanted:
        return None, None if measure is Measure.LIST else (orders[-1] if orders else None)
    n, order = wanted[0]
    if measure is Measure.LIST:
        return n, None
    return n, (order if order is Order.LEAST or not orders else orders[0])


def _duty(heard: Heard, measure: Measure) -> str:
    said = heard.of(Slot.DUTY, str)
    if measure is Measure.WAITING:
        return next((heard.words(one) for one in heard.said(Slot.SCOPE) if _is_awaited(heard, one)), "")
    return said[0] if said and measure is Measure.OWNER else ""


def _is_awaited(heard: Heard, scope: Piece) -> bool:
    """等创建办: whom somebody waits for is no part of the district that is asked about."""
    return _follows(heard, scope, "等着")


def _follows(heard: Heard, piece: Piece, chars: str) -> bool:
    """True if a piece that ends with one of these characters stands right before this one."""
    before = heard.before(piece)
    return before is not None and before.end == piece.start and heard.folded(before)[-1] in chars


def _scopes(heard: Heard, measure: Measure) -> Iterator[Scope]:
    beside = {Measure.WAITING: "等着", Measure.OWNER: "归由"}.get(measure, "")
    said = [one for one in heard.said(Slot.SCOPE) if not _follows(heard, one, beside)]
    named = [one.value for one in said if isinstance(one.value, Scope)]
    yield from [one for one in named if one.kind != "own" or len(named) == 1]


def _scopes_are_joined(heard: Heard) -> bool:
    """金山和东港: both are meant, although the one lies within the other."""
    joints = [one for one in heard.pieces if one.slot is Slot.CUE and one.value in (Cue.AND, Cue.VERSUS)]
    said = heard.said(Slot.SCOPE)
    return any(one.start == joint.end for joint in joints for one in said) and any(
        one.end == joint.start for joint in joints for one in said
    )


def narrowed(scopes: Iterable[Scope], district: District) -> tuple[Scope, ...]:
    """The scopes without those that only say where another one of them lies (金山街道 of 金山街道人民广场)."""
    said = tuple(scopes)
    return tuple(one for one in said if not any(_holds(one, other, district) for other in said))


def _holds(one: Scope, other: Scope, district: District) -> bool:
    """True if the whole of `other` lies within `one`, and is less."""
    if one == other or other.kind in ("district", "own") or one.kind == "own":
        return False
    if one.kind == "district":
        return True
    if one.kind == "unit":
        units = frozenset(unit for top in one.ids for unit in district.within(top))
        return all(unit in units for unit in _units(other, district)) and set(other.ids) != set(one.ids)
    if one.kind == "grid":
        return other.kind in ("point", "points") and all(
            district.point[id].grid in one.ids for id in other.ids
        )
    return one.kind == "points" and other.kind in ("point", "points") and set(other.ids) < set(one.ids)


def _units(scope: Scope, district: District) -> Iterator[int]:
    for one in scope.ids:
        if scope.kind == "unit":
            yield one
        elif scope.kind == "grid":
            yield district.grid[one].unit
        else:
            yield district.grid[district.point[one].grid].unit


def _unused(heard: Heard, measure: Measure, spare: Iterable[Piece]) -> Iterator[str]:
    """What was recognised and has no place in this question."""
    useful = _USES.get(measure, _USUALLY)
    for piece in heard.pieces:
        if piece.slot not in useful and piece.slot not in _NEVER_LEFT:
            yield heard.words(piece)
    for piece in spare:
        yield heard.words(piece)
    if measure is not Measure.ROLLCALL:  # a morning is less than its day
        yield from (heard.words(one) for one in heard.said(Slot.PERIOD) if heard.folded(one)[-1] in "早晨")
    kinds = heard.said(Slot.KIND)
    for piece in [one for one in kinds[1:] if one.value != kinds[0].value]:
        yield heard.words(piece)
    for piece in heard.pieces:
        if (
            piece.slot is Slot.CUE
            and piece.value is Cue.THAT
            and not heard.said(Slot.NUMBER)
            and not _names_something(heard)
        ):
            yield heard.words(piece)


_FIELDS: dict[Slot, dict[str, object]] = {
    Slot.PERIOD: {"period": None},
    Slot.STATUS: {"states": (), "share": False},
    Slot.BY: {"by": None},
    Slot.FIRST: {"n": None, "order": None},
    Slot.DUTY: {"duty": ""},
    Slot.NUMBER: {"numbers": ()},
}
_NOT_IN_A_LIST = {"by": None, "n": None, "order": None, "share": False}


def useful(question: Question) -> Question:
    """The question without what its measure has no use for."""
    uses = _USES.get(question.measure, _USUALLY)
    unused = {
        name: none for slot, names in _FIELDS.items() if slot not in uses for name, none in names.items()
    }
    if question.measure is not Measure.COMPARISON:
        unused["against"] = None
    if question.measure is Measure.OWNER:
        unused["by"] = None
    if question.measure is Measure.LIST:
        unused |= _NOT_IN_A_LIST
    return replace(question, **unused)  # type: ignore[arg-type]
