"""What is wrong with the machine below us when nothing can be kept or read: told apart from our own faults."""

from __future__ import annotations

import errno
from enum import StrEnum


class Trouble(StrEnum):
    """As `/healthz` names it."""

    FULL = "full"  # the disk
    LOCKED = "locked"  # another process has the database
    DAMAGED = "damaged"  # the file
    ERROR = "error"  # the database does not answer, or the disk does not work


_SQLITE = {
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_BUSY": Trouble.LOCKED,
    "SQLITE_LOCKED": Trouble.LOCKED,
    "SQLITE_CORRUPT": Trouble.DAMAGED,
    "SQLITE_NOTADB": Trouble.DAMAGED,
    "SQLITE_IOERR": Trouble.ERROR,
    "SQLITE_CANTOPEN": Trouble.ERROR,
    "SQLITE_READONLY": Trouble.ERROR,
}
_POSTGRESQL = {  # by class of SQLSTATE; without one the connection was lost
    "": Trouble.ERROR,
    "08": Trouble.ERROR,
    "53": Trouble.FULL,
    "55": Trouble.LOCKED,
    "57": Trouble.ERROR,
    "58": Trouble.ERROR,
    "XX": Trouble.DAMAGED,
}
_DISK = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EIO: Trouble.ERROR,
    errno.EROFS: Trouble.ERROR,
}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """What is wrong, by what the driver or the disk raised; None for a fault of ours."""
    raised = getattr(error, "orig", None) or error
    if name := getattr(raised, "sqlite_errorname", ""):
        return next((trouble for prefix, trouble in _SQLITE.items() if name.startswith(prefix)), None)
    if type(raised).__module__.startswith("psycopg"):
        state = getattr(raised, "sqlstate", None) or ""
        lost = type(raised).__name__ == "OperationalError" or state
        return _POSTGRESQL.get(state[:2]) if lost else None
    return _DISK.get(raised.errno or 0) if isinstance(raised, OSError) else None
