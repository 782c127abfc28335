"""A report that its sender words anew."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import reports
from domain.authority import Action
from domain.cases import Case, Step
from domain.chat import Incoming
from handlers.kit import Answer, Said, listener
from storage.store import Store

_COMMAND = re.compile(r"\s*[/／]?\s*(?:上报|report)(?=$|[\s\d,，:：、。])[\s,，:：]*", re.IGNORECASE)
_TOO_SHORT = 2  # 是 that answered a question is in half of all reports


def _is_edit(message: Incoming, _store: Store) -> bool:
    return message.edits is not None


@listener(does=Action.REPORT, wants=_is_edit)
def edited(said: Said, store: Store) -> Answer:
    """The new wording of a message; of one that opened no case, or that says the same, nothing is said."""
    case = _case_of(said, store)
    text = case and _new_text(case, said, store)
    if case is not None and text is None and _is_one_of_several(case, said, store):
        return f"这条立了几件，没有跟着改。要改请发：改类别 {case.number} 类别，或 改地点 {case.number} 地点"
    if case is None or not text or text == case.text:
        return None
    cause = replace(said.cause, words=_words(said.message.text))
    return reports.reword(case, text, said.person, cause, store)


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


def _is_one_of_several(case: Case, said: Said, store: Store) -> bool:
    """The message told of several problems, and this case is of its first."""
    before = _words(store.sources.wording(said.chat, said.message.edits or "") or "")
    return before != case.text and case.text in before


def _words(text: str) -> str:
    return _COMMAND.sub("", text, count=1).strip()
