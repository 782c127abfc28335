"""Why a request is refused: a class for each reason, with what its sentence needs.

Each docstring begins with what people read, for `#12` and the like. The wording itself is in texts/refusals.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.authority import Action
from domain.cases import Case, Step
from domain.district import Purpose, Role
from domain.stretches import EditionKind


class Refused(Exception):
    """Raised by a rule, an action or a handler. What was begun is rolled back, and the person is told the reason."""


@dataclass(eq=False)
class NotYoursToDo(Refused):
    """“派遣”要由创建办来做。 The role may never do this; `roles` may."""

    action: Action
    roles: tuple[Role, ...]


@dataclass(eq=False)
class NotYourCase(Refused):
    """#12 是东港社区的，不归您这边。 The role may, but not with this case; `holder` is the unit's short name."""

    case: Case
    action: Action
    holder: str | None


@dataclass(eq=False)
class NotHere(Refused):
    """“登记码”不在这里办，请和我私聊。 Not in a group of this purpose; `purposes` are those where it is done."""

    action: Action
    purposes: tuple[Purpose, ...]


@dataclass(eq=False)
class NotThisGroup(Refused):
    """#12 不是本群的事，请到它所在的群或和我私聊。 The case is of another unit than the group."""

    case: Case


@dataclass(eq=False)
class NoNumber(Refused):
    """是哪一件？请带上编号，如：整改 12 说明. `help` is the command's line in 帮助."""

    help: str


@dataclass(eq=False)
class NotOffered(Refused):
    """“撤回”现在还不能发给走街办，请联系创建办。 People order it, and there is no command for it yet."""

    step: str


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
class NotAMonth(Refused):
    """评分和红黄榜按月，时段请写 2026-11 这样的月份。"""


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
class PastDue(Refused):
    """#12 已经超期，不能再延期。请尽快整改；一时办不了请单位负责人发：挂账 12 到 日期 措施."""

    case: Case


@dataclass(eq=False)
class ExtendedOften(Refused):
    """#12 已经延期2次，不能再延。 `most` is how often it may be."""

    case: Case
    most: int


@dataclass(eq=False)
class TooEarlyDate(Refused):
    """#12 的日期要晚于3月2日。 It must come `after` that day."""

    case: Case
    after: date


@dataclass(eq=False)
class AlreadyAskedFor(Refused):
    """#12 的延期正等签批，不用再报。 `kind` is what is asked for already."""

    case: Case
    kind: str


@dataclass(eq=False)
class NothingToSign(Refused):
    """#12 没有等签的事。"""

    case: Case


@dataclass(eq=False)
class NotYourSignature(Refused):
    """#12 的延期要单位负责人、创建办签。 `own`: it was asked for, or signed already, by the same person."""

    case: Case
    kind: str
    own: bool
    signers: str


@dataclass(eq=False)
class AlreadyHeld(Refused):
    """#12 已派给金山社区，毛俊逸在办，不用认领。 `unit` and `handler` are names; `own`: it is the claimer's."""

    case: Case
    unit: str
    handler: str
    own: bool


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
class NotIndependent(Refused):
    """#12 是您或您单位整改的，请督查员或创建办核查。"""

    case: Case


@dataclass(eq=False)
class OldPhoto(Refused):
    """这张照片在 #3 用过。现场确实还是这样，还是发错了？发错了请发新拍的。"""

    number: int


@dataclass(eq=False)
class UnknownUnit(Refused):
    """没有找到单位“金山”。是不是：金山社区？ `near` are names that come close."""

    words: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class UnknownPerson(Refused):
    """金山社区没有“王五”这个人。是不是：王敏？ `unit` is where the bot looked; `near` are the people there."""

    unit: str
    words: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class UnknownGrid(Refused):
    """没有找到网格“金山九网格”。是不是：金山一网格？ `near` are names that come close."""

    words: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class NameTaken(Refused):
    """“人民广场”已经是金山一网格的点位，不用再加。 `of` says what is called so."""

    name: str
    of: str


@dataclass(eq=False)
class NoName(Refused):
    """点位名称要有 3 到 40 个字，不能只是数字。"""

    least: int
    most: int


