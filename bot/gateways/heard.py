"""What somebody said on a platform, before its pictures are fetched. The same on every platform."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from domain.chat import Incoming


class Picture(Protocol):
    """A picture that is still to be fetched. Each platform has its own frozen dataclass; JSON can hold its fields."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def once(self) -> str:
        """A name for the picture that is the same when the message comes again."""
        ...

    @property
    def as_file(self) -> bool:
        """True if it came as a file, which may be no picture at all."""
        ...


Pic = TypeVar("Pic", bound=Picture)


@dataclass(frozen=True, slots=True)
class Heard(Generic[Pic]):
    """Something somebody said. The message has no photos yet: `pictures` are to be fetched first.

    `album` is what its parts share. `mute` says what came that nobody here can look at: 语音, 视频 …
    `replies` is the id of the bot's message that it quotes, where the platform tells; its words are in the message.
    """

    message: Incoming
    pictures: tuple[Pic, ...] = ()
    album: str | None = None
    mute: str = ""
    replies: int | None = None
