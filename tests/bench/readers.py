"""Both readers of texts over one register of 10,000 points: what they keep together and how long both take to build.

Measured in a process that has read nothing yet: what is the same for every district (the vocabulary, the examples)
is read there for the first time, and counts. The scopes do not: they are the recogniser's, whoever reads with it.
"""

from __future__ import annotations

import tracemalloc
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from gc import collect
from multiprocessing import get_context

from domain.district import District
from domain.scope import ScopeFinder
from tests.bench import questions
from tests.bench.stopwatch import seconds
from tests.bench.understanding import large_district, report_texts
from understanding.known import Known
from understanding.questions.reader import QuestionReader
from understanding.reports.reader import ReportReader

Readers = tuple[ReportReader, QuestionReader]
_READ = 100  # reports before what is kept is counted: some is made when it is needed first


def measure(rounds: int) -> dict[str, float]:
    """MiB kept, seconds of building both at first and anew for another register."""
    with ProcessPoolExecutor(2, get_context("spawn"), max_tasks_per_child=1) as processes:
        kept, times = processes.submit(_kept), processes.submit(_times, rounds)
        first, *anew = times.result()
        return {
            "both readers keep, vocabulary and all (MiB)": kept.result(),
            "both readers built for the first time (s)": first,
            "both readers built anew (s)": min(anew),
        }


def _kept() -> float:
    district = large_district()
    for kept in ("unit", "grid", "point", "category"):
        getattr(district, kept)  # the register's, whoever reads with it
    scopes = ScopeFinder(district)
    tracemalloc.start()
    reports, asked = _built(district, scopes)
    for text in report_texts(district, _READ):
        reports.read(text)
    for text in questions.QUESTIONS:
        asked.read(text, date(2026, 12, 9))
    collect()
    return tracemalloc.get_traced_memory()[0] / 2**20


def _times(rounds: int) -> list[float]:
    district = large_district()
    scopes = ScopeFinder(district)
    return [seconds(lambda: _built(district, scopes)) for _ in range(rounds + 1)]


def _built(district: District, scopes: ScopeFinder) -> Readers:
    known = Known(district)
    return ReportReader(known), QuestionReader(known, scopes)
