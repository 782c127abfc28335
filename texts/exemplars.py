"""示范 in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.chat import Choice
from domain.district import District
from domain.exemplars import STATUS, ExemplarLine, ExemplarStep
from texts import times
from texts.typed import one_line

NONE = "还没有示范创建的点位或网格。开始请创建办发：示范 创建 点位 理由"
WHICH = "哪个点位或网格？请写名称，例：人民广场"
_ASKS = {
    ExemplarStep.BEGIN: "为什么选它？原来怎样、要做到怎样？",
    ExemplarStep.REACH: "做到了什么？请写说明，附现场照片。",
    ExemplarStep.END: "为什么取消？请写理由。",
}
PHOTO = "请发现在的现场照片。"


def asks(name: str, step: ExemplarStep) -> str:
    """The reason is wanted."""
    return f"{name}：{_ASKS[step]}"


def unknown(words: str) -> str:
    """Neither a point nor a grid is called so."""
    return f"底册里没有点位或网格“{one_line(words)}”，请写全名。"


def which(words: str, count: int) -> str:
    """Several are called so."""
    return f"有 {count} 处叫“{one_line(words)}”，是哪一处？"


def gone(name: str) -> str:
    """The register has it no more."""
    return f"{name}已不在底册里，示范只能取消。"


def wrong(name: str, status: str, step: ExemplarStep) -> str:
    """The step does not follow where it is."""
    return f"{name}现在{f'是“{status}”' if status else '没有在示范创建'}，这时不能“{step}”。"


def done(name: str, step: ExemplarStep) -> str:
    """What is said to whoever took the step."""
    now = STATUS[step]
    return f"{name}：{now}。" if now else f"{name}的示范已取消。"


def ended(name: str, line: ExemplarLine) -> str:
    """For the office: signed, or why it is none any more."""
    told = done(name, line.step)
    return f"{told}理由：{one_line(line.words)}" if line.words else told


def proposed(name: str, line: ExemplarLine) -> str:
    """For whoever signs."""
    return f"【示范】{name} 达标，请签发：{one_line(line.words)}"


def signing(code: str) -> tuple[Choice, ...]:
    """Its buttons."""
    return (Choice("签发", f"示范 签发 {code}"), Choice("取消", f"示范 取消 {code}"))


def listed(name: str, line: ExemplarLine, now: datetime) -> str:
    """`人民广场 示范点（3月5日 签发）`."""
    return f"{name} {STATUS[line.step]}（{times.date_of(line.at, now)} {line.step}）"


def name_of(line: ExemplarLine, district: District) -> str:
    """Its point or grid; '' if the register has it no more."""
    if line.point is not None:
        return district.point[line.point].name if line.point in district.point else ""
    return district.grid[line.grid].name if line.grid in district.grid else ""


def new_ones(names: Sequence[str]) -> str:
    """A line of a report."""
    return f"新的示范点：{'、'.join(names)}"
