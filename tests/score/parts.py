"""The parts of `make score`, by name, in the order in which they are run, and what a row of the table is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tests.score import (
    demo,
    elsewhere,
    figures,
    intakes,
    life,
    noise,
    photographs,
    plates,
    postgres,
    rates,
    replicas,
    telegram_hears,
    telegram_newest,
    telegram_says,
    webchat,
    wecom,
)


class Measured(Protocol):
    """One row of the table."""

    @property
    def name(self) -> str:
        """What was done."""

    @property
    def passed(self) -> bool:
        """True if it ended as it must."""

    @property
    def told(self) -> str:
        """The figures."""

    @property
    def faults(self) -> Sequence[str]:
        """What was wrong."""

    @property
    def seconds(self) -> float:
        """How long it took."""

    def as_json(self) -> dict[str, Any]:
        """Everything about it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a part is about, for --help, and what gives its rows for a seed."""

    about: str
    rows: Sequence[Callable[[int], AsyncIterator[Measured]]]


PARTS: Mapping[str, Part] = {
    "webchat": Part("the web chat under kill -9 and SIGTERM, beside a naive bot", (webchat.rows,)),
    "postgresql": Part("bot or database killed; two bots on one database", (postgres.rows,)),
    "telegram": Part(
        "kills beside python-telegram-bot, 429, an outage; the fake beside aiogram (fetched)",
        (telegram_hears.rows, telegram_says.rows, telegram_newest.rows),
    ),
    "replicas": Part("two bots for a quarter, killed and held up", (replicas.rows,)),
    "wecom": Part("forged calls, ends of the connection, kills", (wecom.rows,)),
    "photographs": Part("pictures known again after edits (fetched)", (photographs.rows,)),
    "plates": Part("number plates hidden (photographs fetched)", (plates.rows,)),
    "intakes": Part("10,000 mutated forms, photos, workbooks and updates each", (intakes.rows,)),
    "rates": Part("50 and 200 messages a second; by the clock", (rates.rows,)),
    "life": Part("40,000 steps of cases at random", (life.rows,)),
    "demo": Part("the demo's past, and a quarter more", (demo.rows,)),
    "noise": Part("messages a person gets in two weeks", (noise.rows,)),
    "figures": Part("six weeks of figures against a recount", (figures.rows,)),
    "conversations": Part("every conversation on every platform", (elsewhere.conversations,)),
    "tests": Part("tests at large, more examples of Hypothesis", (elsewhere.tests,)),
    "understanding": Part("the labelled sets, by field and kind", (elsewhere.understanding,)),
}
