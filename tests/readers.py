"""The sample district and what reads for it: made once, and not before a test asks.

A bot that a test starts on the sample has an equal district, and so reads with the same readers (`tests/once.py`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.district import District
from domain.scope import ScopeFinder
from understanding import known
from understanding.questions import reader as of_questions
from understanding.reports import reader as of_reports


@cache
def district() -> District:
    """As a database has it into which nothing else was brought before."""
    return replace(read(SAMPLE).district, retired=District())


@cache
def questions() -> of_questions.QuestionReader:
    """What reads questions."""
    return of_questions.QuestionReader(_known(), ScopeFinder(district()))


@cache
def reports() -> of_reports.ReportReader:
    """What reads reports."""
    return of_reports.ReportReader(_known())


@cache
def _known() -> known.Known:
    return known.Known(district())
