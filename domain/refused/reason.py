"""What every refusal is."""

from __future__ import annotations


class Refused(Exception):
    """Raised by a rule, an action or a handler. What was begun is rolled back, and the person is told the reason."""
