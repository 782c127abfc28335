"""The darkroom: a process beside the bot that examines photos, so that no photo can stop the bot or fill its memory.

Why a process and not a thread: the worst photo that is allowed takes some 400 MiB to decode, and decoders are C code
that strangers feed. In a process the system enforces the memory limit, a crash costs one photo, and a decoder that
hangs is ended. It costs an idle process of 30 MiB, 0.1 s at the first photo, and a few ms for each photo. It takes one
photo at a time, so that two large ones never add up.

Measured with Pillow 13 on Linux, growth at 40 million pixels: PNG with palette and transparency 404 MiB (the
worst), RGBA 366, RGB 214; progressive JPEG 240; AVIF 380; WEBP would take 630 and is refused by the limit from about
28 million pixels. A phone's JPEG of 12 million takes 30 MiB and 0.13 s.

The process ends by itself when the bot ends, whatever ends the bot: then its socket is closed.
"""

from __future__ import annotations

import atexit
import contextlib
import resource
import socket
import subprocess
import sys
import threading
from functools import cache
from multiprocessing.connection import Connection
from zoneinfo import ZoneInfo

from storage.examination import BadPhoto, Examined, Fault, examine, format_of

MOST_MEMORY = 512 * 2**20  # address space in bytes
MOST_SECONDS = 30.0  # the worst allowed photo takes 1 s; a slow machine under load some more


def develop(data: bytes, zone: ZoneInfo) -> Examined:
    """Run `examine` in the darkroom. Blocks. Raises BadPhoto, also when the photo ends the process."""
    format_of(data)  # what is no photo at all is refused here, without the way
    return _room().develop(data, zone)


class Darkroom:
    """The bot's side. It starts the process at the first photo, and again after a photo that ended it."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection

    def develop(self, data: bytes, zone: ZoneInfo) -> Examined:
        """Have one photo examined, after those that came before. Raises BadPhoto."""
        with self._one_at_a_time:
            # Try twice: another photo may have ended the process, and then this one is not at fault.
            answer = self._ask(data, zone) or self._ask(data, zone) or BadPhoto(Fault.BROKEN)
            if isinstance(answer, Examined):
                return answer
            self.close()  # a decoder that gave up may keep its memory, and the next photo would lack it
            raise answer

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._line.close()
            self._process.kill()
            self._process.wait()
            self._process = None

    def _ask(self, data: bytes, zone: ZoneInfo) -> Examined | BadPhoto | None:
        """The answer; None if the process ended. If no answer comes in time, the photo counts as broken."""
        self._open()
        try:
            self._line.send((data, zone))
            if self._line.poll(MOST_SECONDS):
                answer: Examined | BadPhoto = self._line.recv()
                return answer
        except (EOFError, OSError):
            self.close()
            return None
        return BadPhoto(Fault.BROKEN)

    def _open(self) -> None:
        if self._process is None:
            ours, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603 (ourselves)
                    [sys.executable, "-m", "storage.darkroom", str(theirs.fileno())],
                    pass_fds=(theirs.fileno(),),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    start_new_session=True,  # Ctrl-C is the bot's to answer
                )
            self._line = Connection(ours.detach())


@cache
def _room() -> Darkroom:
    """The one of this process, shared by whoever keeps photos."""
    room = Darkroom()
    atexit.register(room.close)
    return room


def serve(line: Connection) -> None:
    """The process's side: examine what comes until the bot is gone."""
    # macOS knows no such limit; there the pixel limit alone bounds it.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            data, zone = line.recv()
            try:
                line.send(examine(data, zone))
            except BadPhoto as bad:
                line.send(bad)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