@dataclass(eq=False)
class UnknownScope(Refused):
    """不认识“火星”。可以写单位、网格或地点。"""

    words: str


@dataclass(eq=False)
class NotOneReport(Refused):
    """周报一周一期，请写哪一周，如：周报 2026-W47 `words` are no week, month, quarter or year of `kind`'s."""

    kind: EditionKind
    words: str


@dataclass(eq=False)
class ReportToCome(Refused):
    """周报 2026-W50 还没开始。"""

    name: str


@dataclass(eq=False)
class NoSuchFigure(Refused):
    """没有“天气”这个数。可以展开：新增、销号 …"""

    words: str
    figures: tuple[str, ...]


@dataclass(eq=False)
class ScopeNotHere(Refused):
    """本群只说金山社区的事。“全区”请和我私聊问。 A unit's group hears only of its own, which is `here`."""

    words: str
    here: str


@dataclass(eq=False)
class ScopeNotYours(Refused):
    """“东港社区”不归您这边，只能查本单位、本网格的。"""

    words: str


@dataclass(eq=False)
class UnknownDate(Refused):
    """日期没看懂，请写成：调休 2027-02-14 上班."""


@dataclass(eq=False)
class NothingToAdd(Refused):
    """请附上照片或写明情况，如：补充 12 又堆满了."""

    case: Case


@dataclass(eq=False)
class CodeInvalid(Refused):
    """登记码不对，或已用过、已过期。请向创建办再要一个。"""


@dataclass(eq=False)
class AlreadyJoined(Refused):
    """您已登记：王敏。不用再登记。"""

    name: str


@dataclass(eq=False)
class UnitHasNobody(Refused):
    """金山社区没有经办人，派不出去。请先在底册里补上。 `unit` is its short name."""

    unit: str


@dataclass(eq=False)
class TooLong(Refused):
    """太长了，请写在 40000 字以内。 `most` is in characters."""

    most: int


@dataclass(eq=False)
class NoUnitHolds(Refused):
    """#12 还没派到单位，请先派单：派 12 单位."""

    case: Case


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
class Confidential(Refused):
    """#12 是保密件，不发督办单。"""

    case: Case


@dataclass(eq=False)
class CannotMerge(Refused):
    """#12 不能并到 #8：要并到另一件还没办完的；保密件和拆出来的不并案。 `into` is the number of the other."""

    case: Case
    into: int


@dataclass(eq=False)
class NotLate(Refused):
    """#12 没有超期，不用申诉。"""

    case: Case


@dataclass(eq=False)
class AlreadyAppealed(Refused):
    """#12 这次超期已经申诉过，不能再申诉。"""

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
class ClosedLongAgo(Refused):
    """#12 销号超过30天，不算反弹，请另外上报。 `days` is how long it could have been told."""

    case: Case
    days: int


@dataclass(eq=False)
class NoDraw(Refused):
    """上月没有抽过回头看。 `period` is how it was asked for; empty where none was drawn ever."""

    period: str = ""


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


@dataclass(eq=False)
class SharedOut(Refused):
    """#12 已经拆分给几个单位，不能改为保密。"""

    case: Case


@dataclass(eq=False)
class AlreadyIssued(Refused):
    """2026年第47周的简报已经签发过，是2026年第3期。"""

    kind: str
    name: str
    period: str


@dataclass(eq=False)
class NotOnePeriod(Refused):
    """“上上礼拜五”不行，简报写一周、一月、一季或一年，如：简报 2026-W47"""

    kind: str
    words: str


@dataclass(eq=False)
class NoSuchIssue(Refused):
    """没有 2026年第9期 简报。"""

    kind: str
    year: int
    number: int


@dataclass(eq=False)
class NoSuchResolution(Refused):
    """没有 议定9，发“议定”看还有哪些。"""

    number: int


@dataclass(eq=False)
class NotYourResolution(Refused):
    """议定3 是金山街道的，不归您这边。"""

    number: int
    unit: str


@dataclass(eq=False)
class ResolutionEnded(Refused):
    """议定3 已经办完了，不用再发。"""

    number: int
