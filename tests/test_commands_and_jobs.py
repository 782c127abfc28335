"""What is agreed about commands and jobs: words, names for menus, help lines, rights, times."""

from __future__ import annotations

import re
from collections import Counter
from datetime import time

from domain.actions import Action
from domain.authority import RULES
from domain.cycles import QUARTERS_BEGIN, Monthly, MonthsEnd, Weekly, Yearly
from domain.feasts import TellingDays
from domain.planned_walks import PlannedWalks
from domain.reminding import Reminding
from domain.rules import DEFAULTS
from domain.visits import DuringVisit
from handlers.kit import Handler, find_handlers
from jobs.kit import find_jobs
from tests.tree import CHINESE, ROOT

COMMANDS = [one for one in find_handlers() if one.words]
JOBS = find_jobs()


def test_no_two_commands_share_a_word() -> None:
    """A word means one thing, whatever its case."""
    words = Counter(word.lower() for one in COMMANDS for word in one.words)
    assert [word for word, count in words.items() if count > 1] == []


def test_every_command_has_a_help_line() -> None:
    """「词 什么 — 做什么」: begins with one of its own words, short, and the number where it needs one."""
    for one in COMMANDS:
        _has_help_line(one)


def _has_help_line(one: Handler) -> None:
    match = re.fullmatch(r"(?P<word>\S+)(?P<with> [^—]+)? — (?P<does>[^—]+)", one.help)
    assert match, one.help
    begins = (match["word"] + (match["with"] or "")).split(" ")
    assert match["word"] in one.words or " ".join(begins[:2]) in one.words, one.help  # 评分 填 is one word
    # The number stands first.
    assert ((match["with"] or "").split(" ")[1:2] == ["12"]) == one.on_case, one.help
    assert len(one.help) <= 50 and not one.help.endswith("。"), one.help


def test_every_command_has_a_latin_name_for_menus() -> None:
    """Telegram's command menu takes lower case letters only; what only buttons say is in no menu."""
    latin = re.compile(r"[a-z]{1,32}")
    typed = [one.words for one in COMMANDS if not one.by_button]
    assert [words for words in typed if not any(map(latin.fullmatch, words))] == []


def test_every_action_is_ruled_and_done_by_some_handler() -> None:
    """No handler without a rule, no rule without a handler."""
    done = {one.does for one in find_handlers()}
    assert done == set(RULES) == set(Action)


def test_every_handler_is_found_where_it_is_written() -> None:
    """A file in handlers/ that declares a command or a listener is found by itself."""
    declared = sum(
        len(re.findall(r"^@(?:command|listener)\(", file.read_text(encoding="utf-8"), re.MULTILINE))
        for file in (ROOT / "handlers").glob("*.py")
    )
    assert declared == len(find_handlers()) > 20


def test_jobs_have_the_names_and_times_of_the_contract() -> None:
    """Scripts and people rely on them."""
    hours = tuple(time(hour) for hour in (9, 10, 11, 14, 15, 16, 17))
    assert {one.name: (one.when(DEFAULTS), one.working_days) for one in JOBS} == {
        "roll-call": ((time(8, 30),), True),
        "roll-call-reminder": ((time(9, 0),), True),
        "roll-call-result": ((time(9, 30),), True),
        "duty": ((), False),
        "duty-result": ((), False),
        "duty-notices": (hours, True),
        "squads": ((), False),
        "night-patrols": ((), False),
        "digest": ((time(18, 0),), False),
        "reminders": (Reminding(DEFAULTS), True),
        "deferrals": (hours, True),
        "scores": (hours, True),
        "red-list": (hours, True),
        "confidential": (hours, True),
        "escalation": (hours, True),
        "follow-up": (hours, True),
        "line-units": ((time(11), time(17)), True),
        "dragnets": ((time(18, 0),), False),
        "look-back": (Weekly(1, time(9)), True),
        "walks": (tuple(time(hour) for hour in range(7, 21)), False),
        "verification-queue": ((time(9), time(14)), True),
        "holidays": (TellingDays(time(9, 0)), True),
        "cut-off": (MonthsEnd(), True),
        "resolutions": ((time(9, 10),), True),
        "agenda": ((), True),
        "weekly": (Weekly(5, time(17)), True),
        "monthly": (Monthly(1, time(9)), True),
        "quarterly": (Monthly(1, time(9, 30), QUARTERS_BEGIN), True),
        "yearly": (Yearly(1, time(10)), True),
        "planned-walks": (PlannedWalks(()), False),
        "visit-begins": (DuringVisit(None, time(8), only="first"), True),
        "visit-progress": (DuringVisit(None, time(17), but=Weekly(5, time(17))), True),
        "visit-ends": (DuringVisit(None, time(20), only="last"), True),
    }


def test_a_job_runs_at_each_time_once() -> None:
    """Two slots at the same time of day would be one row: one of them would never run."""
    times = {one.name: one.when(DEFAULTS) for one in JOBS}
    assert [name for name, of in times.items() if isinstance(of, tuple) and [*of] != sorted(set(of))] == []
    assert [one.name for one in JOBS if not CHINESE.search(one.title)] == [], "said when it was missed"
