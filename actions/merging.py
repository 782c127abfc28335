"""反映 and 并案: several people tell of one problem, and one case of it goes on."""

from __future__ import annotations

from dataclasses import replace

from actions import many_voices
from actions.audience import answer_to
from actions.cards import moved, notices
from actions.history import event
from domain import steps
from domain.cases import Case, Step
from domain.cause import Cause
from domain.chat import Outgoing
from domain.life import ENDED, must_allow
from domain.refused import CannotMerge, NoSuchCase
from storage.store import Store
from texts.typed import one_line


def echo(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """反映: somebody tells of what is a case already; it counts, and they hear of its end. Raises WrongState."""
    voices = many_voices.of(case, store)
    after = count(case, cause, store)
    said = f"已记到 #{case.number}（反映 {after.echoed + 1} 次），不另立案，办完告诉您。"
    return [*answer_to(cause, said, after), *many_voices.told(after, voices, cause, store)]


def count(case: Case, cause: Cause, store: Store) -> Case:
    """The case, of which somebody told once more. Raises WrongState."""
    after = steps.echo(case)
    store.cases.move(case, after, event(after, Step.ECHO, cause))
    return after


def merge(case: Case, number: int, cause: Cause, store: Store) -> list[Outgoing]:
    """并案 into the case of that number, which goes on with its photos and words. Raises CannotMerge, WrongState,
    NoSuchCase."""
    must_allow(case, Step.MERGE)
    into = store.cases.get(number, lock=True)
    if into is None or (into.confidential and not case.confidential):
        raise NoSuchCase(number)
    if into.number == case.number or into.state in ENDED or case.confidential or case.part:
        raise CannotMerge(case, number, other_way=into.merged_into == case.number)
    merged = steps.merge(case, number, cause.at)
    because = f"：{one_line(cause.words)}" if cause.words else ""
    store.cases.move(
        case, merged, event(merged, Step.MERGE, replace(cause, words=f"并入 #{number}{because}"))
    )
    voices = many_voices.of(into, store)
    after = steps.joined(into, case)
    photos = tuple(store.photos.of(case.number, Step.REPORT, Step.ADD))
    told = replace(cause, words=f"#{case.number} 并入：{one_line(case.text)}", photos=photos)
    store.cases.move(into, after, event(after, Step.ADD, told))
    return [
        *moved(case, merged, cause, store),
        *notices(into, after, cause, store, f"#{case.number} 并入"),
        *many_voices.told(after, voices, cause, store),
    ]


def part(case: Case, cause: Cause, store: Store) -> None:
    """What a case that is reopened was merged into goes on without it."""
    into = store.cases.get(case.merged_into or 0, lock=True)
    if into is not None and into.state not in ENDED:
        after = steps.parted(into, case)
        told = replace(cause, words=f"#{case.number} 拆出", photos=())
        store.cases.move(into, after, event(after, Step.ADD, told))
