"""By which of its words a case is called that has no number said: 面包车 of 面包车不归我们管."""

from __future__ import annotations

_EMPTY = frozenset(
    "这那个件条处我们你他它您的了着过已经处理清掉好不归管刚才一下派给今天现在上中下午有没人无在是到把将去来完都还就"
    "也要会能可以吧啊呢吗催认领撤报回整改办弄搞，。,.！!？? 、0123456789"
)


def pairs(text: str) -> set[str]:
    """Its pairs of neighbouring characters that say something: 面包, 包车."""
    found = {text[i : i + 2] for i in range(len(text) - 1)}
    return {pair for pair in found if not _EMPTY & set(pair)}
