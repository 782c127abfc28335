"""What blocks the way of others: 救护车来不了, 人行道过不去. It tells of a problem, not of who does not come."""

from __future__ import annotations

import re

_WHO = (
    "车辆?|轮椅|[婴童]儿?推?车|行人|路人|老人|孩子|小孩|学生|家长|居民|业主|住户|街坊|顾客|盲人|谁|大家"
    "|道|路|巷|弄|楼梯|走廊|门口?|出口|入口|路口|桥"
)
_ALSO = "(?:们|家|都|也|就|又|根本|完全|现在|全|还|没法|想)*"
_BLOCKED = re.compile(
    f"(?<!我的)(?<!我)(?:{_WHO}){_ALSO}(?:来|到|去|过|进|出|走|通|上|下|开|推|停)(?:不(?:了|去|来|得|到|过去?|成))"
    f"|(?:人|车)(?:都|也|就|全|还|根本)*(?:进不[来去了]|走不[了过动]|出不[来去了]|过不去|通不过)"
)
_OWN = re.compile(r"我|本人|堵车|车坏|开车|打车|坐车|骑车")


def blocks(text: str) -> bool:
    """True if a clause says that somebody or something else cannot pass, come or get out."""
    return _BLOCKED.search(text) is not None and _OWN.search(text) is None
