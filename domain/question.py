"""A question (提问) about the work as one value, whatever words and order it was asked in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from domain.cases import Grade, Source
from domain.narrowing import Bound, DayPart
from domain.periods import Period
from domain.scope import NamedScope


class Measure(StrEnum):
    """What is to be told."""

    COUNT = "数量"
    LIST = "清单"
    RATE = "比率"
    RANKING = "排名"
    OWNER = "谁负责"
    CASE = "办到哪一步"
    ROLLCALL = "点名"
    COMPARISON = "对比"
    TREND = "趋势"
    DUE = "到期"
    WAITING = "在等谁"
    BEHIND = "展开"  # the cases behind a figure of a report


class Status(StrEnum):
    """Which cases are meant, or which answers to a roll-call."""

    UNCLOSED = "未销号"
    OPEN = "在办"
    OVERDUE = "超期"
    CHECKING = "待核查"
    FIXED = "已整改"  # reported as done, whether or not it is verified
    CLOSED = "已销号"
    NEW = "新增"
    DUE = "到期"
    RETURNED = "退回"
    UNASSIGNED = "待派遣"
    PENDING = "待受理"
    UNCLAIMED = "待认领"
    DEFERRED = "挂账"
    EXTENDED = "延期"
    NOTICED = "告知"  # a notice was posted that is waited for
    SUPERVISED = "督办"
    UNRECEIVED = "督办未签收"
    UNANSWERED = "督办未回复"
    CONSULTING = "会商"
    APPEALED = "申诉"
    REWORK = "返工"
    CHECKED = "核查过"  # passed or failed; what 返工率 is of
    REBOUND = "反弹"
    BAD = "抽查不合格"
    SELF_REPORTED = "自报"
    REOPENED = "重开"
    REJECTED = "不予受理"
    VOID = "作废"
    URGENT = "紧急"
    SEVERE = "严重"
    HEAVY = "较重"
    ON_TIME = "按期"
    NOT_KEPT = "没按期"  # fell due, and was not fixed by then
    ANSWERED = "首次回应过"  # given to a unit that has done something with it
    NO_ANSWER = "没首次回应"  # given to a unit that has done nothing with it yet
    EXTENSION_ASKED = "延期申请"
    EXTENSION_PENDING = "延期待签"
    DEFERRAL_PENDING = "挂账待签"
    BY_PATROL = "网格巡查"  # this and the following: where it came from (来源)
    BY_INSPECTION = "督查发现"
    BY_SPOT_CHECK = "飞检发现"
    BY_LEADER = "领导交办"
    BY_ABOVE = "上级交办"
    BY_MEDIA = "媒体曝光"
    BY_MAILBOX = "信箱"
    BY_PLATFORM = "外部平台"
    ABSENT = "未到岗"
    LEAVE = "请假"
    LATE = "迟到"
    PRESENT = "到岗"
    SUBSTITUTE = "替班"


SOURCES = {
    Status.BY_PATROL: Source.PATROL,
    Status.BY_INSPECTION: Source.INSPECTION,
    Status.BY_SPOT_CHECK: Source.SPOT_CHECK,
    Status.BY_LEADER: Source.LEADER,
    Status.BY_ABOVE: Source.ABOVE,
    Status.BY_MEDIA: Source.MEDIA,
    Status.BY_MAILBOX: Source.MAILBOX,
    Status.BY_PLATFORM: Source.PLATFORM,
}


GRADES = {Status.SEVERE: Grade.SEVERE, Status.HEAVY: Grade.HEAVY}

# These narrow what other states say; the others are counted beside each other.
NARROWING = frozenset(
    {
        Status.URGENT, *GRADES, Status.REWORK, Status.REOPENED, Status.ON_TIME, Status.SUPERVISED, Status.UNRECEIVED,
        Status.UNANSWERED, Status.CONSULTING, Status.APPEALED, Status.EXTENSION_PENDING, Status.DEFERRAL_PENDING,
        *SOURCES,
    }
)  # fmt: skip


class By(StrEnum):
    """Into which parts the answer is divided."""

    GRID = "网格"
    UNIT = "单位"
    CATEGORY = "类别"
    POINT = "点位"
    PERSON = "人员"
    DAY = "日"
    WEEK = "周"
    MONTH = "月"


class Order(StrEnum):
    """Which of the parts come first."""

    MOST = "从多到少"
    LEAST = "从少到多"


class Aspect(Enum):
    """What is told of the cases, where that is neither how many there are nor which."""

    PACE = auto()  # how long it took from the report, on average (平均用时)
    PLACE = auto()  # which place one has among its like
    NONE = auto()  # which of the parts have none at all
    AS_OF = auto()  # how many there were at the end of the period (截至上周五), whenever they were reported
    MEAN = auto()  # how many a day, a week or a month, on average (日均)
    AGE = auto()  # which were reported first (最先报的, 最老的)
    ANSWER = auto()  # how long the unit took to do anything at all (首次回应)


@dataclass(frozen=True, slots=True)
class Limit:
    """How long cases have been as they are, or how often something was done to them: 三天以上, 两次以上.

    `hours` of natural time or `times`, the other is 0; `less` means below it. `still`: since anything was done at all.
    """

    words: str = field(compare=False)
    hours: int = 0
    times: int = 0
    less: bool = False
    still: bool = False


@dataclass(frozen=True, slots=True)
class Excepted:
    """What is left out (除金山片外, 扣掉挂账的): whatever is of any of these."""

    scopes: tuple[NamedScope, ...] = ()
    states: tuple[Status, ...] = ()
    categories: tuple[int, ...] = ()
    place_kind: str = ""
    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know. Questions that mean the same are equal, whatever words they were asked in.

    - `scopes`: several if several were named; none means where the question is asked.
    - `period`: None if no days were named. A comparison sets it (None: now) against the period `against`; what is
      due falls due in it (None: soon).
    - `line`: what is told to the scope by its subject (条线) and lies with others, and not what it handles itself.
    - `states`: none means all cases. Those `alone` are counted by themselves, though they could narrow the others.
    - `categories`: ids; a family (大类) gives those of all its categories. `place_kind` is a kind of points.
    - `by`, `n`, `order`: into which parts, how many of them or of the cases, which first; of a list `order` says that
      what takes longest comes first. `share` ranks or compares
      by percent of all (销号率最高) and not by number.
    - `numbers`: of cases. `person`: the id of somebody who was named; `mine`: the asker means their own;
      `reported`: of these what they reported.
    - `duty`: who is looked for at a place (保洁员, 网格员 …) or waited for (创建办); '' is everybody.
    - `aspect`: what is told, where that is neither how many nor which.
    - `limit`: how long they have been so, or how often that was.
    - `bound`: only parts whose figure is within it (超过5件的街道); `cases` wants the cases behind these parts.
    - `excepted`: what is left out. `day_part`: only these hours of the days.
    - `opened`: when they were reported, where `period` says when they became so (前天报的今天处理了几个).
    - `sort`: 街道, 社区 and the like, where units of that sort alone are the parts.
    - `edition`: a report (周报 2026-W47), and its `figure` that is opened (展开).
    - `command`: of a list that is no question what it was asked for with (时间表 金山); only its pages can be turned.
    - `page` counts from 1; `picture` wants it drawn, `why` wants it explained.
    - `doubted`: since it was asked something was said that was not understood, so that it is not sure whether a few
      words go on from it.
    - `dwelt`: it is about the place that the question before it was about: the talk stays there.
    """

    measure: Measure
    scopes: tuple[NamedScope, ...] = ()
    period: Period | None = None
    against: Period | None = None
    states: tuple[Status, ...] = ()
    alone: tuple[Status, ...] = ()
    categories: tuple[int, ...] = ()
    category_words: str = field(default="", compare=False)
    place_kind: str = ""
    by: By | None = None
    n: int | None = None
    order: Order | None = None
    numbers: tuple[int, ...] = ()
    person: int | None = None
    mine: bool = False
    duty: str = ""
    share: bool = False
    edition: str = ""
    figure: str = ""
    sort: str = ""
    command: str = ""
    limit: Limit | None = None
    aspect: Aspect | None = None
    bound: Bound | None = None
    excepted: Excepted | None = None
    day_part: DayPart | None = None
    opened: Period | None = None
    cases: bool = False
    reported: bool = False
    line: bool = False
    page: int = 1
    picture: bool = False
    why: bool = False
    doubted: bool = False
    dwelt: bool = False
