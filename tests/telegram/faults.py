"""What can go wrong between the bot and Telegram, on purpose: the next so many calls of a method."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    """How a call fails."""

    SLOW_DOWN = auto()  # 429 with `seconds` to wait; nothing is done
    BAD_GATEWAY = auto()  # 502 with the Bot API's JSON; nothing is done
    HTML = auto()  # 502 with a page of some proxy; nothing is done
    RESET = auto()  # the connection breaks before anything is done
    LOST = auto()  # it is done, and the connection breaks before the answer
    MUTE = auto()  # it is done, and no answer comes for `seconds`
    LATE = auto()  # it is done, and answered after `seconds` or when `gate` opens
    REFUSED = auto()  # 400 with a description; nothing is done
    ODD = auto()  # 200 with `description` as the result, in JSON; nothing is done


@dataclass
class Fault:
    """`times` calls of `method` (in `chat` only, if given) fail; `skip` so many go well first."""

    method: str
    kind: Kind
    times: int = 1
    seconds: float = 0.0
    chat: int | None = None
    skip: int = 0
    description: str = ""
    gate: asyncio.Event | None = None


@dataclass
class Faults:
    """The faults that are still to come, oldest first."""

    coming: list[Fault] = field(default_factory=list)

    def add(self, method: str, kind: Kind, **more: object) -> None:
        """Have calls fail; see Fault. The method `*` is any."""
        self.coming.append(Fault(method, kind, **more))  # type: ignore[arg-type]

    def next(self, method: str, chat: int | None) -> Fault | None:
        """The fault that this call meets, spent by it."""
        for fault in self.coming:
            if fault.method in (method, "*") and fault.chat in (None, chat):
                if fault.skip:
                    fault.skip -= 1
                    return None
                fault.times -= 1
                if fault.times <= 0:
                    self.coming.remove(fault)
                return fault
        return None
