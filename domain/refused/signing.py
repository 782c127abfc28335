"""延期, 挂账, 申诉 and who signs them; 告知, which nobody signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.cases import Case
from domain.refused.reason import Refused


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
    """#12 的日期要晚于3月2日 18:00。 It must come `after` that moment."""

    case: Case
    after: datetime


@dataclass(eq=False)
class AlreadyAskedFor(Refused):
    """#12 的延期正等签批，不用再报。 `kind` is what is asked for already."""

    case: Case
    kind: str


@dataclass(eq=False)
class NothingAskedFor(Refused):
    """#12 没有您的延期申请在等签批，不用撤。 `kind` is what was to be taken back."""

    case: Case
    kind: str


@dataclass(eq=False)
class NothingToSign(Refused):
    """#12 没有等签的事。 `decided`: `挂账` and `创建办 林晓岚`, if somebody has just signed or refused."""

    case: Case
    decided: tuple[str, str, str] | None = None


@dataclass(eq=False)
class NotYourSignature(Refused):
    """#12 的延期要单位负责人、创建办签。 `own`: it was asked for, or signed already, by the same person."""

    case: Case
    kind: str
    own: bool
    signers: str


@dataclass(eq=False)
class NotLate(Refused):
    """#12 没有超期，不用申诉。"""

    case: Case


@dataclass(eq=False)
class AlreadyAppealed(Refused):
    """#12 这次超期已经申诉过，不能再申诉。"""

    case: Case


@dataclass(eq=False)
class NeedsNoNotice(Refused):
    """#12 不用告知 …. `categories` are those that need one."""

    case: Case
    categories: tuple[str, ...]


@dataclass(eq=False)
class CategoryByOwn(Refused):
    """#12 的类别是承办单位自己改的，告知前请创建办确认，发：改类别 12 僵尸车."""

    case: Case
    category: str


@dataclass(eq=False)
class NoticedBefore(Refused):
    """#12 告知过一次了，不能再告知 …. `until` is when one that is waited for ends, in the district's zone."""

    case: Case
    until: datetime | None


@dataclass(eq=False)
class NotNoticed(Refused):
    """#12 没有在等的告知。"""

    case: Case


@dataclass(eq=False)
class NoticeTooLong(Refused):
    """告知 #12 请写 1 到 10 天；再久请申请延期或挂账。 `most` is in days."""

    case: Case
    most: int


@dataclass(eq=False)
class NoticeUnseen(Refused):
    """请发 #12 贴好的告知的照片。"""

    case: Case
