"""Named points at which a test can make the program die, as SQLite and etcd have them. docs/reliability.md says what
a death at each point means.

`ZOUJIE_FAILPOINT=name:n` ends the process the n-th time `reached(name)` is called. Unset, it costs a comparison.
"""

from __future__ import annotations

import os

_name, _, _count = os.environ.get("ZOUJIE_FAILPOINT", "").partition(":")
_left = int(_count or 1)

# Each point, and what has just happened there.
POINTS = {
    "upgrade-before-commit": "the tables are made, not committed",
    "register-before-commit": "the sample district is written, not committed",
    "photo-before-rename": "a photo's file is written under a passing name",
    "photo-kept": "a message's photos are on the disk, its row is not",
    "message-before-commit": "message and inbox row are written, not committed",
    "release-before-commit": "what a message lacked is fetched and written, not committed",
    "message-committed": "they are committed, the sender has no answer yet",
    "journal-written": "a message is in the journal, because the database did not answer",
    "journal-drained": "a message of the journal is in the database, and still in the journal",
    "case-half-open": "the case is written, the line of its history is not",
    "answer-half-written": "effect and answers are written, the inbox mark is not",
    "effect-before-commit": "effect, answers and inbox mark are written, not committed",
    "effect-committed": "they are committed, nobody was woken to deliver",
    "send-claimed": "an outbox row is marked as being sent (gateways that send over a wire)",
    "show-before-commit": "the web chat's copy of an answer is written, not committed",
    "send-done": "the platform has the answer, the outbox row does not know",
    "send-marked": "the outbox row is marked as sent",
    "clock-moved": "the demo's clock is moved by a step; the jobs due then may be in the same commit",
    "job-before-commit": "a job's run and what it says are written, not committed",
    "job-committed": "they are committed, nobody was woken to deliver",
}


def reached(name: str) -> None:
    """Die here, without a farewell, if this is the point that was asked for."""
    global _left
    if name == _name:
        _left -= 1
        if _left <= 0:
            os._exit(9)
