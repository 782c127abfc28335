"""进步 and 退步 in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from domain.chat import Choice
from domain.measures import ON_TIME_RATE
from domain.rises import Move
from texts.measures import share

MOST = 5
FORMULA = Choice(f"{ON_TIME_RATE.name}怎么算", f"口径 {ON_TIME_RATE.name}")


def answer(
    where: str,
    when: str,
    parts: str,
    compared: Sequence[Move],
    names: Mapping[int, str],
    few: int,
    *,
    rises: bool,
) -> str:
    """The whole answer: what was compared, then those that moved that way, the most first."""
    way = "进步" if rises else "退步"
    moved = [one for one in compared if (one.points > 0 if rises else one.points < 0)]
    if not rises:
        moved.reverse()
    head = f"{way}最大 · {where} · 按{parts} · {when}（{ON_TIME_RATE.name}，和再往前同样长的时间比）"
    return "\n".join([head, *_lines(moved, names, parts, way, few)])


def _lines(moved: Sequence[Move], names: Mapping[int, str], parts: str, way: str, few: int) -> Iterator[str]:
    if not moved:
        yield f"没有哪个{parts}{way}。"
    for place, one in enumerate(moved[:MOST], 1):
        yield f"{place}. {names.get(one.part, '')} {share(one.before)} → {share(one.now)}"
    if len(moved) > MOST:
        yield f"……还有 {len(moved) - MOST} 个"
    if few:
        yield f"（另有 {few} 个件数太少，不比）"
