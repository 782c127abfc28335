"""Who has a case, and how grave it is: 认领, 退回, 会商, 配合, 拆分, 定级."""

from __future__ import annotations

from dataclasses import dataclass

from domain.cases import Case, Grade, Step
from domain.refused.reason import Refused


@dataclass(eq=False)
class AlreadyHeld(Refused):
    """#12 已派给金山社区，毛俊逸在办，不用认领。 `unit` and `handler` are names; `own`: it is the claimer's."""

    case: Case
    unit: str
    handler: str
    own: bool


@dataclass(eq=False)
class AlreadyAssigned(Refused):
    """#12 已经派给环卫所 万小荷，不用再派。 `unit` and `handler` are names."""

    case: Case
    unit: str
    handler: str


@dataclass(eq=False)
class SameGrade(Refused):
    """#12 已经定为严重，不用改。"""

    case: Case
    grade: Grade


@dataclass(eq=False)
class NotClaimed(Refused):
    """#12 不是认领来的，不用确认。 `confirmed`: it was, and somebody has confirmed it."""

    case: Case
    confirmed: bool


@dataclass(eq=False)
class OwnClaim(Refused):
    """#12 是您自己认领的，请创建办别的人确认。"""

    case: Case


@dataclass(eq=False)
class NoMoreReturns(Refused):
    """#12 会商定了由本单位办：占道归城管，不能再退回。 `decision` is empty where only two returns stand behind it."""

    case: Case
    decision: str


@dataclass(eq=False)
class Consulted(Refused):
    """#12 正在会商，请创建办定：结论 12 单位 说明."""

    case: Case


@dataclass(eq=False)
class NotConsulted(Refused):
    """#12 没有在会商。"""

    case: Case


@dataclass(eq=False)
class StillAssisted(Refused):
    """#12 还在等执法中队配合，不能通过。 `units` are their names."""

    case: Case
    units: str


@dataclass(eq=False)
class AlreadyAssists(Refused):
    """#12 执法中队已经在办，不用再请。"""

    case: Case
    unit: str


@dataclass(eq=False)
class NotAssisting(Refused):
    """#12 没有等配合的事。"""

    case: Case


@dataclass(eq=False)
class UnitHasNobody(Refused):
    """金山社区没有经办人，派不出去。请先在底册里补上。 `unit` is its short name."""

    unit: str


@dataclass(eq=False)
class NoUnitHolds(Refused):
    """#12 还没派到单位，请先派单：派 12 单位."""

    case: Case


@dataclass(eq=False)
class UnitIsGone(Refused):
    """#12 的责任单位城管局已停用或没有人了，请先改派：派 12 单位. `unit` is its short name."""

    case: Case
    unit: str


@dataclass(eq=False)
class CannotSplit(Refused):
    """#12 不能拆分：保密件不拆分。 `because` says why."""

    case: Case
    because: str


@dataclass(eq=False)
class PartsHaveIt(Refused):
    """#12 是拆成 #15、#16 办的，请对没办好的那一件说：重开 15 理由."""

    case: Case
    step: Step
    parts: tuple[int, ...]


@dataclass(eq=False)
class PartIsOver(Refused):
    """#15 是 #12 拆出来的，#12 已另行办理，请在 #12 上说。"""

    case: Case
