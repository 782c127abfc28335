"""Plays the machine: one step after the other, and what must hold after each."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from domain.tally import Scope, Span
from storage.audit import audit
from tests.machine.moves import UNITS, Talker
from tests.machine.promises import broken, differs
from tests.machine.recount import recount
from tests.machine.seen import Seen
from tests.machine.world import START, World, world

PER_WORLD = 250  # steps, after which a new world begins: what is compared grows with the cases
AUDITED = 25  # steps between two looks at the whole chain of hashes
COUNTED = 0.25  # of the steps, after which the figures are compared: that takes longer than the step


class Broken(AssertionError):
    """A promise was broken; the text says which, in which step of which seed."""


@dataclass
class Played:
    """What was played: how many steps, how many of them were a step in the life of a case, and which."""

    steps: int = 0
    taken: Counter[str] = field(default_factory=Counter)

    @property
    def changed(self) -> int:
        """Steps that moved a case or wrote something down about it."""
        return sum(self.taken.values())


async def play(template: Path, seed: int, steps: int, memory: str | None = None) -> Played:
    """So many steps of this seed, in as many worlds as it takes. Raises Broken."""
    played = Played()
    while played.steps < steps:
        dice = Random(f"{seed} {played.steps}")
        with tempfile.TemporaryDirectory(dir=memory) as folder:
            async with world(template, Path(folder), dice) as one:
                await _in(one, dice, min(PER_WORLD, steps - played.steps), played, seed)
    return played


async def _in(one: World, dice: Random, steps: int, played: Played, seed: int) -> None:
    talker, before = Talker(dice), one.look()
    for step in range(steps):
        one.wait()
        what = await _step(one, dice, talker, before)
        after = one.look()
        faults = broken(before, after)
        if dice.random() < COUNTED:
            faults += _counts(one, after, dice)
        if step % AUDITED == AUDITED - 1 or step == steps - 1:
            faults += _audited(one)
        if faults:
            raise Broken(f"seed {seed}, step {played.steps + 1}, {what}: " + "; ".join(faults))
        played.steps += 1
        played.taken.update(line.step.value for line in after.lines[len(before.lines) :])
        before = after


async def _step(one: World, dice: Random, talker: Talker, before: Seen) -> str:
    """One thing happens. Out: what it was."""
    chance = dice.random()
    if chance < 0.90:
        message = talker.says(before, one.now)
        await one.hear(message)
        return f"{message.sender}@{message.chat.id}> {message.text}"
    if chance < 0.93:
        await one.hear_again()
        return "an old message again"
    if chance < 0.985:
        await one.let_the_clock_act()
        return "a job"
    if chance < 0.995:
        one.change_roles()
        return "a workbook"
    await one.restart()
    return "a restart"


def _counts(one: World, now: Seen, dice: Random) -> list[str]:
    """What the database counts, of the district or a unit, over some time, against a recount."""
    name = dice.choice(("全区", *UNITS))
    unit = next((unit.id for unit in now.district.units if unit.short == name), None)
    units = frozenset({unit}) if unit else None
    start = START + (now.at - START) * dice.random() if dice.random() < 0.5 else START - timedelta(days=1)
    span = Span(start, now.at + timedelta(seconds=1))
    with one.ask() as store:
        counted = store.standings.tally(Scope(name, units=units), span, now.at)
    return [f"{name}: {fault}" for fault in differs(counted, recount(now, units, span))]


def _audited(one: World) -> list[str]:
    with one.ask() as store:
        return [f"audit: {flaw}" for flaw in audit(store.connection).flaws]
