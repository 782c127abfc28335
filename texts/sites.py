"""现场核实 in words: what is to be seen, who was asked, what they saw."""

from __future__ import annotations

from datetime import datetime

from domain.cases import Case
from domain.chat import Choice
from domain.district import District, Person
from domain.matters import Matter
from texts import cases as wording
from texts import times
from texts.consulting import Nudge
from texts.typed import one_line

TITLE = "【现场核实】"
WHAT = "情况是否属实，具体在哪里"  # where the office names nothing
WHAT_OF_ORDER = "督办的问题整改得怎样"
UNSEEN = Nudge(f"{TITLE}请人去看，一直没回话", "请换个人，先发：不用去看 编号 理由，再发：请人去看 编号 姓名")
THANKS = "已记下，谢谢。"


def name(matter: Matter, district: District) -> str:
    """Who was asked."""
    person = district.person.get(matter.person or 0)
    return person.name if person else "（已离任）"


def please(case: Case, matter: Matter, district: District, now: datetime) -> str:
    """What whoever is asked is told."""
    return "\n".join(
        [
            f"{TITLE}{wording.named(case, district)}",
            f"上报：{one_line(case.text)}",
            f"请{name(matter, district)}去现场看：{one_line(matter.words)}，{_until(matter, now)}回话",
            f"看过请拍照发：看过 {case.number} 说明",
        ]
    )


def reminder(case: Case, matter: Matter, district: District) -> str:
    """The one reminder."""
    who = name(matter, district)
    return f"{TITLE}{wording.named(case, district)}\n请{who}去看的还没回话。看过请拍照发：看过 {case.number} 说明"


def button(case: Case) -> Choice:
    """With it the answer begins."""
    return Choice("看过了", f"看过 {case.number}")


def sent(case: Case, matter: Matter, district: District, now: datetime) -> str:
    """What whoever asked for it is answered."""
    person = wording.person(district.person.get(matter.person or 0), district)
    return f"#{case.number} 已请 {person} 去现场看，{_until(matter, now)}回话。"


def hint(matter: Matter, district: District, now: datetime) -> str:
    """For the card."""
    late = matter.until is not None and matter.until < now
    return f"已请{name(matter, district)}去现场看，{_until(matter, now)}{'没' if late else ''}回话"


def off(case: Case, matter: Matter, why: str, district: District) -> str:
    """It is not needed any more."""
    return f"#{case.number} 不用{name(matter, district)}去现场看了：{one_line(why)}"


def seen(person: Person, words: str, district: District) -> str:
    """What somebody saw, for whoever asked."""
    return f"{wording.person(person, district)} 看过：{one_line(words)}"


def no_need(case: Case, matter: Matter, district: District) -> str:
    """For whoever was asked, if the case ended meanwhile."""
    return f"#{case.number} {case.state}，{name(matter, district)}不用去现场看了。"


def done_by(case: Case, person: Person) -> str:
    """For whoever was asked, if another was there."""
    return f"#{case.number} {person.name}已经看过，您不用去了。"


def mine(case: Case, matter: Matter, district: District, now: datetime, *, own: bool) -> str:
    """A line of 我的任务."""
    if own:
        return f"请您去现场看 #{case.number}（{_until(matter, now)}），看过请拍照发：看过 {case.number} 说明"
    return f"等{name(matter, district)}去现场看 #{case.number}（{_until(matter, now)}）"


def _until(matter: Matter, now: datetime) -> str:
    assert matter.until is not None, "whoever is asked has a time"
    return times.due(matter.until, now)
