"""What the chat says of 简报, 通报 and 会议材料."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.bulletins import BulletinKind, Issue, Note
from domain.chat import Choice
from domain.district import Purpose
from domain.editions import WHOLE, Issued
from domain.stretches import Stretch
from texts import editions, times

SENT_TO = (Purpose.CORE, Purpose.LIAISON)
MOST_NOTE = 500  # characters
MOST_LISTED = 12


def drafted(kind: BulletinKind, shown: Issued, next_: str, notes: Sequence[Note]) -> str:
    """What goes with a draft: its figures, and what was added."""
    title = shown.edition.stretch.title
    lines = [f"{kind}{'' if kind is BulletinKind.MEETING else f' {next_}（草稿）'} · {title}"]
    lines += editions.figures(shown, WHOLE)
    if notes:
        lines.append("加进去的话：")
        lines += [f"{index}. {one.words}" for index, one in enumerate(notes, 1)]
    lines.append(f"还要加话发：{kind} 加 内容")
    if kind is not BulletinKind.MEETING:
        lines.append(f"还没签发，看过没问题发“签发{kind} {shown.edition.stretch.period}”。")
        lines.append(f"{editions.early(shown.edition)}签发后就不再变，发到核心群、联络群。")
    return "\n".join(lines)


def issue_button(kind: BulletinKind, stretch: Stretch) -> Choice:
    """签发."""
    return Choice(f"签发{kind}", f"{kind} 签发 {stretch.period}")


def drafted_last(kind: BulletinKind, offered: Iterable[Choice]) -> str:
    """The period of the draft that was shown last, by its button; '' if none was."""
    issues = f"{kind} 签发 "
    return next((one.says.removeprefix(issues) for one in offered if one.says.startswith(issues)), "")


def issued(issue: Issue, stretch: Stretch) -> str:
    """Where it goes to."""
    return f"{begins_issued(issue.kind)}{issue.name} · {stretch.title}，已签发。"


def begins_issued(kind: BulletinKind) -> str:
    """With what the word begins that one was issued."""
    return f"【{kind}】"


def again(issue: Issue, signer: str, day: str) -> str:
    """An old one, once more."""
    return f"{issue.kind} {issue.name}，{day} {signer} 签发。"


def all_of_them(kind: BulletinKind, issues: Sequence[Issue], now: datetime) -> str:
    """What was issued, the newest first."""
    if not issues:
        return f"还没有签发{kind}。"
    lines = [f"{one.name}，{times.date_of(one.issued_at.astimezone(now.tzinfo), now)}签发" for one in issues]
    more = [f"……还有 {len(lines) - MOST_LISTED} 期"] if len(lines) > MOST_LISTED else []
    told = [f"{kind} {len(issues)} 期：", *lines[:MOST_LISTED], *more]
    return "\n".join([*told, f"看一期发：{kind} 第{issues[0].number}期"])


def noted(kind: BulletinKind, next_: str, count: int) -> str:
    """After 加. Whichever draft is issued next gets the words."""
    if kind is BulletinKind.MEETING:
        return f"记下了，{kind}里现在有 {count} 句要加的话。"
    return f"记下了，写进下一个签发的{kind}（{next_}），不分时段；现在有 {count} 句要加的话。"


def order(label: str, case: int, unit: str, until: str) -> str:
    """A 督办 that nobody has answered."""
    return f"督办{label}（#{case}，{unit}）还没回复，要求 {until}回复。"


def press(label: str, case: int, unit: str, until: str) -> str:
    """The same as something to do."""
    return f"督促{unit}回复督办{label}（#{case}），应于 {until}回复。"


def until(moment: datetime, now: datetime) -> str:
    """`2026年12月10日 17:30 前`, and how many days ago that was: `（已超期 27天）`. Both in the district's zone."""
    late = (now.astimezone(moment.tzinfo).date() - moment.date()).days
    return f"{times.written(moment)} 前" + (f"（已超期 {late}天）" if late > 0 else "")
