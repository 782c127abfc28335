"""How a secret walk (暗访) is told, to who walked and to the office alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.chat import Choice
from domain.walks import Walk
from texts import times
from texts.typed import one_line

WORD = "暗访"
RELEASE = "公布"
ALONE = "暗访只在私聊里走，群里大家都看得到。请和我私聊发：走街 开始 暗访"
NOT_YOURS = "暗访由督查员、创建办和领导来走。别人要走，请创建办把姓名写进《规则》的“暗访人员”。"
THEN_SEALED = "确认后先不立案，等公布"
NONE = "您这里没有等公布的暗访。"
HOW_TO_BEGIN = f"{NONE}\n要走一次请发：走街 开始 {WORD} 主题。确认以后也不立案，公布了才立案。"
PAST = "这个时间已经过了。现在就公布请发：公布"
WHEN = "什么时候公布？如：公布，或：公布 明天 09:00"


def release(walk: Walk, when: str = "") -> Choice:
    """Releases it now, or then."""
    return Choice(f"公布{WORD}{walk.id}", f"{RELEASE} {WORD}{walk.id} {when}".strip())


def discard(walk: Walk) -> Choice:
    """Makes nothing of it."""
    return Choice(f"作废{WORD}{walk.id}", f"{WORD} 作废 {walk.id}")


def sealed(walk: Walk, count: int, dangerous: Sequence[int]) -> str:
    """The list is confirmed, and nothing of it is known yet."""
    told = f"{WORD}{walk.id} 清单收好了（{count} 条），公布以前只有您和创建办看得到，不立案、不算时限。"
    danger = f"\n⚠ 第 {'、'.join(map(str, dangerous))} 条有危险，别等公布，请马上上报。" if dangerous else ""
    return f"{told}{danger}\n公布请发：公布，或定时间：公布 明天 09:00"


def waiting(walk: Walk, who: str, lines: Sequence[str], now: datetime) -> str:
    """One that waits, with its list."""
    route = one_line(walk.route.removeprefix(WORD).strip())
    when = f"定在 {times.moment(walk.release_at, now)} 公布" if walk.release_at else "还没定什么时候公布"
    head = " · ".join(
        one for one in (f"{WORD}{walk.id}", who, times.date_of(walk.opened_at, now), route) if one
    )
    return "\n".join([f"{head} · {len(lines)} 条，{when}", *lines])


def set_for(walk: Walk, now: datetime) -> str:
    """It has its time."""
    assert walk.release_at is not None, "just set"
    return f"{WORD}{walk.id} 定在 {times.moment(walk.release_at, now)} 公布（整点公布，碰上夜间免打扰就到早上）。"


def not_then(walk: Walk) -> str:
    """It waits for a word again."""
    return f"{WORD}{walk.id} 不定时间了，公布请发：公布，或：公布 明天 09:00"


def released(walk: Walk, numbers: Sequence[int]) -> str:
    """For somebody else than who walked."""
    return f"{WORD}{walk.id} 公布了，立案 {len(numbers)} 件：{'、'.join(f'#{one}' for one in numbers)}"


def discarded(walk: Walk) -> str:
    """Nothing becomes of it."""
    return f"{WORD}{walk.id} 已作废，没有立案。"


def which(walks: Sequence[Walk], when: str) -> str:
    """Several wait."""
    return f"有 {len(walks)} 份暗访等公布，{one_line(when)}公布哪一份？"
