"""How a night patrol (夜查) is told: what is planned, what is asked of its team, how it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.chat import Choice
from domain.district import District
from domain.dragnets import Coverage
from domain.night_patrols import NightPatrol, NightState
from texts import times
from texts.dragnets import figures, names
from texts.typed import one_line

MOST_NAME = 16  # characters of the points in its title
PLAN, SHOW, BEGIN = "夜查计划", "夜查进度", "夜查开始"
HOW_TO_PLAN = f"请这样写：{PLAN} 12月22日 20:00-22:30 小区、人民广场 队员 甲 乙 丙 带队 甲"
NONE_PLANNED = f"现在没有夜查。{HOW_TO_PLAN}"
NOT_ON_IT = "您不在夜查组里。看到问题照常上报就行。"
TO_CHANGE = f"要改时间、点位、换人：先取消，再发 {PLAN} 重排。"
NO_SUCH = "没有这次夜查，或不归您管。看有哪些发：夜查计划"
IN_PRIVATE = "夜查的点位请和我私聊报：好 点位；有问题 点位 说明（附照片）；去不了 点位 理由"
HOW = "看过发：好 点位；有问题 点位 说明（附照片）；去不了 点位 理由。照片、文字直接发也记进清单，先不立案。"
ALREADY = "这次夜查已经开始了。看还缺哪些发：夜查进度"
OVER = "这次夜查已经结束，不能再记。清单由带队的人确认。"
NOT_HELD = "这次夜查取消了，或者过了时间没有开成。"
NO_TIME = f"没写从几点到几点。{HOW_TO_PLAN}"
PAST = "这个时间已经过了，请改成以后的时间。"
TOO_LONG = "一次夜查最多 12 小时。"
NO_TEAM = f"没写谁去。{HOW_TO_PLAN}"


def title(patrol: NightPatrol, now: datetime) -> str:
    """`夜查 12月22日 20:00-22:30 小区`."""
    begins, ends = (at.astimezone(now.tzinfo) for at in (patrol.begins, patrol.ends))
    return f"夜查 {times.date_of(begins, now)} {begins:%H:%M}-{ends:%H:%M} {one_line(patrol.name, MOST_NAME)}"


def team(patrol: NightPatrol, district: District) -> str:
    """`高正扬（带队）、程晓燕（金山社区）`: by name, and those of other units with their unit."""
    found = []
    for id_ in (patrol.leader, *(one for one in patrol.team if one != patrol.leader)):
        person = district.person[id_]
        found.append(
            f"{person.name}（{district.unit[person.unit].short}{'，带队' if id_ == patrol.leader else ''}）"
        )
    return "、".join(found)


def planned(patrol: NightPatrol, points: Sequence[str], district: District, now: datetime) -> str:
    """For whoever planned it."""
    return "\n".join(
        [f"排好了。{title(patrol, now)}", f"{len(points)} 处：{names(points)}", team(patrol, district)]
    )


def called(patrol: NightPatrol, points: Sequence[str], district: District, now: datetime) -> str:
    """For each of the team, when it is planned."""
    lines = [f"【夜查】您在组里：{title(patrol, now).removeprefix('夜查 ')}"]
    return "\n".join([*lines, f"{len(points)} 处：{names(points)}", team(patrol, district), "到点自动开始。"])


def unreached(people: Sequence[str]) -> str:
    """For whoever planned it: these hear nothing alone."""
    return f"{'、'.join(people)}还没和走街私聊过，请叫他们先私聊一次，不然收不到。"


def begun(points: Sequence[str], *, leads: bool) -> str:
    """For each of the team, at its beginning."""
    ends = "走完发：夜查 结束" if leads else "走完由带队的结束"
    return f"【夜查】开始了，{len(points)} 处：{names(points)}\n{HOW}\n{ends}"


def busy(walk: str) -> str:
    """For its leader, who has another list open."""
    return f"夜查该开始了，您这里还有一张{walk}清单没结束。先确认或作废它，再点〔开始夜查〕。"


def begin(patrol: NightPatrol) -> Choice:
    """Begins it."""
    return Choice("开始夜查", f"{BEGIN} {patrol.id}")


def cancel(patrol: NightPatrol, now: datetime | None = None) -> Choice:
    """Takes it off; with its hour on the button if `now` is given, where there are several."""
    at = patrol.begins.astimezone(now.tzinfo) if now else None
    when = f" {times.date_of(at, now)} {at:%H:%M}" if now and at else ""
    return Choice(f"取消夜查{when}", f"{PLAN} 取消 {patrol.id}")


def meanwhile(people: Sequence[str], other: NightPatrol, now: datetime) -> str:
    """Somebody of the team is on another one in these hours."""
    return f"没有排：{'、'.join(people)}那时已经在{title(other, now)}。要改先取消那一次，再重排。"


def opened(cases: Sequence[int]) -> list[str]:
    """What a list became, if anything."""
    return [f"立案 {len(cases)} 件：{'、'.join(f'#{one}' for one in cases)}"] if cases else []


def not_yet(patrol: NightPatrol, now: datetime) -> str:
    """To whoever would begin it too early or too late."""
    return f"{title(patrol, now)}：到点才能开始。"


def cancelled(patrol: NightPatrol, now: datetime) -> str:
    """For the team, and for whoever did it."""
    return f"{title(patrol, now)} 取消了。"


def noted(points: Sequence[str], word: str, unknown: Sequence[str], left: int) -> str:
    """What is said to whoever told what they found."""
    lines = [f"{word}：{'、'.join(points)}，记下了。{still(left)}"]
    if unknown:
        lines.append(f"没找到或不在这次夜查里：{'、'.join(one_line(one) for one in unknown)}")
    return "\n".join(lines)


def still(left: int) -> str:
    """How many points nobody has seen yet."""
    return f"还缺 {left} 处" if left else "没有缺的了"


def not_the_leader(patrol: NightPatrol, district: District) -> str:
    """To another of the team."""
    return f"夜查的清单由带队的{district.person[patrol.leader].name}结束、确认。"


def not_yours(point: str, patrol: NightPatrol, now: datetime) -> str:
    """To somebody who is not in the team."""
    until = patrol.ends.astimezone(now.tzinfo)
    return f"{point}今晚到 {until:%H:%M} 由夜查组看，没有记。您看到问题请直接上报：上报 {point} 问题"


def ended(coverage: Coverage, holes: Sequence[str]) -> str:
    """The coverage at the end, with its holes."""
    return f"点位 {figures(coverage)}" + (f" · 缺 {names(holes)}" if holes else "")


def line(patrol: NightPatrol, leader: str, now: datetime, coverage: str) -> str:
    """One of a list."""
    done = f" · {coverage}" if coverage else f" · {len(patrol.points)} 处"
    state = f"（{patrol.state}）" if patrol.state is not NightState.PLANNED else ""
    return f"{title(patrol, now)}{state} · {leader}带队 {len(patrol.team)} 人{done}"


def report(patrol: NightPatrol, coverage: str, found: int, cases: Sequence[int], now: datetime) -> str:
    """How it went, for whoever planned it and was not there."""
    if patrol.net is None:
        return f"{title(patrol, now)} 没有开成：到结束也没人开始。"
    listed = f"清单 {found} 条"
    became = f"，立案 {len(cases)} 件（{'、'.join(f'#{one}' for one in cases)}）" if cases else "，还没确认"
    return f"{title(patrol, now)} 走完了：{coverage}\n{listed}{became if found else ''}"
