"""Who may do something, where, and what belongs to whom."""

from __future__ import annotations

from dataclasses import dataclass

from domain.actions import Action
from domain.cases import Case, Step
from domain.district import Purpose, Role
from domain.refused.reason import Refused


@dataclass(eq=False)
class NotYoursToDo(Refused):
    """“派遣”要由创建办来做。 The role may never do this; `roles` may.

    `heads` are the names of those of the unit who may, where that is for its head alone; `line` is what they send, or
    what this person does instead.
    """

    action: Action
    roles: tuple[Role, ...]
    heads: tuple[str, ...] = ()
    line: str = ""


@dataclass(eq=False)
class NotYourCase(Refused):
    """#12 是东港社区的，不归您这边。 The role may, but not with this case; `holder` is the unit's short name."""

    case: Case
    action: Action
    holder: str | None


@dataclass(eq=False)
class NotYourReport(Refused):
    """#12 不是您上报的，不能撤回。 `helps`: the person's unit was asked to help; `holds`: it has the case.

    `fixer` is the name of whoever reported the 整改 that waits to be verified; '' if none waits, or it is their own.
    """

    case: Case
    holds: bool
    helps: bool
    fixer: str = ""


@dataclass(eq=False)
class NotHere(Refused):
    """“登记码”不在这里办，请和我私聊。 Not in a group of this purpose; `purposes` are those where it is done."""

    action: Action
    purposes: tuple[Purpose, ...]


@dataclass(eq=False)
class NotThisGroup(Refused):
    """#12 不是本群的事，请到金山一网格群或和我私聊。 The case is of another unit than the group.

    `group` is one where it may be spoken of and where who asks sits; '' if there is none. `photos`: some came along.
    """

    case: Case
    group: str = ""
    photos: bool = False


@dataclass(eq=False)
class NotOffered(Refused):
    """“撤回”现在还不能发给走街办，请联系创建办。 People order it, and there is no command for it yet."""

    step: str


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
class LinkedToNothing(Refused):
    """底册里没有您联系的单位。联系领导写在《单位》的“联系领导”一列，请找创建办。"""


@dataclass(eq=False)
class CodeInvalid(Refused):
    """登记码不对，或已用过、已过期。请向创建办再要一个。"""


@dataclass(eq=False)
class AlreadyJoined(Refused):
    """您已登记：王敏。不用再登记。"""

    name: str


@dataclass(eq=False)
class Confidential(Refused):
    """#12 是保密件，不发督办单。 The step would tell others of it."""

    case: Case
    step: Step


@dataclass(eq=False)
class SharedOut(Refused):
    """#12 已经拆分，别的单位都知道了，不能改为保密。 The step that told them of it."""

    case: Case
    step: Step
