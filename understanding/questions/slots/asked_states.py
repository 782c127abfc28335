"""Which cases (states) a sentence asks about, from the states it names and from what is done to cases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.question import NARROWING, SOURCES, Measure, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot
from understanding.questions.slots.asker import own_states
from understanding.questions.slots.came_back import came_back
from understanding.questions.slots.due_days import asks_when_due
from understanding.questions.slots.limits import has_limit, nothing_happens
from understanding.questions.slots.listed import are_listed, how_many
from understanding.questions.slots.waited import NOBODYS, is_nobody, nobody_acts
from understanding.questions.states.where_it_lies import lies_in_hands

_REMAINING = re.compile(
    r"(?:还|尚)(?:(?:有|剩|存在|欠)(?!没)|(?=几[件处家个起条辆块盏张堆宗]|多少[件处家个起])|在?[坏破漏堵歪倒黑塌断裂翘]着)"
)  # 还有几件, 还几件, 门还坏着: of those that are not closed


def states(heard: Heard, measure: Measure) -> tuple[Status, ...]:
    """Which states are asked about, in the order in which they were said; none where any may be meant."""
    said = _moved_on(heard, measure, _without(_named(heard, measure), *came_back(heard)))
    if Status.REWORK in said:
        said = _without(said, Status.CHECKED)  # 核查了没通过的
        if not are_listed(heard) and how_many(heard) < 2:
            said = _without(said, Status.RETURNED, Status.FIXED)  # 被打回来重做, 改了没过关又打回的
        if _are_only_checked(heard):
            said = _without(said, Status.CLOSED)  # 核查过了但没通过的
    if measure is Measure.CASE:
        return (Status.UNCLOSED,) if asks_when_due(heard) and not heard.said(Slot.NUMBER) else ()
    if order := [one for one in said if one in (Status.UNRECEIVED, Status.UNANSWERED)]:
        return tuple(order)  # 督办没回的, however the case itself stands
    if Status.SUPERVISED in said:
        said = _without(said, Status.UNCLOSED, Status.OPEN)  # it is under way until 办结
    if (measure is Measure.WAITING or len(said) > 1) and _are_in_hands(heard):
        said = _without(said, Status.OPEN)
    counts = measure in (Measure.COUNT, Measure.LIST) and not (_are_mine(heard) and not said)
    if counts and _stand_anyhow(said) and _remain(heard):
        return (*said, Status.UNCLOSED)  # 督查发现的还有几件
    if counts and not said and asks_when_due(heard):
        return (Status.UNCLOSED,)
    return tuple(dict.fromkeys(_told_once(heard, measure, said)))


def _remain(heard: Heard) -> bool:
    """还有几件, but not 东港农贸市场还有金山农贸市场, where it joins two."""
    ends = {one.end for one in heard.pieces if one.slot in _NAMED}
    begins = {one.start for one in heard.pieces if one.slot in _NAMED}
    found = _REMAINING.finditer(heard.typed.folded)
    return any(one.start() not in ends or one.end() not in begins for one in found)


_NAMED = frozenset({Slot.SCOPE, Slot.CATEGORY, Slot.KIND, Slot.PERIOD})


def _are_only_checked(heard: Heard) -> bool:
    """核查过了: that somebody looked, and not that it passed."""
    closed = [heard.folded(one) for one in heard.said(Slot.STATUS) if one.value is Status.CLOSED]
    return bool(closed) and all(re.fullmatch("(?:核查|验收)过了?", words) for words in closed)


def _stand_anyhow(said: list[Status]) -> bool:
    """True if nothing says how the cases stand: at most where they came from."""
    return set(said) <= SOURCES.keys()


def _without(said: list[Status], *left: Status) -> list[Status]:
    return [one for one in said if one not in left]


def _named(heard: Heard, measure: Measure) -> list[Status]:
    """The states that are named, or else meant by what is asked of cases."""
    said = list(dict.fromkeys(heard.of(Slot.STATUS, Status)))
    if measure is Measure.OWNER:
        said = _without(said, *(Status.UNCLOSED for one in heard.said(Slot.STATUS) if is_nobody(heard, one)))
    if measure is Measure.WAITING and not said:
        said = list(dict.fromkeys(_awaited(heard)))
    said += [status for status in (*_mine(heard), *own_states(heard)) if status not in said]
    # 整改前三个单位
    first = measure is Measure.RANKING and heard.said(Slot.FIRST) and not heard.said(Slot.ORDER)
    of_done = _tasks(heard) and (first or heard.has(Cue.SHARE) or _counts_done(heard, measure))
    if of_done and said in ([], [Status.NEW]):
        said.append(_done(heard))
    if not said and measure is Measure.RANKING and _DRAGS.search(heard.typed.folded):
        said = [Status.OVERDUE]
    if not said and measure is Measure.RATE and not _is_part_of_all(heard):
        said = [Status.ON_TIME]
    return said


# These say nothing of how a case stands now.
_ANYHOW = (NARROWING | {Status.NEW}) - {
    Status.UNRECEIVED, Status.UNANSWERED, Status.EXTENSION_PENDING, Status.DEFERRAL_PENDING, Status.CONSULTING,
    Status.APPEALED,
}  # fmt: skip
_ON_HOLD = frozenset(
    {Status.DEFERRED, Status.EXTENSION_ASKED, Status.EXTENSION_PENDING, Status.DEFERRAL_PENDING}
)
_DRAGS = re.compile("拖(?:得|的|沓|拉(?!机)|延)")  # 哪个单位拖得最凶: by what is late


def _told_once(heard: Heard, measure: Measure, said: list[Status]) -> list[Status]:
    """Without the states that another one or the measure has said already."""
    narrowed = set(said) - {Status.UNCLOSED} <= _ANYHOW  # 紧急的还剩几件: 还剩 alone says how they stand
    if len(said) > 1 and how_many(heard) < 2 and _only_remain(heard) and not narrowed:
        said = _without(said, Status.UNCLOSED)  # 还剩几个没到岗
    if not are_listed(heard) and how_many(heard) < 2:
        said = _waits_since(heard, said)
    if len(said) > 1 and not _DONE & set(said) and not _counts_new_ones(heard):
        said = _without(said, Status.NEW)  # 本周报的没整改: the days say it
    if Status.UNCLOSED in said:
        said = _without(said, Status.OPEN)  # 手上还有几件没办
    if _ON_HOLD & set(said) and not are_listed(heard) and how_many(heard) < 2:
        said = _without(said, Status.UNCLOSED)  # 挂着账没了结的, 延期申请还压着几个
    if measure is Measure.RATE and Status.ON_TIME in said:
        said = _without(said, Status.DUE, *_DONE)  # 到期的有几成是按时办好的
    late_alone = Status.OVERDUE in said and how_many(heard) < 2 and not are_listed(heard)
    if late_alone or measure is Measure.DUE:
        said = _without(said, Status.UNCLOSED, Status.OPEN)
    if measure is Measure.DUE:
        done = {one.value for one in heard.said(Slot.STATUS) if heard.folded(one)[0] not in "已都全"}
        said = _without(said, Status.DUE, Status.OVERDUE, *(_DONE & done))  # 月底前要销的
    if measure is Measure.LIST and heard.said(Slot.FIRST):
        said = _without(said, Status.NEW)  # 最近报的5件 are the newest of all
    return said


def _counts_new_ones(heard: Heard) -> bool:
    """新增几件，超期几件: what is new is a number of its own."""
    called = any("新" in heard.folded(one) for one in heard.said(Slot.STATUS) if one.value is Status.NEW)
    return called and (are_listed(heard) or how_many(heard) > 1)


_STILL = re.compile(
    "没动|不动|没人动|没人[去来]?[管理问]|无人[管问]|没(?:有|个)?(?:动静|反应|下文|消息|音[信讯]|信儿|说法|声响|响应|表态|回[应音话信])"
)
_HEAPED = re.compile("[积压堆攒窝存囤欠][着下得的了]|积压")


def _moved_on(heard: Heard, measure: Measure, said: list[Status]) -> list[Status]:
    """收了几件没动 are not closed; 待受理的都积着 names no state but the first."""
    waits = "".join(heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.WAIT)
    stays = _STILL.search(waits) or nothing_happens(heard) or (waits and not said and has_limit(heard))
    open_to_more = set(said) <= {Status.NEW, Status.OVERDUE, Status.UNCLOSED, *SOURCES}
    said = _without(said, Status.NEW) if measure is Measure.WAITING else said  # all were reported once
    if measure in (Measure.COUNT, Measure.LIST) and set(said) <= {Status.NEW} and nobody_acts(heard):
        return list(NOBODYS)
    if measure in (Measure.COUNT, Measure.LIST) and stays and open_to_more and Status.UNCLOSED not in said:
        said = [*(one for one in said if one is not Status.NEW), Status.UNCLOSED]
    if measure in (Measure.COUNT, Measure.LIST) and not {*AWAITED, Status.SUPERVISED} & set(said):
        said = [*said, *(one for one in _what_is_next(heard) if one not in said)]
    heaped = [heard.folded(one) for one in heard.said(Slot.STATUS) if one.value is Status.UNCLOSED]
    if AWAITED & set(said) and heaped and all(_HEAPED.search(words) for words in heaped):
        said = _without(said, Status.UNCLOSED)
    return said


_DONE = frozenset({Status.FIXED, Status.CLOSED})


_NOT_IN_THE_BOOKS = re.compile("[没未].*(?:销|结|闭环|交[账差]|报|归档|关单|号|账)")  # but 改了没改好


def _waits_since(heard: Heard, said: list[Status]) -> list[Status]:
    """弄完没验的, 整改了还没销号的 wait for verification; 报了整改的 are reported as done."""
    if Status.CHECKING in said:
        return [one for one in said if one not in _DONE]
    if (
        Status.FIXED in said
        and Status.UNCLOSED in said
        and all(
            _NOT_IN_THE_BOOKS.search(heard.folded(one))
            for one in heard.said(Slot.STATUS)
            if one.value is Status.UNCLOSED
        )
    ):
        return [Status.CHECKING, *(one for one in said if one not in (Status.FIXED, Status.UNCLOSED))]
    new = [one.end for one in heard.said(Slot.STATUS) if one.value is Status.NEW]
    if any(one.start in new and (one.value in _DONE or one.value is Cue.DONE) for one in heard.pieces):
        return _without(said, Status.NEW)
    return said


def _only_remain(heard: Heard) -> bool:
    """还剩, 剩下, 余下: what remains, and no state where another one is named."""
    words = [heard.folded(one) for one in heard.said(Slot.STATUS) if one.value is Status.UNCLOSED]
    return bool(words) and all(re.search("[剩余]", one) for one in words)


def _are_in_hands(heard: Heard) -> bool:
    """堵在市场监管所手里的: where they wait, and no state."""
    opened = (heard.folded(one) for one in heard.said(Slot.STATUS) if one.value is Status.OPEN)
    return any(map(lies_in_hands, opened))


def _are_mine(heard: Heard) -> bool:
    """我这边还有啥要处理: what waits for the asker, in whatever state."""
    mine = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.MINE]
    return any(re.search("(?:什么|啥子?|哪些)[要该得等需]", words) for words in mine)


def _mine(heard: Heard) -> list[Status]:
    """轮到我核查的: what waits for the asker, said in the word for whose it is."""
    mine = "".join(heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.MINE)
    return [status for words, status in _AWAITED.items() if words in mine]


def _done(heard: Heard) -> Status:
    """整改多少 is fixed, 处理多少 is closed."""
    words = _tasks(heard)
    return Status.FIXED if "整改" in words or "整治" in words else Status.CLOSED


NOT_COUNTED = frozenset({"核查", "派遣", "受理", "认领", "验收", "复核", "派单"})

_AWAITED = {
    "受理": Status.PENDING,
    "派遣": Status.UNASSIGNED,
    "派单": Status.UNASSIGNED,
    "核查": Status.CHECKING,
    "验收": Status.CHECKING,
    "复核": Status.CHECKING,
}


_NEXT = (
    (re.compile("核|验"), Status.CHECKING),
    (re.compile("派"), Status.UNASSIGNED),
    (re.compile("受理"), Status.PENDING),
    (re.compile("认领|签收|接单"), Status.UNCLAIMED),
)


def _what_is_next(heard: Heard) -> Iterator[Status]:
    """没人去核, 一直没认领: what nobody has done yet."""
    for one in heard.said(Slot.CUE):
        if one.value is Cue.WAIT:
            yield from (status for words, status in _NEXT if words.search(heard.folded(one)))


def _awaited(heard: Heard) -> Iterator[Status]:
    """等核查, 等核查嘛: what is done next."""
    yield from _what_is_next(heard)
    for one in heard.said(Slot.CUE):
        if one.value in (Cue.DONE, Cue.STAGE):
            yield from (state for words, state in _AWAITED.items() if heard.folded(one).startswith(words))


AWAITED = frozenset(_AWAITED.values())


def _tasks(heard: Heard) -> list[str]:
    """What is done to a case to end it: 整改, 处理; not 受理, of which no figure is kept."""
    return [words for words in done_words(heard) if words not in NOT_COUNTED]


def done_words(heard: Heard) -> list[str]:
    """What is said to be done: 整改, 处理, 核查."""
    return [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.DONE]


def _is_part_of_all(heard: Heard) -> bool:
    """占比, 比例: how much of all, not how much by its limit."""
    return any(not heard.folded(one).endswith("率") for one in heard.said(Slot.CUE) if one.value is Cue.SHARE)


def _counts_done(heard: Heard, measure: Measure) -> bool:
    return measure is Measure.COUNT and heard.has(Cue.HOW_MANY) and not heard.has(Cue.CASES)
