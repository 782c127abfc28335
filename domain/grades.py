"""定级: how grave a case is, by what is known of it and the rule 定级, unless a person has graded it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.cases import Case, Grade, Source
from domain.categories import Category
from domain.spelling import GROUPED, NONE, SPACED, Spelling

MANY = 2  # others who told of the same (反映)


class Graver(StrEnum):
    """What makes a case graver, beside its source (来源)."""

    DANGER = "危险"  # the words told of danger to people
    CATEGORY = "紧急类别"
    REBOUND = "反弹"
    REOPENED = "重开过"
    ECHOED = "多人反映"


_KNOWN: tuple[str, ...] = (*Graver, *Source)


@dataclass(frozen=True, slots=True)
class Grading:
    """The rule: which grounds make a case 严重, and which 较重; those in neither make no difference."""

    severe: tuple[str, ...]
    heavy: tuple[str, ...]


def grounds(case: Case, category: Category | None) -> tuple[str, ...]:
    """All that makes it graver, whatever the rule says."""
    holds = {
        Graver.DANGER: case.urgent,
        Graver.CATEGORY: category is not None and category.urgent,
        Graver.REBOUND: case.tied_to is not None and not case.part,
        Graver.REOPENED: case.reopened > 0,
        Graver.ECHOED: case.echoed >= MANY,
    }
    return (*(ground for ground, is_so in holds.items() if is_so), case.source)


def grade_of(case: Case, category: Category | None, rule: Grading) -> Grade:
    """What a person said, else the gravest that a ground makes it."""
    if case.graded is not None:
        return case.graded
    found = set(grounds(case, category))
    if found & set(rule.severe):
        return Grade.SEVERE
    return Grade.HEAVY if found & set(rule.heavy) else Grade.PLAIN


def why(case: Case, category: Category | None, rule: Grading) -> tuple[str, ...]:
    """The grounds of its grade; none where a person said so, or where it is 一般."""
    if case.graded is not None:
        return ()
    able = {Grade.SEVERE: rule.severe, Grade.HEAVY: rule.heavy, Grade.PLAIN: ()}
    deciding = able[grade_of(case, category, rule)]
    return tuple(one for one in grounds(case, category) if one in deciding)


def hurries(case: Case, category: Category | None, rule: Grading) -> bool:
    """True if its limit is as short as for danger to people. An urgent category has a limit of its own."""
    if case.graded is not None:
        return case.graded is Grade.SEVERE
    found = why(case, category, rule) if grade_of(case, category, rule) is Grade.SEVERE else ()
    return case.urgent or any(one is not Graver.CATEGORY for one in found)


def _read(text: str) -> Grading:
    if text in NONE:
        return Grading((), ())
    found: dict[str, tuple[str, ...]] = {}
    for part in GROUPED.split(text):
        grade, *named = [one for one in SPACED.split(part) if one]
        if grade not in (Grade.SEVERE, Grade.HEAVY) or grade in found or not named:
            raise ValueError
        if unknown := [one for one in named if one not in _KNOWN]:
            raise ValueError(f"里的“{unknown[0]}”不是 {'、'.join(_KNOWN)} 中的一个")
        found[grade] = tuple(_known(one) for one in named)
    return Grading(found.get(Grade.SEVERE, ()), found.get(Grade.HEAVY, ()))


def _known(word: str) -> str:
    return next(one for one in _KNOWN if one == word)


def _say(rule: Grading) -> str:
    parts = ((Grade.SEVERE, rule.severe), (Grade.HEAVY, rule.heavy))
    return "；".join(f"{grade} {'、'.join(named)}" for grade, named in parts if named) or NONE[0]


GRADING = Spelling(
    _read,
    _say,
    f"应为 严重 危险、紧急类别；较重 领导交办 这样，可写 {'、'.join(_KNOWN)}；都不定级就写 {NONE[0]}",
)
