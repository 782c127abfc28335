"""我的返工, 我交的: which of one's cases were sent back and why, and which still wait to be verified."""

from __future__ import annotations

from collections.abc import Sequence

from domain.actions import Action
from domain.cases import Case, State, Step
from domain.chat import Outgoing
from handlers.kit import Answer, Said, command
from handlers.shown import is_of_here, live_ones, waiting_among
from storage.store import Store
from texts import times
from texts.cases import row

WORD, HANDED_IN = "我的返工", "我交的"
MOST = 5  # cases in one message


@command(WORD, does=Action.MINE, by_button=True)
def sent_back(said: Said, store: Store) -> Answer:
    """我的返工 — 我手上被打回的几件，谁打回、为什么"""
    cases = _back(live_ones(said, store), said, store)[:MOST]
    if not cases:
        return "您手上没有被打回的。"
    rows = tuple(row(one, store.district, said.at) for one in cases)
    lines = [f"{one.text}\n    {_why(case, said, store)}" for one, case in zip(rows, cases, strict=True)]
    return Outgoing(said.chat, "\n".join([*lines, "重新弄好了请拍照发：整改 编号 说明"]), rows=rows)


@command(HANDED_IN, does=Action.MINE, by_button=True)
def handed_in(said: Said, store: Store) -> Answer:
    """我交的 — 我报了整改、还没核查的几件，被打回的几件"""
    live = live_ones(said, store)
    fixed = [one for one in live if one.state is State.CHECKING and one.fixed_by == said.person.id]
    waiting = [one for one in fixed if is_of_here(one, said, store)]
    back = _back(live, said, store)
    rows = tuple(row(one, store.district, said.at) for one in (*waiting, *back))
    told = f"您交的：等核查 {len(waiting)} 件，被打回 {len(back)} 件"
    return Outgoing(said.chat, "\n".join([told, *(one.text for one in rows)]), rows=rows)


def speaks_of_oneself(text: str) -> bool:
    """True for 我返工的是哪几件; 返工的是哪几件 may be of all."""
    return "我" in text


def _back(live: Sequence[Case], said: Said, store: Store) -> list[Case]:
    """What was sent back and waits for whoever asks."""
    return waiting_among([one for one in live if one.reworked], said, store)


def _why(case: Case, said: Said, store: Store) -> str:
    """Who sent it back, when, and for what reason."""
    failed = [one for one in store.cases.history(case.number) if one.step is Step.FAIL]
    if not failed:
        return "重开"
    last = failed[-1]
    who = store.district.person.get(last.person or 0)
    return f"{times.moment(last.at, said.at)} {who.name if who else ''} 打回：{last.words or '没写理由'}"
