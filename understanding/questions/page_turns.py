"""下一页 and 上一页, and what else people say to see the next or the last page of a list."""

from __future__ import annotations

import re

_TURNS = re.compile(
    r"(?P<on>下一?页|后一页|翻页|往[下后]看?|继续看?|接着看?|还有呢|看?更多|剩下的呢?|下一[批屏]|next)|(?P<back>上一?页|前一页|回上页)",
    re.IGNORECASE,
)
_MARKS = " 　。.！!？?~"


def pages_on(text: str) -> int | None:
    """How many pages on these words turn: 1 or -1; None if they turn none."""
    found = _TURNS.fullmatch(text.strip(_MARKS))
    if found is None:
        return None
    return 1 if found["on"] else -1
