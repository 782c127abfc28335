"""One answer for each of several states: 各社区新增多少销了多少, 上周比上上周新增和销号."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from domain.chat import Outgoing
from domain.question import Status
from handlers.inquiry import LIST, Inquiry


def of_each_state(asked: Inquiry, told: Callable[[Inquiry], Outgoing]) -> Outgoing:
    """What is `told` of each state that is asked about, one below the other: taken together they would be one sum,
    which nobody asked for."""
    answers = [told(_of_one(asked, state)).text for state in asked.states]
    return asked.says("\n".join(answers), (), LIST)


def _of_one(asked: Inquiry, state: Status) -> Inquiry:
    """The question about one of its states, with what narrows them all."""
    return replace(asked, question=replace(asked.question, states=(state, *asked.also), alone=(state,)))
