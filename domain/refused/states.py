"""What cannot be done with a case or a list as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from domain.cases import Case, Step
from domain.categories import Category
from domain.refused.reason import Refused


@dataclass(eq=False)
class NoNumber(Refused):
    """是哪一件？请带上编号，如：整改 12 说明. `help` is the command's line in 帮助."""

    help: str


@dataclass(eq=False)
class NothingWaits(Refused):
    """没有等您签收的督办。 The `word` was said without a number, and of no case it is asked of whoever said it.

    `signed`: numbers of cases for which they have signed (签收) and have to reply to."""

    word: str
    signed: tuple[int, ...] = ()


@dataclass(eq=False)
class NoSuchCase(Refused):
    """没有 #12 这件，请核对编号。"""

    number: int


@dataclass(eq=False)
class WrongState(Refused):
    """#12 还没受理，不能派单。请等创建办受理。 The step does not lead on from where the case stands."""

    case: Case
    step: Step


@dataclass(eq=False)
class Changed(Refused):
    """#12 刚被别人处理了，请发：查 12. Somebody else was faster."""

    case: Case


@dataclass(eq=False)
class MatterChanged(Refused):
    """#12 的延期刚被别人处理了，请发：查 12. Somebody else was faster with a matter of the case."""

    number: int
    kind: str


@dataclass(eq=False)
class WalkChanged(Refused):
    """这份清单刚变了，请发：走街. Somebody or the clock was faster with the list of a walk."""


@dataclass(eq=False)
class ListChanged(Refused):
    """这份榜刚被别人处理了，请发：红黄榜. Somebody else was faster."""


@dataclass(eq=False)
class ExemplarChanged(Refused):
    """这个示范刚被别人处理了，请发：示范. Somebody else was faster with a point or grid."""


@dataclass(eq=False)
class TooLateToWithdraw(Refused):
    """#12 上报超过30分钟了，不能撤回。请创建办发：作废 12 理由. `within` is how long it could have been taken back."""

    case: Case
    within: timedelta


@dataclass(eq=False)
class TooLateToConceal(Refused):
    """#12 上报超过30分钟或过了时限，不能改为保密 …. `within` is how long it could have been done."""

    case: Case
    within: timedelta


@dataclass(eq=False)
class InHand(Refused):
    """#12 已经有人办了，不能撤回。请创建办发：作废 12 理由."""

    case: Case


@dataclass(eq=False)
class NotIndependent(Refused):
    """#12 是您或您单位整改的，请督查员或创建办核查。"""

    case: Case


@dataclass(eq=False)
class NotOwnRepair(Refused):
    """#12 的整改不是您报的，请报的人自己撤回；没修好的，请核查的人发：不通过 12 理由."""

    case: Case


@dataclass(eq=False)
class OldPhoto(Refused):
    """这张照片在 #3 用过。现场确实还是这样，还是发错了？发错了请发新拍的。"""

    number: int


@dataclass(eq=False)
class NothingToAdd(Refused):
    """请附上照片或写明情况，如：补充 12 又堆满了."""

    case: Case


@dataclass(eq=False)
class CannotMerge(Refused):
    """#12 不能并到 #8：要并到另一件还没办完的；保密件和拆出来的不并案。 `into` is the number of the other.

    `other_way`: the other was merged into this one."""

    case: Case
    into: int
    other_way: bool = False


@dataclass(eq=False)
class TooLong(Refused):
    """太长了，请写在 40000 字以内。 `most` is in characters."""

    most: int


@dataclass(eq=False)
class SameSource(Refused):
    """#12 的来源已经是督查，不用改。"""

    case: Case


@dataclass(eq=False)
class SameCategory(Refused):
    """#12 已经是乱丢乱弃，不用改。"""

    case: Case
    category: Category


@dataclass(eq=False)
class ThereAlready(Refused):
    """#12 已经在金山农贸市场，不用改。"""

    case: Case


@dataclass(eq=False)
class ConfidentialAlready(Refused):
    """#12 已经是保密件。"""

    case: Case


@dataclass(eq=False)
class NotConfidential(Refused):
    """#12 不是保密件。"""

    case: Case
