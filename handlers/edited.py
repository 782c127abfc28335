"""A report that its sender words anew: until work has begun the case follows, later it is a note."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.authority import Action
from domain.card import Row
from domain.cases import ENDED, WITH_OFFICE, Case, State, Step
from domain.chat import Incoming, Outgoing
from handlers.cards import moved
from handlers.kit import Answer, Said, listener
from handlers.report import filled, straight_to_unit
from handlers.steps import event
from storage.store import Store

_COMMAND = re.compile(r"\s*[/／]?\s*(?:上报|report)(?=$|[\s\d,，:：、。])[\s,，:：]*", re.IGNORECASE)
_OPEN_TO_CHANGE = frozenset({State.PENDING, State.UNASSIGNED, State.OPEN})
_TOO_SHORT = 2  # 是 that answered a question is in half of all reports


def _is_edit(message: Incoming, _store: Store) -> bool:
    return message.edits is not None


@listener(does=Action.REPORT, wants=_is_edit)
def edited(said: Said, store: Store) -> Answer:
    """The new wording of a message; of one that opened no case, or that says the same, nothing is said."""
    case = _case_of(said, store)
    text = case and _new_text(case, said, store)
    if case is None or not text or text == case.text:
        return None
    if case.state in ENDED:
        return _about(
            case, f"#{case.number} 已经结束，没有跟着改。问题还在请发：重开 {case.number} 理由", said
        )
    said = replace(said, words=_words(said.message.text))
    if case.state in _OPEN_TO_CHANGE and not _was_rectified(case, store):
        return _follow(case, text, said, store)
    store.cases.move(case, case, event(case, Step.ADD, said))
    return _about(case, f"#{case.number} 已在办理，您改的内容记为补充。", said)


def _case_of(said: Said, store: Store) -> Case | None:
    """The case that the message opened, if its sender reported it."""
    first = said.message.edits or ""
    number = store.sources.case_of(said.chat, first, Step.REPORT)
    case = store.cases.get(number, lock=True) if number is not None else None
    return case if case and case.reporter == said.person.id else None


def _new_text(case: Case, said: Said, store: Store) -> str | None:
    """The case's text with the message's earlier words replaced; None if they are no part of it."""
    before = _words(store.sources.wording(said.chat, said.message.edits or "") or "")
    if len(before) < _TOO_SHORT or before not in case.text:
        return None
    return case.text.replace(before, _words(said.message.text), 1)


def _follow(before: Case, text: str, said: Said, store: Store) -> Answer:
    case = replace(before, text=text)
    if not before.sorted and before.state is State.PENDING:
        case = filled(case, said, store)
    case = replace(case, place=_place(case, said, store))
    store.cases.move(before, case, event(case, Step.ADD, said, words=f"改为：{said.words}"))
    routed = case if before.sorted else straight_to_unit(case, said.person, said, store)
    if routed != case:
        store.cases.move(case, routed, event(routed, Step.ASSIGN, said, words=""))
    told = _about(case, f"#{case.number} 已按您改的更新。", said)
    said = replace(said, about=before)
    if routed != replace(before, text=text, place=routed.place):
        return [told, *moved(routed, said, store)]
    if case.state in WITH_OFFICE:  # their card shows the reporter's words
        return [told, *(moved(case, said, store))[1:]]
    return told


def _about(case: Case, text: str, said: Said) -> Outgoing:
    return Outgoing(said.chat, text, rows=(Row(case.number, text),))


def _place(case: Case, said: Said, store: Store) -> str:
    """The place in its new wording, if it is the same place."""
    found = store.recogniser.recognise(said.words, case.grid)
    same = found.place and found.grid == case.grid and (found.point.id if found.point else None) == case.point
    return found.place if same else case.place


def _was_rectified(case: Case, store: Store) -> bool:
    return any(one.step is Step.RECTIFY for one in store.cases.history(case.number))


def _words(text: str) -> str:
    return _COMMAND.sub("", text, count=1).strip()
