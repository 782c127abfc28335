"""A case (问题) and its history; whether it was fixed in time, and who may verify it.

The table of its life is in domain/life.py, what each step changes in domain/steps.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.district import District, Person
from domain.photo import Photo


class State(StrEnum):
    """状态, as people say it."""

    PENDING = "待受理"
    UNASSIGNED = "待派遣"
    OPEN = "处置中"
    RETURNED = "退回"
    SPLIT = "已拆分"
    CHECKING = "待核查"
    CLOSED = "已销号"
    REJECTED = "不予受理"
    VOID = "作废"
    MERGED = "并案"


class Step(StrEnum):
    """What happens to a case; each is one event of its history."""

    REPORT = "上报"
    ADD = "补充"
    ACCEPT = "受理"
    REJECT = "不予受理"
    ASSIGN = "派遣"
    CLAIM = "认领"
    CONFIRM = "确认认领"
    RETURN = "退回"
    RECTIFY = "整改"
    UNFIXED = "撤回整改"
    PASS = "核查通过"
    FAIL = "返工"
    REOPEN = "重开"
    WITHDRAW = "撤回"
    VOID = "作废"
    MERGE = "并案"
    ECHO = "反映"
    EXTEND = "延期"
    DEFER = "挂账"
    SOURCE = "来源"
    GRADE = "定级"
    CATEGORY = "改类别"
    PLACE = "改地点"
    SUPERVISE = "督办"
    RECEIVE = "签收"
    REPLY = "回复"
    SETTLE = "办结"
    CONSULT = "会商"
    SPEAK = "意见"
    CONCLUDE = "结论"
    ASSIST = "配合"
    HELPED = "配合好了"
    TRACE = "自报倒查"
    EXPLAIN = "说明"
    SHIELD = "免责"
    BLAME = "追责"
    SEND = "请人去看"
    UNSENT = "不用去看"
    SEEN = "看过"
    LASTS = "回头看通过"
    REBOUND = "反弹"
    CORRECT = "反弹更正"
    APPEAL = "申诉"
    SPLIT = "拆分"
    WHOLE = "各部分办完"
    UNDONE = "各部分没办"
    APART = "部分重开"


class Source(StrEnum):
    """来源: who found it. 自查 and 网格巡查 are self-reports."""

    SELF = "自查"
    PATROL = "网格巡查"
    INSPECTION = "督查"
    SPOT_CHECK = "飞检"
    LEADER = "领导交办"
    ABOVE = "上级"
    MEDIA = "媒体曝光"
    MAILBOX = "信箱"
    PLATFORM = "外部平台"


class Grade(StrEnum):
    """定级: how grave it is."""

    PLAIN = "一般"
    HEAVY = "较重"
    SEVERE = "严重"


class Accountability(StrEnum):
    """Whether a unit has to answer for what somebody above found before it did (自报倒查)."""

    NONE = ""  # nobody asks: it was not found from above, or it is not known where or what
    SHIELDED = "免责"
    QUESTIONED = "待定"
    BLAMED = "追责"
    AMNESTY = "排摸月"


@dataclass(frozen=True, slots=True)
class Case:
    """One problem on its way to a verified end. All but the moments and words are ids of the register.

    `latitude`/`longitude` in degrees are where it was reported from, if the message or a photo told.
    `due_at` is the unit's time limit. While the case is not with a unit, the clock stands: `left_unit` had it until
    `left_at`, and `due_at` is that unit's limit still; `away` are the seconds that the clock has stood so far.
    `fixed_at`/`fixed_by` are the last rectification (整改); whether it was on time is judged by `fixed_at`, for
    waiting for verification is not the unit's doing. `urgent` if the words told of danger to people.
    `waiting_since` is when whoever holds it now got it. `returned`, `reworked`, `reopened` and `extended` say how
    often that was, `echoed` how often others told of the same (反映, 并案).
    `deferred_until` is set while it is 挂账, `supervised` is the number of its 督办.
    `consulted_until` is set while it is 会商; `partners` are the units that have a say in it beside the one that holds
    it: those that are consulted, those that assist (配合), those that have a part of it.
    `instruction` is what was said with its source: the 批示 of a leader's order. `accountability` is what the look for
    earlier self-reports came to, or a person decided. `graded` is how grave a person said it is (定级); without that
    the rule decides (domain/grades.py).
    A case that was split (拆分) has so many `parts`; each of them is a `part`, and tied to it.
    """

    number: int
    state: State
    text: str
    source: Source
    place: str
    reporter: int
    opened_at: datetime
    point: int | None = None
    grid: int | None = None
    category: int | None = None
    unit: int | None = None
    line_unit: int | None = None
    handler: int | None = None
    group: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    due_at: datetime | None = None
    fixed_at: datetime | None = None
    fixed_by: int | None = None
    closed_at: datetime | None = None
    urgent: bool = False
    left_unit: int | None = None
    left_at: datetime | None = None
    away: int = 0
    waiting_since: datetime | None = None
    verified_by: int | None = None
    returned: int = 0
    reworked: int = 0
    reopened: int = 0
    extended: int = 0
    deferred_until: datetime | None = None
    supervised: str = ""
    merged_into: int | None = None
    tied_to: int | None = None
    confidential: bool = False
    withdrawn: bool = False
    echoed: int = 0
    excused_at: datetime | None = None
    consulted_until: datetime | None = None
    partners: tuple[int, ...] = ()
    instruction: str = ""
    accountability: Accountability = Accountability.NONE
    part: bool = False
    parts: int = 0
    graded: Grade | None = None

    @property
    def excused(self) -> bool:
        """True if an appeal (申诉) took its limit out of the on-time rate; a new limit counts again."""
        return self.excused_at is not None and self.excused_at == self.due_at

    @property
    def sorted(self) -> bool:
        """True once place and category are known, so that the responsible unit can be found."""
        return self.category is not None and self.grid is not None


ON_THE_SPOT = "现场整改"  # the words of a rectification by whoever was there, at once


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a case's history: who did what, when, in which words, from which message.

    `person` is None for what the clock did (系统).
    """

    case: int
    at: datetime
    person: int | None
    step: Step
    state: State
    words: str = ""
    message: str = ""
    photos: tuple[Photo, ...] = ()


def on_time(case: Case) -> bool:
    """按期: the rectification that stands came before the limit."""
    return case.fixed_at is not None and case.due_at is not None and case.fixed_at <= case.due_at


def put_off(case: Case, at: datetime) -> bool:
    """挂账: a unit holds it, and nobody has to act on it before a day."""
    return case.state is State.OPEN and case.deferred_until is not None and case.deferred_until > at


def independent(case: Case, verifier: Person, district: District) -> bool:
    """Whoever verifies is never whoever fixed or helped, nor anyone of such a unit or of one under it."""
    fixer = district.person.get(case.fixed_by) if case.fixed_by is not None else None
    fixing_units = {
        unit for unit in (case.unit, fixer.unit if fixer else None, *case.partners) if unit is not None
    }
    return verifier.id != case.fixed_by and not fixing_units & set(district.lineage(verifier.unit))
