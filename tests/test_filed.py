"""Whatever can be wrong with a document has words for its sender."""

from __future__ import annotations

import pytest

from domain.sent import SentFile, Unread
from texts.regulations import unread


@pytest.mark.parametrize("why", Unread)
def test_every_reason_says_what_to_do(why: Unread) -> None:
    """The file by its name, and a whole sentence."""
    said = unread(SentFile("办法.docx", why=why))
    assert said.startswith("办法.docx：") and said.endswith("。") and len(said) > 15
