"""互评: which grid scores which in a month. A pure function of the grids, a seed and the months before.

The grids stand round a circle, shuffled by the seed. A shift k has each of them score the k-th one after it. No shift
is 0 (nobody scores themselves), and no month has both k and n-k (no two score each other). While the grids stay the
same the circle stays, and each shift is used once: no pair comes twice until all shifts are used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

LEAST = 3  # two can only score each other
_ATTEMPTS = 100  # circles that are tried when a new one must keep clear of the months before
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """One month's lots: the circle of grids (编号) and by how much each is shifted. `begins` with a new circle."""

    order: tuple[str, ...]
    shifts: tuple[int, ...]
    begins: bool = True

    @property
    def pairs(self) -> Pairs:
        """Who scores whom, scorers in the order of the circle."""
        return tuple(pair for shift in self.shifts for pair in _pairs(self.order, shift))


def seed_of(month: str, line: int, basis: str) -> str:
    """The seed of a month (`2026-11`): of the number and the hash of a line of the history, which nobody chooses."""
    return sha256(f"{month}:{line}:{basis}".encode()).hexdigest()[:12].upper()


def most_sheets(grids: int) -> int:
    """By how many a grid can be scored in one month without two scoring each other: 1 of 3 or 4 grids, 4 of 10."""
    return (grids - 1) // 2


def months(grids: int, sheets: int = 1) -> int:
    """For how many months no pair comes twice: 2 of 3 or 4 grids, 8 of 10."""
    return len(_able(grids)) // min(sheets, most_sheets(grids))


def draw(grids: Iterable[str], seed: str, past: Sequence[Turn] = (), sheets: int = 1) -> Turn:
    """The lots of a month; `past` are those of the months before, oldest first. Each grid gives and gets `sheets`
    scores, or as many as there can be. ValueError with fewer than three grids.

    When the grids have changed, or all shifts are used, a new circle begins: the one of a hundred that repeats least of
    what was drawn of late, last month before all.
    """
    present = sorted(set(grids))
    if len(present) < LEAST:
        raise ValueError("fewer than three grids")
    sheets = max(1, min(sheets, most_sheets(len(present))))
    cycle = _cycle(present, past)
    if cycle:
        order, recent = cycle[0].order, _recent(past[: len(past) - len(cycle)], len(present))
        used = {shift for turn in cycle for shift in turn.shifts}
        shifts = _picked(order, used, seed, sheets, recent)
        if len(shifts) == sheets:
            return Turn(order, shifts, begins=False)
    return _new_circle(present, seed, sheets, _recent(past, len(present)))


def _new_circle(grids: Sequence[str], seed: str, sheets: int, recent: Mapping[tuple[str, str], int]) -> Turn:
    best, least = None, (len(grids) ** 2, 0)
    for attempt in range(_ATTEMPTS):
        order = tuple(sorted(grids, key=lambda grid: _mark(seed, attempt, grid)))
        turn = Turn(order, _picked(order, set(), seed, sheets, recent))
        cost = _repeats(turn.pairs, recent)
        if best is None or cost < least:
            best, least = turn, cost
        if least == (0, 0):
            break
    assert best is not None, "there is at least one attempt"
    return best


def _cycle(grids: Sequence[str], past: Sequence[Turn]) -> list[Turn]:
    """The turns of the circle that the last month belongs to, if it has the same grids."""
    found: list[Turn] = []
    for turn in reversed(past):
        if sorted(turn.order) != grids:
            return []
        found.insert(0, turn)
        if turn.begins:
            return found
    return []


def _able(grids: int) -> list[int]:
    """Every shift but the one by half the circle, by which all score each other."""
    return [shift for shift in range(1, grids) if 2 * shift != grids]


def _picked(
    order: Sequence[str], used: set[int], seed: str, sheets: int, recent: Mapping[tuple[str, str], int]
) -> tuple[int, ...]:
    """So many shifts of those that are left, none the opposite of another; fewer if there are not so many.

    Opposites that are both left go first when several are taken, or they would be left over in the end.
    """
    left = [shift for shift in _able(len(order)) if shift not in used]

    def rank(shift: int) -> tuple[int, tuple[int, int], str]:
        both = len(order) - shift in left
        crowded = -int(both) if sheets > 1 else 0
        return crowded, _repeats(_pairs(order, shift), recent), _mark(seed, "shift", shift)

    taken: list[int] = []
    for shift in sorted(left, key=rank):
        if len(taken) < sheets and len(order) - shift not in taken:
            taken.append(shift)
    return tuple(taken)


def _recent(past: Sequence[Turn], grids: int) -> dict[tuple[str, str], int]:
    """How many months ago each pair was drawn last, as far back as pairs could have been kept apart."""
    found: dict[tuple[str, str], int] = {}
    for ago, turn in enumerate(reversed(past[-months(grids) :]), 1):
        for pair in turn.pairs:
            found.setdefault(pair, ago)
    return found


def _repeats(pairs: Pairs, recent: Mapping[tuple[str, str], int]) -> tuple[int, int]:
    """How many of these pairs were drawn last month, and how many of late."""
    ages = [recent[pair] for pair in pairs if pair in recent] if recent else []
    return ages.count(1), len(ages)


def _pairs(order: Sequence[str], shift: int) -> Pairs:
    return tuple((grid, order[(place + shift) % len(order)]) for place, grid in enumerate(order))


def _mark(*parts: object) -> str:
    """By which things are put in an order that only the seed decides, the same with every program."""
    return sha256(":".join(map(str, parts)).encode()).hexdigest()
