"""Ports for programs that a test starts: of those that the system gives nobody unasked.

A port is free when it is looked for, and the program listens on it a second later. If it were one of those that the
system hands to whoever asks for any, as each server of a test beside does, it could be another's by then.
"""

from __future__ import annotations

import os
import socket
from itertools import cycle, islice

_OURS = range(20_000, 32_000)  # Linux hands out 32768 and up, others 49152 and up
_APART = 97  # between the first ports of two workers, which have neighbouring process ids
_next = islice(cycle(_OURS), os.getpid() * _APART % len(_OURS), None)


def free_port() -> int:
    """A port of this machine that nobody listens on, and another one each time."""
    return next(port for port in _next if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
