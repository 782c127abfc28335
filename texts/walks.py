"""How a walk (走街) and its list are told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.cases import Case
from domain.chat import Choice
from domain.district import District
from domain.dragnets import Found
from domain.life import ENDED, overdue
from domain.walks import Walk, WalkItem, WalkName
from texts import secret_walks, times
from texts.cases import listing
from texts.typed import one_line

WORD = "走街"
MOST_WORDS = 60  # of one line of the list
MOST_LINES = 40  # of the list in one message
HOW = "看到什么就发：照片、文字、位置都记进清单，先不立案。要改发：改 3 …，要删发：删 3。\n走完发：走街 结束"
CONFIRM = Choice("确认", f"{WORD} 确认")
GO_ON = Choice("继续走", f"{WORD} 继续")
VOID = Choice("作废", f"{WORD} 作废")
SHOW = Choice("看清单", f"{WORD} 清单")
_NO_CASE = {Found.FINE: "没问题", Found.UNREACHED: "没看成"}
BEGINNING, END_OF_IT = "开始", "结束"
SUMMARY, REST, THE_LIST, CONFIRMING = "小结", "歇", "清单", "确认"
NOTED = "记"
CHANGE, DROP = "改", "删"
CONFIRMED_BEFORE = "清单先前已经确认了，不会再立案。"
END = Choice(END_OF_IT, f"{WORD} {END_OF_IT}")


def none(name: WalkName) -> str:
    """To somebody who is on no walk of this name here."""
    return f"您在这里没有{name}。要开始请发：{name} 开始"


def no_summary_yet(walk: Walk) -> str:
    """To somebody whose walk is open."""
    return f"这次{walk.name}还没确认，小结在确认以后发。现在记下的："


def begun(walk: Walk) -> str:
    """What is said at the start."""
    route = f"（{one_line(walk.route)}）" if walk.route else ""
    return f"{walk.name}开始{route}。{HOW}"


def nothing(walk: Walk) -> str:
    """Said of an empty list."""
    if walk.name is WalkName.ABOVE:
        return "通报清单里什么也没有了，没有立案。"
    return f"这次什么也没记，{walk.name}结束。"


def line(item: WalkItem, lacks: str, found: Found = Found.PROBLEM) -> str:
    """`3. 人民广场 占道经营 [照片2张] ⚠ 缺地点`, `4. 金衡街 都好（没问题，不立案）`."""
    words = one_line(item.text, MOST_WORDS) if item.text else "（没有文字）"
    photos = f" [照片{len(item.photos)}张]" if item.photos else ""
    place = " [位置]" if item.place else ""
    becomes_none = f"（{_NO_CASE[found]}，不立案）" if found in _NO_CASE else ""
    return f"{item.number}. {words}{photos}{place}{f' ⚠ 缺{lacks}' if lacks else ''}{becomes_none}"


def written_down(walk: Walk, lines: Sequence[str]) -> str:
    """The whole list, waiting for a yes."""
    shown = lines[:MOST_LINES]
    rest = [f"……还有 {len(lines) - len(shown)} 条"] if len(lines) > len(shown) else []
    told = f"{walk.name}清单（{len(lines)} 条），{_then(walk)}："
    return "\n".join([told, *shown, *rest])


def under_way(walk: Walk, lines: Sequence[str], now: datetime) -> str:
    """How far a walk is."""
    since = times.moment(walk.opened_at, now)
    told = f"{walk.name}从 {since} 开始，已记 {len(lines)} 条。走完发：走街 结束"
    return "\n".join([told, *lines[-MOST_LINES:]])


def rests(walk: Walk) -> str:
    """To whoever goes on later."""
    return f"好，{walk.name}清单都留着，接着发就行。"


def summary(walk: Walk, cases: Sequence[Case], seen: Sequence[str], district: District, now: datetime) -> str:
    """What came of a walk: how much was wrong and what, and what was fine."""
    route = f"（{one_line(walk.route)}）" if walk.route else ""
    title = f"{times.date_of(walk.opened_at, now)}{walk.name}{route}立案"
    return "\n".join([listing(title, cases, district, now).text, *seen])


def forgotten(walk: Walk, count: int) -> str:
    """Asked once of whoever did not end it."""
    return f"{walk.name}走完了吗？已记 {count} 条，都留着，{_then(walk)}。"


def _then(walk: Walk) -> str:
    """What becomes of the list once it is confirmed."""
    return secret_walks.THEN_SEALED if walk.secret else "确认后才立案"


def asked(item: WalkItem, lacks: str) -> str:
    """The question for what is unclear of one line."""
    words = f"“{one_line(item.text, MOST_WORDS)}”" if item.text else ""
    what = {"地点": "在哪里？", "类别": "是什么问题？"}.get(lacks, "在哪里、什么问题？")
    return f"第 {item.number} 条{words}{what}"


def seen(lines: Sequence[tuple[str, Found]]) -> list[str]:
    """What was seen that is no case: in words, how many places of each kind, and which."""
    by_kind = {
        said: [one_line(text, MOST_WORDS) for text, found in lines if found is kind]
        for kind, said in _NO_CASE.items()
    }
    return [f"{said} {len(texts)} 处：{'；'.join(texts)}" for said, texts in by_kind.items() if texts]


def left_out(lines: Sequence[str]) -> str:
    """What was no case: nothing is known of it, not even a photo."""
    told = "；".join(one_line(line, MOST_WORDS) for line in lines)
    return f"没立案 {len(lines)} 条（没有地点、类别、照片）：{told}。要报请发：上报 地点 问题"


def opened(walk: Walk, cases: Sequence[Case], lines: Sequence[str], hints: Sequence[str]) -> str:
    """What became of the list: every number, a line each."""
    told = f"{walk.name}清单已立案（{len(cases)} 件）" if cases else f"{walk.name}结束，没有立案。"
    return "\n".join([told, *lines, *hints])


def became(walk: Walk, cases: Sequence[Case], district: District, now: datetime) -> str:
    """What became of the last list: counts, and what is still open."""
    if not cases:
        return ""
    states: dict[str, int] = {}
    for case in cases:
        states[str(case.state)] = states.get(str(case.state), 0) + 1
    counts = "，".join(f"{state} {count}" for state, count in states.items())
    late = sum(overdue(case, now) for case in cases)
    told = f"上次{walk.name}（{times.date_of(walk.opened_at, now)}）立案 {len(cases)} 件：{counts}"
    told += f"，超期 {late}" if late else ""
    left = [case for case in cases if case.state not in ENDED]
    return f"{told}\n{listing('还没办完', left, district, now).text}" if left else f"{told}，都办完了"


def named(text: str) -> WalkName:
    """What whoever starts it calls it."""
    begins = text.lstrip(" /／")
    return next((name for name in WalkName if begins.startswith(name)), WalkName.STREETS)


def line_into_case(line: int, number: int) -> str:
    """Said to whoever wants a line of a notice's list in a case that it was not found to be."""
    return (
        f"清单第 {line} 条还没立案，不能并案。要记到 #{number}：先发“删 {line}”，再发“反映 {number} 情况”；"
        f"或者先确认，立案后再发“并案 新编号 到 {number}”。"
    )
