"""The judgement: the ledger kept outside beside what the program has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.score.load import Ledger, Report
from tests.score.outcome import Kept, Outcome

_MARK = re.compile(r"标\d{4}")
_CARD = re.compile(r"#(\d+) ")


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many answered reports have no case or no answer, how many have two; and everything else that is wrong."""

    lost: int
    doubled: int
    faults: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """True if nothing is wrong at all."""
        return not (self.lost or self.doubled or self.faults)


def judge(reports: Sequence[Report], ledger: Ledger, outcome: Outcome) -> Verdict:
    """One case, one card, one photo for each answered report, and nothing for anything else."""
    cases = _by_mark(outcome.cases)
    cards = {chat: _numbers(texts) for chat, texts in outcome.said.items()}
    lost = doubled = 0
    for report in (one for one in reports if one.mark in ledger.answered):
        found = cases.get(report.mark, [])
        shown = [cards.get(report.chat, []).count(case.number) for case in found]
        lost += not found or 0 in shown
        doubled += len(found) > 1 or any(count > 1 for count in shown)
    faults = [*outcome.faults, *ledger.refused, *_faults(reports, ledger, outcome, cases)]
    return Verdict(lost, doubled, tuple(faults))


def orders(
    reports: Sequence[Report],
    ledger: Ledger,
    cases: Mapping[str, Sequence[Kept]],
    said: Mapping[str, list[str]],
) -> Iterator[str]:
    """Each chat whose cards do not come in the order of the reports they answer."""
    by_chat: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.mark in ledger.answered:
            by_chat[report.chat].append(report)
    for chat, sent in by_chat.items():
        sent.sort(key=lambda report: ledger.answered[report.mark])
        wanted = [case.number for report in sent for case in cases.get(report.mark, ())]
        if [number for number in _numbers(said.get(chat, [])) if number in set(wanted)] != wanted:
            yield f"{chat}: cards are not in the order of their reports"


def _faults(
    reports: Sequence[Report], ledger: Ledger, outcome: Outcome, cases: Mapping[str, Sequence[Kept]]
) -> Iterator[str]:
    unanswered = [report.mark for report in reports if report.mark not in ledger.answered]
    if unanswered:
        yield f"{len(unanswered)} reports were never answered, first {unanswered[0]}"
    if [case.number for case in outcome.cases] != list(range(1, len(outcome.cases) + 1)):
        yield "case numbers have gaps"
    unknown = set(cases) - {report.mark for report in reports}
    if unknown:
        yield f"{len(unknown)} cases that nobody reported"
    for report in reports:
        if any(list(case.photos) != report.hashes for case in cases.get(report.mark, ())):
            yield f"{report.mark}: other photos than were sent"
    yield from orders(reports, ledger, cases, outcome.said)
    yield from _outbox_faults(outcome)


def _outbox_faults(outcome: Outcome) -> Iterator[str]:
    """Every row was said, and shown exactly once; every group had its digest of a day exactly once."""
    states = Counter(row.state for row in outcome.outbox)
    if set(states) - {"sent"}:
        yield f"outbox rows that are not sent: {dict(states)}"
    queued = Counter((row.chat, row.text) for row in outcome.outbox if not row.quiet)
    shown = Counter((chat, text) for chat, texts in outcome.said.items() for text in texts)
    if outcome.outbox and queued != shown:
        yield f"{(queued - shown).total()} rows not shown, {(shown - queued).total()} shown too often"
    keys = [row.key for row in outcome.outbox if row.key and row.key.startswith("digest:")]
    days = Counter(key.rpartition(":")[2] for key in keys)
    if len(set(days.values())) > 1:
        yield f"digests were said to some groups only: {dict(days)}"


def _by_mark(cases: Sequence[Kept]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = defaultdict(list)
    for case in cases:
        for mark in _MARK.findall(case.text):
            found[mark].append(case)
    return found


def _numbers(texts: Sequence[str]) -> list[int]:
    """The case numbers of cards, in order: a card begins with its number."""
    return [int(found[1]) for text in texts if (found := _CARD.match(text))]
