"""项目资金: money for one project of a good grid: applied for, reviewed, approved, and shown where it went.

Money is for its project alone (专款专用): no spending goes beyond what was approved. Amounts are in 分.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from domain.photo import Photo

YUAN = 100  # 分
_TEN_THOUSAND = 10_000
MOST = 100_000_000 * YUAN
_AMOUNT = re.compile(r"(?P<number>\d{1,9}(?:\.\d{1,4})?)\s*(?P<unit>万)?\s*元?")


# What stands in the name of any project.
_EVERY_PROJECT = re.compile(
    r"项目|工程|整治|改造|提升|建设|购买|采购|维修|更换|安装|费用?|资金|社区|街道|小区|网格"
)
_PAIR = re.compile(r"\w\w")


class FundStep(StrEnum):
    """What is done, and how far an application is after it."""

    APPLY = "申请"
    REVIEW = "审核"
    APPROVE = "批准"
    REJECT = "不同意"
    SPEND = "支出"
    CLOSE = "结清"


_AFTER: dict[FundStep, tuple[FundStep, ...]] = {
    FundStep.APPLY: (),
    FundStep.REVIEW: (FundStep.APPLY,),
    FundStep.APPROVE: (FundStep.REVIEW,),
    FundStep.REJECT: (FundStep.APPLY, FundStep.REVIEW),
    FundStep.SPEND: (FundStep.APPROVE, FundStep.SPEND),
    FundStep.CLOSE: (FundStep.APPROVE, FundStep.SPEND),
}


@dataclass(frozen=True, slots=True)
class FundLine:
    """One step of an application `fund`: of which grid, who, when, how much, and why or for what."""

    fund: int
    grid: int
    step: FundStep
    person: int
    at: datetime
    amount: int = 0
    words: str = ""
    photos: tuple[Photo, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class Fund:
    """An application by its steps, oldest first; the first says for which project and why it may be applied for."""

    lines: tuple[FundLine, ...]

    @property
    def number(self) -> int:
        """How people call it."""
        return self.lines[0].fund

    @property
    def grid(self) -> int:
        """Whose it is."""
        return self.lines[0].grid

    @property
    def project(self) -> str:
        """For what."""
        return self.lines[0].words

    @property
    def state(self) -> FundStep:
        """How far it is."""
        return self.lines[-1].step

    @property
    def asked(self) -> int:
        """How much was applied for."""
        return self.lines[0].amount

    @property
    def approved(self) -> int:
        """How much was approved; 0 before that."""
        return self._of(FundStep.APPROVE)

    @property
    def spent(self) -> int:
        """How much of it."""
        return self._of(FundStep.SPEND)

    @property
    def left(self) -> int:
        """How much may still be spent."""
        return self.approved - self.spent

    @property
    def unlike(self) -> tuple[FundLine, ...]:
        """Spendings whose words have nothing of the project's: somebody has to look whether they were for it."""
        return tuple(
            one for one in self.lines if one.step is FundStep.SPEND and not speaks_of(one.words, self.project)
        )

    def allows(self, step: FundStep) -> bool:
        """May this step come next?"""
        return self.state in _AFTER[step]

    def _of(self, step: FundStep) -> int:
        return sum(one.amount for one in self.lines if one.step is step)


def speaks_of(words: str, project: str) -> bool:
    """True if the words have two characters in a row of what a project is called, of those that tell it from others."""
    told, called = (_EVERY_PROJECT.sub(" ", one) for one in (words, project))
    pairs = {called[at : at + 2] for at in range(len(called) - 1) if _PAIR.fullmatch(called[at : at + 2])}
    return not pairs or any(one in told for one in pairs)


def amount_ahead(words: str) -> tuple[int, str] | None:
    """The amount that words begin with (20000, 2万元, 3200.5元), and the rest. None if there is none, or too much."""
    found = _AMOUNT.match(words)
    if found is None:
        return None
    exact = Decimal(found["number"]) * (_TEN_THOUSAND if found["unit"] else 1) * YUAN
    whole = int(exact)
    return (whole, words[found.end() :].strip(" ，,：:")) if exact == whole and 0 < whole <= MOST else None


def in_funds(lines: Sequence[FundLine]) -> list[Fund]:
    """Applications, from all their steps, oldest first."""
    found: dict[int, list[FundLine]] = {}
    for line in lines:
        found.setdefault(line.fund, []).append(line)
    return [Fund(tuple(one)) for one in found.values()]
