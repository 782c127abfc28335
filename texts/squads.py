"""The words of 应急小队: a team is called, takes it, arrives, is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.chat import Choice
from domain.district import District
from domain.squads import SquadCall, SquadState
from texts import times
from texts.typed import one_line

SEND, TAKE, ARRIVED, CALL_OFF, DECLINE = "应急", "接", "到场", "撤应急", "不接"
LATELY = timedelta(days=30)
MOST_WORDS = 60  # characters of somebody's words
HOW = "请写地点和事由，如：应急 人民广场 水管爆裂；问题的编号也行：应急 12"
NO_TEAM = "现在没有应急队在班。应急队是《值班》里岗位以“应急”开头的班。"
NOT_YOURS = "这件应急不是您这一队的。"
FASTER = "已经有人先点了。"
ONLY_ME, ALL_OF_US = "只是我", "全队"  # who does not come, behind 不接 3
ONE_OR_ALL = "只是您去不了，还是全队都去不了？"
WHY = "去不了的原因？"


def what(call: SquadCall) -> str:
    """`人民广场 水管爆裂（#12）`."""
    about = f"（#{call.case}）" if call.case else ""
    return f"{one_line(call.place, MOST_WORDS)} {one_line(call.words, MOST_WORDS)}".strip() + about


def team(call: SquadCall, district: District) -> str:
    """The team that is asked, by its post."""
    return district.roster[call.roster].post if call.roster in district.roster else "应急队"


def offered(call: SquadCall, names: str, now: datetime, district: District) -> str:
    """To the team: where to go, and until when somebody has to take it."""
    until = f"{call.answer_by.astimezone(now.tzinfo):%H:%M}"
    asks = f"{until} 前请一人点〔接〕，或发：接 {call.id}"
    return f"【应急{call.id}号】{what(call)}\n{team(call, district)}：{names}，{asks}"


def sent(call: SquadCall, now: datetime, district: District) -> str:
    """To whoever called: which team is asked."""
    until = f"{call.answer_by.astimezone(now.tzinfo):%H:%M}"
    return f"应急{call.id}号已派{team(call, district)}，{until} 前没接就找下一队。"


def nobody_free(busy: Sequence[SquadCall], district: District) -> str:
    """No team is free; what each of them is about."""
    told = "、".join(f"{team(one, district)}（应急{one.id}号 {one.state}）" for one in busy)
    return f"应急队都不空：{told}。请打电话。" if told else NO_TEAM


def declined(call: SquadCall) -> str:
    """To the team that cannot come."""
    return f"应急{call.id}号 记下了：不接。"


def stays_away(call: SquadCall, name: str, words: str) -> str:
    """To the team and to whoever called: one of several cannot come."""
    until = "到时没人接就找下一队"
    return f"应急{call.id}号 {name}去不了{_because(words)}，等队里其他人接，{until}。"


def why(call: SquadCall, name: str, words: str) -> str:
    """To whoever called: what the team that did not take it says afterwards."""
    return f"应急{call.id}号 {name}没接的原因：{one_line(words, MOST_WORDS)}"


def one_or_all(call: SquadCall, words: str) -> tuple[Choice, ...]:
    """The buttons for whoever does not come of a team of several."""
    return tuple(
        Choice(label, f"{DECLINE} {call.id} {who} {words}".strip())
        for label, who in (("只是我去不了", ONLY_ME), ("全队都去不了", ALL_OF_US))
    )


def _because(words: str) -> str:
    return f"（{one_line(words, MOST_WORDS)}）" if words else ""


def called_off(call: SquadCall, words: str) -> str:
    """To the team and to whoever called."""
    return f"应急{call.id}号 已撤回{_because(words)}：{what(call)}。不用去了。"


def passed_on(call: SquadCall, before: str, why: str, now: datetime, district: District) -> str:
    """To whoever called: the team did not take it, and another one is asked."""
    return f"{before}没接{_because(why)}。{sent(call, now, district)}"


def untaken(call: SquadCall) -> str:
    """No team took it."""
    return f"【应急{call.id}号】没有队接：{what(call)}。请打电话找人。"


def step(call: SquadCall, name: str, district: District, words: str = "") -> str:
    """A step of the team, for the team and for whoever called."""
    head = f"应急{call.id}号 {call.state}：{team(call, district)} {name}"
    return "\n".join(filter(None, (head, one_line(words, MOST_WORDS), _took(call))))


def blocked(call: SquadCall, name: str, words: str, district: District) -> str:
    """Something is in the way."""
    return f"应急{call.id}号 受阻：{team(call, district)} {name}\n{one_line(words, MOST_WORDS)}"


def _took(call: SquadCall) -> str:
    """How long the steps took, once it is done."""
    if call.state is not SquadState.DONE or call.done_at is None:
        return ""
    marks = (("接", call.taken_at), ("到场", call.arrived_at), ("完成", call.done_at))
    return "用时：" + "，".join(f"{word} {times.span(at - call.opened_at)}" for word, at in marks if at)


def now_at(call: SquadCall, district: District) -> str:
    """That a step does not fit, with how far it is."""
    return f"应急{call.id}号现在是“{call.state}”（{team(call, district)}）。"


def how_far(call: SquadCall, now: datetime, district: District) -> str:
    """One call as it stands: `应急1号 到场 · 应急二队 · 人民广场 水管爆裂`, and when it was sent and taken."""
    marks = (("派", call.opened_at), ("接", call.taken_at), ("到场", call.arrived_at), ("完成", call.done_at))
    told = "，".join(f"{times.moment(at.astimezone(now.tzinfo), now)} {word}" for word, at in marks if at)
    return f"{_line(call, district)}\n{told}"


def overview(
    free: Sequence[str], under_way: Sequence[SquadCall], lately: Sequence[SquadCall], district: District
) -> str:
    """The teams on duty that are free, what is under way, and how fast they were lately."""
    lines = [f"空着的应急队：{'、'.join(free)}" if free else "没有空着的应急队。"]
    lines += [_line(one, district) for one in under_way]
    return "\n".join([*lines, *_pace(lately)])


def _line(call: SquadCall, district: District) -> str:
    return f"应急{call.id}号 {call.state} · {team(call, district)} · {what(call)}"


def _pace(calls: Sequence[SquadCall]) -> list[str]:
    """`近30天派 4 次：平均 3分钟接，25分钟到场；1 次没有队接`, where a team was called."""
    if not calls:
        return []
    marks = (
        ("接", [one.taken_at - one.opened_at for one in calls if one.taken_at]),
        ("到场", [one.arrived_at - one.opened_at for one in calls if one.arrived_at]),
    )
    told = [f"{times.span(sum(took, timedelta()) / len(took))}{word}" for word, took in marks if took]
    untaken_ = sum(one.state is SquadState.UNTAKEN for one in calls)
    parts = [
        *([f"平均 {'，'.join(told)}"] if told else []),
        *([f"{untaken_} 次没有队接"] if untaken_ else []),
    ]
    return [f"近{LATELY.days}天派 {len(calls)} 次" + (f"：{'；'.join(parts)}" if parts else "")]
