"""督办, 自报倒查, 回头看."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.cases import Case, Step
from domain.refused.reason import Refused


@dataclass(eq=False)
class AlreadySupervised(Refused):
    """#12 已经督办，〔2026〕3号。 `label` is the number of the order."""

    case: Case
    label: str


@dataclass(eq=False)
class NotSupervised(Refused):
    """#12 没有督办。"""

    case: Case


@dataclass(eq=False)
class NotQuestioned(Refused):
    """#12 没有要说明自报、定免责或追责的事。"""

    case: Case


@dataclass(eq=False)
class AlreadyExplained(Refused):
    """#12 已经说明过，等创建办定。"""

    case: Case


@dataclass(eq=False)
class StatementAwaited(Refused):
    """#12 还在等金山社区说明，今天 17:00 前；到时没说明再定追责。 `until` is None before the unit was asked."""

    case: Case
    unit: str
    until: datetime | None
    at: datetime


@dataclass(eq=False)
class OwnUnit(Refused):
    """#12 是您单位的，免责追责请创建办别的人来定。"""

    case: Case


@dataclass(eq=False)
class NotDrawn(Refused):
    """#12 没有抽中回头看，不用报好。 Only what was drawn is looked at again; a 反弹 is told of anything."""

    case: Case


@dataclass(eq=False)
class LookedBack(Refused):
    """#12 已经回头看过：好，不用再报。 `found` is how it was found, with the new case of a 反弹."""

    case: Case
    found: str


@dataclass(eq=False)
class NotYourLook(Refused):
    """#12 的回头看派给了督查室 高正扬，不归您看。 `looker` is who has to, with their unit's short name."""

    case: Case
    looker: str


@dataclass(eq=False)
class MustNotLook(Refused):
    """#12 是您或您单位办的、核查的，回头看要换个人。"""

    case: Case


@dataclass(eq=False)
class NoRebound(Refused):
    """#12 没有报过反弹，不用更正。"""

    case: Case


@dataclass(eq=False)
class NotYourRebound(Refused):
    """#12 的反弹是督查室 高正扬报的，请他本人或创建办更正。 `teller` is who told it, with their unit's short name."""

    case: Case
    teller: str


@dataclass(eq=False)
class ReboundStands(Refused):
    """#12 反弹另立的 #15 已经整改或已有处理，不能更正。看经过请发：查 15"""

    case: Case
    again: Case


@dataclass(eq=False)
class ClosedLongAgo(Refused):
    """#12 销号超过30天，不算反弹，请另外上报。 `days` is how long it could have been told."""

    case: Case
    days: int


@dataclass(eq=False)
class NoDragnet(Refused):
    """没有叫“金山社区”的拉网 or 还没有拉过网。"""

    name: str


@dataclass(eq=False)
class NoDraw(Refused):
    """上月没有抽过回头看。 `period` is how it was asked for; empty where none was drawn ever."""

    period: str = ""


@dataclass(eq=False)
class SeeFirst(Refused):
    """#12 已请王强去现场看，还没回话，看过再定。不等了请先发：不用去看 12 理由. `name` is who was asked."""

    case: Case
    name: str


@dataclass(eq=False)
class AlreadySent(Refused):
    """#12 已经请王强去看，不用再请。要换人先发：不用去看 12 理由. `name` is who was asked."""

    case: Case
    name: str


@dataclass(eq=False)
class NobodyToSend(Refused):
    """#12 不知道请谁去看，请写明：请人去看 12 姓名 看什么. `name` is of somebody who cannot be asked."""

    case: Case
    name: str = ""


@dataclass(eq=False)
class NotAskedToLook(Refused):
    """没有请您去看 #12。要补充情况请发：补充 12 情况."""

    case: Case


@dataclass(eq=False)
class AlreadyReceived(Refused):
    """#12 督办〔2026〕3号 已经签收，不用再签。 `label` is the number of the order."""

    case: Case
    label: str


@dataclass(eq=False)
class AlreadyJudged(Refused):
    """#12 已经定了免责，不用再定。"""

    case: Case
    step: Step


@dataclass(eq=False)
class NobodyLooks(Refused):
    """#12 没有在等谁去看。"""

    case: Case
