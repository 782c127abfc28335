"""Named points where a test can have the program die, as SQLite and etcd do it (reliability.md, 3.2).

`ZOUJIE_FAILPOINT=name:n` ends the process the n-th time `reached(name)` is called. Unset, it costs a comparison.
"""

from __future__ import annotations

import os

_name, _, _count = os.environ.get("ZOUJIE_FAILPOINT", "").partition(":")
_left = int(_count or 1)

NAMES = (
    "photo-before-rename",
    "photo-kept",
    "message-before-commit",
    "message-committed",
    "effect-before-commit",
    "effect-committed",
    "send-claimed",
    "send-done",
    "send-marked",
    "job-before-commit",
    "job-committed",
)


def reached(name: str) -> None:
    """Die here, without a farewell, if this is the point that was asked for."""
    global _left
    if name == _name:
        _left -= 1
        if _left <= 0:
            os._exit(9)
