"""Roll-calls divided: by people, by grids, by units."""

from __future__ import annotations

from collections import Counter

from domain.question import By, Order, Question, Status
from domain.rollcall import RollCall
from handlers.inquiry import Inquiry
from handlers.who_was_there import WORDS, may_see_names, places, unit_of, who
from texts import answers


def divided(asked: Inquiry, calls: list[RollCall]) -> list[str]:
    """People, where their names may be seen, else groups; the most first, unless the least is asked for."""
    question: Question = asked.question
    state = question.states[0] if question.states else Status.ABSENT
    district = asked.store.district
    if question.by is By.PERSON:
        found = who(state, calls, asked.store)
        people = [district.person[one] for one in found]
        if may_see_names(asked.said, people, asked.store):
            return _ordered(question, [(one.name, found[one.id]) for one in people], " 次")
        lines = _of_groups(asked, calls, state)
        return ["名字请本单位负责人、创建办、领导私聊问；各群人次：", *lines]
    if not question.states and question.order is None:
        return _how_each_stands(asked, calls)
    return _of_groups(asked, calls, state)


def _of_groups(asked: Inquiry, calls: list[RollCall], state: Status) -> list[str]:
    counts: Counter[str] = Counter()
    for name, mine in _parts(asked, calls).items():
        counts[name] += sum(sum(who(state, [call], asked.store).values()) for call in mine)
    return _ordered(asked.question, list(counts.items()), " 人次")


def _parts(asked: Inquiry, calls: list[RollCall]) -> dict[str, list[RollCall]]:
    """The roll-calls of each grid, of each unit with its grids, or of each group."""
    district, by = asked.store.district, asked.question.by
    found: dict[str, list[RollCall]] = {}
    for call in calls:
        group = district.group[call.group]
        unit = unit_of(group, asked.store)
        if by is By.GRID and group.grid is not None:
            found.setdefault(district.grid[group.grid].name, []).append(call)
        elif by is By.UNIT and unit is not None:
            found.setdefault(district.unit[unit].short, []).append(call)
        elif by is By.PERSON:
            found.setdefault(group.name, []).append(call)
    return found


def _how_each_stands(asked: Inquiry, calls: list[RollCall]) -> list[str]:
    """What each part's roll-call came to, those with most unanswered first; those that are complete in one line."""
    lines, complete = [], 0
    of_parts = _parts(asked, calls).items()
    for name, mine in sorted(of_parts, key=lambda one: -places(Status.ABSENT, one[1], asked.store)):
        numbers = {word: places(state, mine, asked.store) for state, word in WORDS.items()}
        expected = sum(call.expected for call in mine)
        if numbers[WORDS[Status.PRESENT]] == expected:
            complete += 1
        else:
            told = "，".join(f"{word} {number}" for word, number in numbers.items() if number)
            lines.append(f"{name}：应到 {expected}" + (f"，{told}" if told else ""))
    rest = "其余都到齐" if lines else "都到齐"
    return [*lines, f"{rest}（{complete} 个）"] if complete else lines


def _ordered(question: Question, counts: list[tuple[str, int]], unit: str) -> list[str]:
    upwards = question.order is Order.LEAST
    counts.sort(key=lambda one: (one[1] if upwards else -one[1], one[0]))
    shown = counts if upwards else [one for one in counts if one[1]]
    first = shown[: question.n or answers.MOST_PARTS]
    lines = answers.places([(name, count, f"{count}{unit}") for name, count in first]) or ["没有。"]
    more = 0 if question.n else len(shown) - len(first)
    return [*lines, f"……还有 {more} 个，一共 {sum(count for _, count in shown)}{unit}"] if more else lines
