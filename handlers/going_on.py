"""What a few words go on from (那北湖呢, 名单), and when that is asked first: decision 139."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import Incoming
from domain.question import Question
from domain.understood import understood
from handlers.kit import Ask, Remember, Said
from storage.store import Store
from texts import answers


def question_before(message: Incoming, store: Store) -> Question | None:
    """What a message may go on from: the last question of its sender here. Of a command's list only pages are turned,
    before this is asked."""
    before = store.asked.meant(message)
    return None if before is None or before.command else before


def doubted(message: Incoming, store: Store) -> list[Remember]:
    """The question before, doubted from now on, for what was said now was not understood; nothing where there is
    none."""
    before = question_before(message, store)
    return [Remember(replace(before, doubted=True))] if before else []


def asked_whether(said: Said, store: Store) -> list[Ask | Remember] | None:
    """Whether these words go on from the question before, where something else was said since. A yes says them again.

    None where that is plain: nothing stands between, or the pressed button says which question it belongs to.
    """
    before = question_before(said.message, store)
    if before is None or said.message.follows is not None:
        return None
    if not (before.doubted or store.asked.is_past(said.message)):
        return None
    told = understood(before, store.district) or before.measure
    return [Ask(answers.goes_on(told), said.words, only_yes=True), Remember(replace(before, doubted=False))]
