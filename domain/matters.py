"""A matter of its own tied to a case (延期 挂账 会商 督办 回头看 申诉 自报倒查): asked for, signed, at work, ended.

These are not states of the case, or they would multiply with each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class MatterKind(StrEnum):
    """What it is about."""

    EXTENSION = "延期"
    DEFERRAL = "挂账"
    CONSULTATION = "会商"
    SUPERVISION = "督办"
    LOOK_BACK = "回头看"
    APPEAL = "申诉"
    ASSIST = "配合"
    SITE = "现场核实"  # `label` is that of the 督办 that it is about, if there is one
    TOW_NOTICE = "告知"  # `label` is the limit that the case had before it
    SELF_REPORT = "自报倒查"  # 同意 is 免责 and 不同意 追责, by the look-up itself or by a person who signed


class MatterState(StrEnum):
    """How far it is. It is at work once `AGREED`, and nothing more comes of it once `REFUSED` or `ENDED`."""

    ASKED = "待签"
    AGREED = "同意"
    REFUSED = "不同意"
    ENDED = "结束"


GRANTED = "成立"  # with this the line of 申诉 begins by which a limit leaves the rate
UNDER_WAY = (MatterState.ASKED, MatterState.AGREED)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed it when, and in which words if any."""

    person: int
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter. `id` is 0 until it is kept. All but moments and words are ids of the register.

    `label` is its own number, where it has one (`〔2026〕3号`); `until` is the day or moment that it is about; `words`
    are what was asked or ordered. `opened_by` is None for what the clock opened. `unit` and `person` have to act on
    it. `signatures` come in their order; whoever refused is the last of them.

    Of a 回头看 `label` is the week in which it was drawn, if it was, and `words` are what was found (`Look`).
    """

    kind: MatterKind
    case: int
    opened_at: datetime
    opened_by: int | None
    state: MatterState = MatterState.ASKED
    label: str = ""
    until: datetime | None = None
    words: str = ""
    unit: int | None = None
    person: int | None = None
    signatures: tuple[Signature, ...] = ()
    ended_at: datetime | None = None
    id: int = 0

    @property
    def under_way(self) -> bool:
        """True while something is still to come of it."""
        return self.state in UNDER_WAY


def signed(matter: Matter, signature: Signature, *, last: bool) -> Matter:
    """The matter with one more signature, agreed to if it was the last that it needs."""
    state = MatterState.AGREED if last else matter.state
    return replace(matter, signatures=(*matter.signatures, signature), state=state)


def refused(matter: Matter, signature: Signature) -> Matter:
    """The matter refused by this signature, for the reason in its words."""
    ended = replace(matter, state=MatterState.REFUSED, ended_at=signature.at)
    return replace(ended, signatures=(*matter.signatures, signature))


def ended(matter: Matter, at: datetime) -> Matter:
    """The matter over: its day has come, or nothing is left of it to do."""
    return replace(matter, state=MatterState.ENDED, ended_at=at)
