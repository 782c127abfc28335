"""What somebody typed that cannot be taken, and names of people as they are typed."""

from __future__ import annotations

from domain.district import Person
from handlers.kit import Said
from storage.store import Store


class NotUnderstood(Exception):
    """What was written cannot be taken; the text says why."""


def person_called(name: str, said: Said, store: Store) -> Person:
    """The one person of this name, of the sender's unit if others have it too. Raises NotUnderstood."""
    found = store.district.called(name, said.person.unit)
    if not found:
        raise NotUnderstood(f"没找到“{name}”，请写底册里的姓名。")
    if len(found) > 1:
        raise NotUnderstood(f"有 {len(found)} 个人叫“{name}”，请写 {name}@单位。")
    return found[0]
