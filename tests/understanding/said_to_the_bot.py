"""What the reader makes of words that are said to the bot alone."""

from __future__ import annotations

from functools import cache

from tests.readers import questions
from tests.understanding.judge_questions import TODAY
from understanding.questions.reader import Asked


@cache
def asked(text: str) -> Asked:
    """What is made of words said to the bot alone; the same question is compared with many others."""
    return questions().read(text, TODAY, addressed=True)
