"""Troubles of the machine: each is told once when it begins and once when it is over, not for every message."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from storage.trouble import Trouble, trouble_of

log = logging.getLogger("zoujie.troubles")

LASTS = 60.0  # seconds after it was last met, until nobody speaks of it any more
SETTLED = 5.0  # seconds without it while things are kept: on a full disk small ones still are, now and then
# Once anything is kept; a bad page stays one.
_OVER = frozenset({Trouble.FULL, Trouble.LOCKED, Trouble.ERROR})


@dataclass(slots=True)
class _Met:
    since: float
    last: float
    times: int = 1


class Troubles:
    """What is wrong at present. It may be told by any thread."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._met: dict[Trouble, _Met] = {}
        self._lock = threading.Lock()

    @property
    def present(self) -> Trouble | None:
        """The worst of what was met lately."""
        with self._lock:
            self._forget(lambda _trouble, met: self._now() - met.last > LASTS)
            return next((one for one in (Trouble.DAMAGED, *Trouble) if one in self._met), None)

    def met(self, error: BaseException) -> Trouble | None:
        """Note an error; None if it is none of the machine's."""
        trouble = trouble_of(error)
        if trouble is None:
            return None
        with self._lock:
            known = self._met.get(trouble)
            if known:
                known.last, known.times = self._now(), known.times + 1
                return trouble
            self._met[trouble] = _Met(self._now(), self._now())
        log.critical("nothing can be kept: %s; told once, until it is over", trouble, exc_info=error)
        return trouble

    def works(self) -> None:
        """Something was kept."""
        if self._met:
            with self._lock:
                rests = self._now() - SETTLED
                self._forget(lambda trouble, met: trouble in _OVER and met.last < rests)

    def _forget(self, over: Callable[[Trouble, _Met], bool]) -> None:
        for trouble, met in [(one, met) for one, met in self._met.items() if over(one, met)]:
            del self._met[trouble]
            lasted = met.last - met.since
            log.warning("over: %s, after %.0f s, met %s times", trouble, lasted, met.times)
