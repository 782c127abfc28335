"""Buttons of a case: each says what the person could have typed."""

from __future__ import annotations

from collections.abc import Sequence, Set

from domain.cases import Case, Step
from domain.categories import Category
from domain.chat import Choice
from domain.district import District, Grid, Unit
from domain.leading import leader
from domain.life import LIFE
from domain.points import Point
from texts import life

MOST_VERDICTS = 4  # buttons of a 会商


def guesses(
    case: Case, *, categories: Sequence[Category] = (), places: Sequence[Grid | Point] = ()
) -> tuple[Choice, ...]:
    """Buttons with guesses for what is still unknown of a case."""
    names = [*(one.name for one in categories), *(one.name for one in places)]
    return tuple(Choice(name, f"补充 {case.number} {name}") for name in names)


def instead(case: Case, categories: Sequence[Category]) -> tuple[Choice, ...]:
    """Buttons for categories that a case may be of instead of its own."""
    return tuple(Choice(f"改为{one.name}", f"改类别 {case.number} {one.name}") for one in categories)


def split(case: Case) -> Choice:
    """Asks which units it is split for (拆分)."""
    words = life.of_step(Step.SPLIT)
    return Choice(words.button, f"{words.command} {case.number}")


def send(case: Case) -> Choice:
    """Asks the nearest of the grid to look there (现场核实)."""
    words = life.of_step(Step.SEND)
    return Choice(words.button, f"{words.command} {case.number}")


def squad(case: Case) -> Choice:
    """Sends an emergency team (应急小队) there."""
    return Choice("派应急队", f"应急 {case.number}")


def conceal(case: Case) -> Choice:
    """The button by which its reporter makes it confidential."""
    return Choice("保密", f"保密 {case.number}")


def as_last_time(case: Case, unit: Unit) -> Choice:
    """The unit that the last 会商 about such things was decided for."""
    return Choice(f"派{unit.short}（上次会商）", f"派 {case.number} {unit.name}")


def as_they_say(case: Case, unit: Unit) -> Choice:
    """The unit that whoever gave the case back says it belongs to."""
    return Choice(f"派给{unit.short}", f"派 {case.number} {unit.name}")


def verbs(
    case: Case, district: District, first: Choice | None = None, able: Set[Step] = frozenset(Step)
) -> tuple[Choice, ...]:
    """Buttons for what can be done next with a case: those of its row in domain/life.py; those of a 会商 meanwhile.

    In: `first` gives it to a unit that is likelier than that of its place; who just gave it back is not offered then.
    `able` are the steps that whoever sees them alone may take.
    """
    if case.consulted_until is not None:
        return (_step_button(Step.SPEAK, case), *verdicts(case, district))
    row = LIFE[case.state].buttons
    buttons = tuple(button for step in row if step in able and (button := _button(step, case, district)))
    if first is None or Step.ASSIGN not in able:
        return buttons
    gone = district.unit.get(case.left_unit or 0)
    needless = {first.says, *([as_they_say(case, gone).says] if gone else [])}
    return (first, *(one for one in buttons if one.says not in needless))


def verdicts(case: Case, district: District) -> tuple[Choice, ...]:
    """Buttons for the units that a 会商 may be decided for."""
    units = [district.unit[one] for one in case.partners if one in district.unit]
    words = life.of_step(Step.CONCLUDE)
    return tuple(
        Choice(f"{words.button}{unit.short}", f"{words.command} {case.number} {unit.name}")
        for unit in units[:MOST_VERDICTS]
    )


def _button(step: Step, case: Case, district: District) -> Choice | None:
    """派 has a button only where the unit is known to which the case would go."""
    words = life.of_step(step)
    if step is not Step.ASSIGN:
        return _step_button(step, case)
    leads = leader(case, district)
    if not case.sorted or leads is None:
        return None
    unit = district.unit[leads]
    return Choice(f"{words.button}{unit.short}", f"{words.command} {case.number} {unit.name}")


def _step_button(step: Step, case: Case) -> Choice:
    words = life.of_step(step)
    return Choice(words.button, f"{words.command} {case.number}")
