"""例会 and 会办 in words: one message to go through in a meeting, each question with the command that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from domain.card import Row
from domain.cases import Case, State
from domain.chat import Choice
from domain.district import District
from domain.matters import Matter, MatterKind
from texts import cases, times
from texts.typed import one_line

NAME, DECIDING = "例会", "会办"
NOBODY = "没定单位"
MOST = 5  # cases of a part of the agenda
MOST_DECIDED = 5
NOTHING = "没有要定的：没有等派单的、会商的、等签的，也没有老大难。"
_TASKS = "会上定的事这样记，一行一件：议定 单位 到 12月5日 事项"


class OpenQuestion(NamedTuple):
    """What is asked, and how its answer is typed."""

    words: str
    how: str


def whose(case: Case, sent_back: str) -> OpenQuestion:
    """It has no unit, and why that is."""
    if case.state is State.PENDING:
        return OpenQuestion("受不受理、派给谁", f"派 {case.number} 单位，或 不予受理 {case.number} 理由")
    why = f"被退回：{one_line(sent_back)}；" if sent_back else ""
    return OpenQuestion(f"{why}派给哪个单位", f"派 {case.number} 单位")


def consulted(case: Case) -> OpenQuestion:
    """It is 会商."""
    return OpenQuestion("会商中，定哪个单位办", f"结论 {case.number} 单位 说明")


def to_sign(matter: Matter, signers: str, now: datetime) -> OpenQuestion:
    """What was asked for, and by whom it is still to be signed: not everybody who reads this may."""
    what = "超期申诉" if matter.kind is MatterKind.APPEAL else str(matter.kind)
    until = ""
    if matter.kind is not MatterKind.APPEAL and matter.until is not None:
        until = f"到 {times.date_of(matter.until.astimezone(now.tzinfo), now)}"
    how = f"{signers}签：同意 {matter.case}，或 不同意 {matter.case} 理由"
    return OpenQuestion(f"同不同意{what}{until}：{one_line(matter.words)}", how)


def hard(case: Case, reasons: Sequence[str]) -> OpenQuestion:
    """Units have tried in vain."""
    return OpenQuestion(f"{'、'.join(reasons)}，怎么办", f"会商 {case.number}、督办 {case.number}")


def new(found: Sequence[tuple[str, int]], since: datetime) -> str:
    """`11月27日以来新增 5 件：北湖社区 3、金山社区 2`."""
    day, count = times.short_day(since.date()), sum(some for _, some in found)
    if not count:
        return f"{day}以来没有新增"
    return f"{day}以来新增 {count} 件：" + "、".join(f"{unit} {some}" for unit, some in found)


def late(rows: Sequence[Row], count: int) -> list[str]:
    """What is late, the longest first."""
    if not count:
        return ["没有超期的"]
    return [f"超期 {count} 件，最久的：", *(one.text for one in rows), *_more(count - len(rows))]


def deciding(count: int, lines: Sequence[str]) -> list[str]:
    """What is to be decided, numbered."""
    if not count:
        return [NOTHING]
    return [f"要定的 {count} 件：", *lines, *_more(count - len(lines))]


def question(number: int, row: Row, questions: Sequence[OpenQuestion]) -> str:
    """`1. #12 占道经营 · 人民广场 · 退回`, and what is asked."""
    return "\n    ".join([f"{number}. {row.text}", *(f"{one.words}（{one.how}）" for one in questions)])


def in_a_paper(case: Case, questions: Sequence[OpenQuestion], district: District) -> str:
    """The same as a sentence of 会议材料."""
    return f"{cases.named(case, district)}：{'；'.join(one.words for one in questions)}。"


def decided(lines: Sequence[str]) -> list[str]:
    """What earlier meetings decided."""
    if not lines:
        return []
    return [f"议定还没办完 {len(lines)} 件：", *lines[:MOST_DECIDED], *_more(len(lines) - MOST_DECIDED)]


def whole(now: datetime, parts: Sequence[Sequence[str]]) -> str:
    """The agenda, its parts numbered as they are gone through."""
    numbered = [
        [f"{'一二三四'[number]}、{first}", *rest] for number, (first, *rest) in enumerate(filter(None, parts))
    ]
    lines = [line for part in numbered for line in part]
    return "\n".join([f"【{NAME}】{times.day(now.date())}（截至 {now:%H:%M}）", *lines, _TASKS])


def one_by_one(lines: Sequence[str], page: str) -> str:
    """All that is to be decided, a page of it."""
    return "\n".join([f"【{DECIDING}】{page}", *lines, _TASKS])


def buttons(count: int) -> tuple[Choice, ...]:
    """What people want next: all that is to be decided, where the agenda has not room for it."""
    return (*((Choice("一件一件定", DECIDING),) if count > MOST else ()), Choice("会议材料", "会议材料"))


def _more(count: int) -> list[str]:
    return [f"……还有 {count} 件"] if count > 0 else []
