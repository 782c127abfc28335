"""What waits for somebody, counted: a queue that nobody looks at is no fault, but worth knowing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from actions import appeals, claims, desk, look_back, patrols, signing, supervision
from bot.operator.finding import CheckLine, Word
from domain.cases import State
from domain.life import UNDER_LIMIT, overdue
from domain.matters import MatterKind, MatterState
from domain.tally import Scope
from storage.store import Store
from texts.claims import WORD

_EVERYTHING = Scope("")


def of_queues(store: Store, now: datetime) -> CheckLine:
    """`等人办：待受理、待派遣 3，待核查 5，待巡查 12`; what is empty is left out."""
    found = [f"{name} {count}" for name, count in _counted(store, now) if count]
    return CheckLine(Word.NOTE if found else Word.GOOD, "等人办", "，".join(found) or "都没有")


def _counted(store: Store, now: datetime) -> Iterator[tuple[str, int]]:
    live = store.cases.live(_EVERYTHING)
    yield "待受理、待派遣、退回", len(desk.waiting(store))
    yield WORD, len(claims.unclaimed(store))
    yield "认领待确认", len(store.stalled.claimed())
    yield "超期", sum(overdue(one, now) for one in live if one.state in UNDER_LIMIT)
    yield "待核查", sum(one.state is State.CHECKING for one in live)
    yield "回头看", len(look_back.waiting(store))
    yield "待签的延期、挂账、申诉", _to_sign(store, now)
    yield "督办没办结", len(store.matters.cases(supervision.KIND, [MatterState.AGREED]))
    yield "请人去看没回话", len(store.matters.cases(MatterKind.SITE, [MatterState.AGREED]))
    yield "会商没定", sum(one.consulted_until is not None for one in live)
    yield "暗访等公布", len(store.walks.sealed())
    yield "待巡查", len(patrols.overdue(store.district.points, now, store))


def _to_sign(store: Store, now: datetime) -> int:
    kinds = (*signing.STEPS, MatterKind.APPEAL)
    numbers = {number for kind in kinds for number in store.matters.cases(kind, [MatterState.ASKED])}
    cases = store.cases.some(numbers).values()
    return sum(bool(signing.waiting(one, now, store) or appeals.waiting(one, store)) for one in cases)
