"""并案 and 反映: one problem that several people tell of is one case."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import merging
from domain.actions import Action
from domain.cases import Case, Step
from domain.life import must_allow
from handlers.kit import Answer, Ask, Said, command
from handlers.report import APART
from storage.store import Store
from texts import orders as wording
from texts.supervision import SURE

_INTO = re.compile(r"\s*(?:到|进|入|和|与|跟)?\s*[#＃]?\s*(\d{1,9})\s*号?[\s,，:：]*")


@command("并案", "merge", does=Action.MERGE, on_case=True)
def merge(said: Said, store: Store) -> Answer:
    """并案 12 到 8 — 同一件事报了两次，并到前一件"""
    must_allow(said.case, Step.MERGE)
    into = _INTO.match(said.words)
    if into is None:
        return Ask(f"#{said.case.number} 并到哪一件？请写编号。", f"并案 {said.case.number} 到")
    sure, words = _sure(said.words[into.end() :])
    other = store.cases.get(int(into[1]))
    if other is not None and not sure and _are_apart(said.case, other):
        asks = wording.are_they_one(said.case, other, store.district)
        return Ask(asks, f"并案 {said.case.number} 到 {other.number} {SURE} {words}".strip(), only_yes=True)
    cause = said.cause_saying(words)
    return merging.merge(said.case, int(into[1]), cause, store)


def _sure(words: str) -> tuple[bool, str]:
    """Whether 确定 was said to what was asked, and the words without it."""
    head, _, rest = words.strip().partition(" ")
    return (True, rest.strip()) if head == SURE else (False, words)


def _are_apart(one: Case, other: Case) -> bool:
    """True for two points of different grids, which are hardly one problem."""
    pointed = None not in (one.point, other.point, one.grid, other.grid)
    return pointed and one.point != other.point and one.grid != other.grid


@command("反映", "also", does=Action.ECHO, on_case=True)
def echo(said: Said, store: Store) -> Answer:
    """反映 12 [情况] — 和这件是同一件事，不另报，办完告诉我"""
    cause = said.cause
    waits = store.asks.of(said.chat, said.message.sender, said.at)
    if waits is not None and waits.then.startswith(f"{APART} "):  # what was about to be reported anew
        words = said.words or waits.then.removeprefix(APART).strip()
        photos = (*waits.photos, *said.photos)
        cause = replace(cause, words=words, photos=photos, place=waits.place or cause.place)
        store.asks.drop(said.chat, said.message.sender)
    return merging.echo(said.case, cause, store)
