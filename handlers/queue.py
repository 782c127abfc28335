"""核查: the queue of what waits for 核查. After each press the next card comes by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions import cases, verification
from actions.cards import without_buttons
from domain.actions import Action
from domain.cases import Case, Step
from domain.chat import Choice, Incoming, Outgoing
from domain.district import Role
from domain.life import must_allow
from domain.refused import WrongState
from domain.steps import must_be_independent
from handlers.kit import Answer, Ask, Said, Saying, command, is_plain, listener
from storage.store import Store
from texts import refusals
from texts import verification as wording

_THE_REST = re.compile(
    r"(?:那|就)?(?:把)?(?:后面|后边|剩下|剩余|其余|其他|余下|接下来|这些|上面|全部|所有)?(?:的|这些|几件)*"
    r"(?:都|全部?|也|一起|统统)+(?:算|让|给)?(?:过|通过|没问题|可以|合格|行|好)(?:了|吧|掉|的)*[。.!！]*"
)
_TO_PASS = re.compile("过|合格")


@command("核查", "queue", does=Action.VERIFY)
def begin(said: Said, store: Store) -> Answer:
    """核查 — 一件一件看等您核查的，照片前后对着看"""
    found = verification.queue(said.person, said.group, store)
    return verification.shown(found, said.chat, said.at, store) if found else wording.NOTHING


def _all_pass(message: Incoming, store: Store) -> bool:
    """后面的都过, said to the bot by somebody who has cases to verify."""
    if (
        not message.spoken_to
        or not is_plain(message)
        or message.quotes
        or not _THE_REST.fullmatch(message.text.strip())
    ):
        return False
    person = store.people.sender(message)
    if person is None:
        return False
    waits = bool(verification.queue(person, store.group_of(message.chat), store))
    return waits or (person.has(Role.INSPECTOR) and _TO_PASS.search(message.text) is not None)


@listener(does=Action.VERIFY, wants=_all_pass)
def rest(said: Said, store: Store) -> Answer:
    """后面的都过: nothing passes unseen; they are listed, with the words that pass them."""
    found = verification.queue(said.person, said.group, store)
    if not found:
        return wording.NOTHING
    listed = wording.to_pass(found, store.district, said.at)
    return Outgoing(said.chat, listed.text, rows=listed.rows, choices=(wording.ONE_BY_ONE,))


@command("逐件通过", does=Action.VERIFY, on_case=True, by_button=True)
def passed(said: Said, store: Store) -> Answer:
    """逐件通过 12 — 核查通过，接着看下一件"""
    return _done(said, store, wording.passed(said.case), cases.pass_check)


@command("逐件不通过", does=Action.VERIFY, on_case=True, by_button=True)
def failed(said: Said, store: Store) -> Answer:
    """逐件不通过 12 理由 — 返工，接着看下一件"""
    try:
        must_allow(said.case, Step.FAIL)
    except WrongState as why:
        return _next(said, store, refusals.wording(why).removesuffix("。"))
    must_be_independent(said.case, said.person, store.district)
    if not said.words:
        reasons = tuple(Choice(reason, reason) for reason in wording.REASONS)
        return Ask(wording.why(said.case), f"逐件不通过 {said.case.number}", choices=reasons, or_words=True)
    return _done(said, store, wording.failed(said.case), cases.fail_check)


@command("先放着", does=Action.VERIFY, on_case=True, by_button=True)
def left(said: Said, store: Store) -> Answer:
    """先放着 12 — 这件先不核，接着看下一件"""
    own = verification.shown([said.case], said.chat, said.at, store)
    return [without_buttons(own), *_next(said, store, wording.left(said.case))]


def _done(said: Said, store: Store, done: str, act: Callable[..., list[Outgoing]]) -> list[Saying]:
    """Take the step, and go on; somebody else may have been faster."""
    try:
        told = act(said.case, said.cause, store)
    except WrongState as why:
        return _next(said, store, refusals.wording(why).removesuffix("。"))
    here = [without_buttons(one) for one in told if one.chat == said.chat and one.card]
    others = [one for one in told if one.chat != said.chat]
    return [*here, *_next(said, store, done), *others]


def _next(said: Said, store: Store, done: str) -> list[Saying]:
    """The card behind this one; at the end how many were put aside."""
    found = [one for one in verification.queue(said.person, said.group, store) if not _same(one, said.case)]
    rest = verification.after(said.case, found)
    if rest:
        return [verification.shown(rest, said.chat, said.at, store, done)]
    aside = verification.queue(said.person, said.group, store)
    return [wording.at_end(done, len(aside))]


def _same(one: Case, other: Case) -> bool:
    return one.number == other.number
