"""What the bot asks with one call: parameters out of JSON, a form or multipart, each told apart by its name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.refusal import bad


@dataclass(frozen=True)
class Asked:
    """One call. `files` are the parts of a multipart body that are files: name → file name, bytes."""

    method: str
    params: Mapping[str, Any]
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A string, '' if it was not given."""
        value = self.params.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, otherwise: int = 0) -> int:
        """A whole number. Raises Refusal."""
        value = self.params.get(name)
        if value in (None, ""):
            return otherwise
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f"invalid {name} specified") from None

    def truth(self, name: str) -> bool:
        """True for true, True, 1 and yes."""
        return str(self.params.get(name, "")).lower() in ("true", "1", "yes")

    def json(self, name: str) -> Any:
        """What forms carry as JSON; None if it was not given. Raises Refusal."""
        value = self.params.get(name)
        if value in (None, ""):
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def uploaded(self, name: str) -> tuple[str, bytes] | None:
        """A file sent along, under its own name or as attach://part; None if the value names a kept file."""
        if name in self.files:
            return self.files[name]
        return self.attached(self.text(name))

    def attached(self, value: str) -> tuple[str, bytes] | None:
        """The part that attach://part means."""
        if not value.startswith("attach://"):
            return None
        part = value.removeprefix("attach://")
        if part not in self.files:
            raise bad(f"there is no file specified to send by the attach://{part}")
        return self.files[part]
