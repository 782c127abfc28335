"""What is agreed about the code and no type or linter can see; the reason stands beside each exception."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

from domain.cases import State, Step
from domain.life import ENDED, must_allow
from domain.refused import Refused, WrongState
from tests.cases_by_state import DISTRICT, NOON, case_in
from tests.tree import CHINESE, PACKAGES, ROOT, text_of
from texts import cases as wording
from texts import refusals
from texts.cards import as_text

# Wording lives in handlers, jobs, actions and texts. Elsewhere Chinese is an exception, and here is why.
MAY_BE_CHINESE = {
    "bot/cli.py": "operators read it",
    "bot/operator/": "operators read it",
    "bot/listening.py": "operators read why the program ended",
    "bot/serve.py": "operators read it",
    "bot/past.py": "how its script writes a private talk and a date",
    "bot/setting.py": "operators read what is wrong with a setting",
    "bot/settings.py": "operators read what is wrong with a setting",
    "bot/workbook/": "the words of the workbook, and what is wrong with its cells",
    "bot/web.py": "errors of the page",
    "bot/gateways/": "what only one platform has to say: its errors, its buttons, what it calls things",
    "bot/filed.py": "the words that are about the document they come with",
    "bot/dispatch.py": "the one apology, and the buttons of a question",
    "bot/one_each.py": "the words between places that stand in a row",
    "bot/calling_off.py": "the commands that change the place or category of a case",
    "bot/unnumbered.py": "how people say that they take something back",
    "bot/heard_orders.py": "the words that are an order only if the bot is spoken to",
    "bot/completing.py": "the words by which a question is answered or called off",
    "bot/routing.py": "how numbers are written",
    "bot/answering.py": "that nothing is done any more",
    "bot/meanwhile.py": "the words by which a step is called off, or something else is asked",
    "bot/moved_on.py": "the words of what is asked for",
    "bot/scheduler.py": "that a job was missed, said in one place",
    "bot/run_together.py": "which commands are about something that has a name",
    "bot/sweeping.py": "the words that only count while a dragnet is open",
    "bot/walking.py": "the words for a walk and its list that only count while somebody walks",
    "domain/appraisal.py": "names of what is counted",
    "domain/regulations.py": "how articles are numbered",
    "domain/sent.py": "what documents and copies of files are called",
    "domain/funds.py": "names of steps, and how people write amounts",
    "domain/redlist.py": "names of states and steps of a list",
    "domain/rulesets.py": "rules as the workbook writes them",
    "domain/actions.py": "names of actions",
    "domain/authority.py": "names of relations",
    "domain/bulletins.py": "names of papers, and how their numbers are written",
    "domain/paperwords.py": "how rules about papers are written",
    "domain/cases.py": "names of states, steps and sources",
    "domain/categories.py": "the workbook's words",
    "domain/daywords.py": "how people write days",
    "domain/district.py": "the workbook's words",
    "domain/district_names.py": "how names of districts end",
    "domain/platform.py": "the workbook's words",
    "domain/limitwords.py": "how people write limits",
    "domain/measures.py": "names of figures",
    "domain/lookback.py": "what is found by a second look, and why a case is likelier to be drawn",
    "domain/matters.py": "names of kinds and states of matters",
    "domain/notices.py": "names of kinds of notices, and when they are heard",
    "domain/notice_words.py": "what people call the kinds of notices",
    "domain/ordinary.py": "characters that look like others",
    "domain/rollcall.py": "the two answers",
    "domain/dutychecks.py": "how far a check is",
    "domain/squads.py": "how far a call of a team is, and how its post begins",
    "domain/exemplars.py": "names of steps, and of how far a place is",
    "domain/letters.py": "names of what is entered",
    "domain/campaigns.py": "how people write amounts, and measures",
    "domain/stories.py": "names of steps",
    "domain/meetings.py": "with what the parts of a record begin",
    "domain/dragnets.py": "what people find at a point",
    "domain/night_patrols.py": "how far a patrol is",
    "domain/seasons.py": "how people write seasons",
    "domain/walks.py": "names of walks and of how far they are",
    "domain/spelling.py": "how people write that there is none",
    "domain/themes.py": "how people write themes",
    "domain/tally.py": "the name of the whole district",
    "domain/clockwords.py": "how people write times",
    "domain/cycles.py": "how the times of jobs are shown",
    "domain/feasts.py": "names of feasts",
    "domain/gaps.py": "what operators and the office read of the register",
    "domain/grades.py": "what makes a case graver, and how people write the rule",
    "domain/gridnames.py": "how people write grids",
    "domain/lexicon.py": "how people write numbers",
    "domain/period_feasts.py": "how people name feasts",
    "domain/patrols.py": "how people write how often, and names of why",
    "domain/period_forms.py": "how people write days",
    "domain/period_needs.py": "how people write days",
    "domain/period_readings.py": "how people write days",
    "domain/period_spoken.py": "how people say days",
    "domain/period_units.py": "how people say days",
    "domain/period_weeks.py": "how people write days of a week",
    "domain/period_words.py": "how people write days",
    "domain/narrowing.py": "names of parts of a day",
    "domain/question.py": "names of measures and states",
    "domain/understood.py": "the first line of an answer",
    "domain/placewords.py": "how people write places",
    "domain/reminding.py": "how the times of a job are shown",
    "domain/rosters.py": "the workbook's words, and how people write days",
    "domain/ruleline.py": "what is wrong with a rule",
    "domain/rules.py": "the workbook's words",
    "domain/rules_of_days.py": "the workbook's words",
    "domain/rulesheet.py": "what is wrong with a rule, and with two of them",
    "domain/rulevalues.py": "names of what rules say",
    "domain/rulewords.py": "how people write the values of rules",
    "domain/selfreports.py": "why a self-report does not count",
    "domain/rechecks.py": "how people write groups",
    "domain/scope.py": "how people write parts of a district",
    "domain/stretches.py": "names of reports, and of what they cover",
    "domain/planned_walks.py": "how people write a planned walk",
    "domain/visits.py": "how the times of jobs are shown",
    "domain/timetable.py": "the names of the days under which the timetable stands",
    "storage/audit.py": "operators read it",
    "storage/backup.py": "operators read it",
    "storage/exif.py": "the halves of a day, as some phones write them into photos",
    "storage/boards.py": "names in the facts of a digest",
    "storage/groups.py": "the name of a group that is out of use",
    "storage/database.py": "operators read it",
    "storage/migrations/versions/0006_accounts_are_rows.py": "the workbook's words for platforms",
    "storage/migrations/versions/0013_the_whole_loop.py": "names of steps in the history",
    "storage/register.py": "the workbook's words",
    "storage/changes.py": "the words of an import",
    "storage/renamed.py": "the workbook's sheets",
    "storage/rosters.py": "what an import does to a roster",
}
# Class names that still mean two things, and what the second one is. Take a name off this list when it is renamed.
MAY_STAND_TWICE = {
    "Answer": "domain: to the roll-call, with its words; understanding: 到, 晚到, 请假 … in general",
    "Clause": "understanding: a stretch of a report, and a piece of an answer to the roll-call",
    "Heard": "gateways: a message; understanding: an answer to the roll-call, and a question in pieces",
    "Kind": "domain: how a message is delivered; understanding: what somebody does by saying something",
    "Match": "routing: a handler for a message; domain: a name found in a text",
    "Order": "domain: which part comes first; understanding: a step that is to be taken",
    "Place": "domain: a position; understanding: a place as typed",
    "Slot": "jobs: one time of a job; understanding: what a piece of a question says",
    "Words": "domain: a paragraph of a message; understanding: words of questions, and what words stand for",
}


def test_chinese_stands_where_wording_belongs() -> None:
    """Only in handlers, jobs, actions and texts, and in the files that are named above with a reason."""
    found = {
        str(file.relative_to(ROOT))
        for package in ("bot", "domain", "storage")
        for file in (ROOT / package).rglob("*.py")
        if CHINESE.search(text_of(file)) and any(CHINESE.search(text) for text in _texts(file))
    }
    assert {file for file in found if not file.startswith(tuple(MAY_BE_CHINESE))} == set()
    unused = {one for one in MAY_BE_CHINESE if not any(file.startswith(one) for file in found)}
    assert unused == set(), "an exception that nobody needs"


def test_a_class_name_has_one_meaning() -> None:
    """A public class name stands once in the product, but for those that are listed above with both meanings."""
    names = Counter(
        name
        for package in (*PACKAGES, "papers", "understanding")
        for file in (ROOT / package).rglob("*.py")
        for name in re.findall(r"^class ([A-Z]\w*)[(:]", text_of(file), re.MULTILINE)
    )
    twice = {name for name, count in names.items() if count > 1}
    assert twice - set(MAY_STAND_TWICE) == set(), "two meanings: rename one of the two"
    assert set(MAY_STAND_TWICE) - twice == set(), "an exception that nobody needs"


def test_platforms_are_compared_by_their_words() -> None:
    """A platform is a word, not one of an enumeration: `is` would sometimes be right."""
    words = re.compile(r"\bis (not )?(HERE\b|Platform\.|\w+\.platform\b)")
    found = {
        str(file.relative_to(ROOT))
        for package in (*PACKAGES, "tests")
        for file in (ROOT / package).rglob("*.py")
        if file != Path(__file__) and words.search(text_of(file))
    }
    assert found == set()


def test_only_the_clock_reads_the_clock() -> None:
    """Everybody else is told the time; a duration may be measured by a monotonic clock."""
    asked = {
        (str(file.relative_to(ROOT)), ast.unparse(node.func))
        for package in PACKAGES
        for file in (ROOT / package).rglob("*.py")
        if re.search(r"\b(now|utcnow|today|time|localtime)\(", text_of(file))
        for node in ast.walk(ast.parse(text_of(file)))
        if isinstance(node, ast.Call)
        and re.search(
            r"\b(datetime\.(now|utcnow|today)|date\.today|time\.(time|localtime))$", ast.unparse(node.func)
        )
    }
    assert asked == {("bot/clock.py", "datetime.now")}


def test_an_error_is_made_where_it_is_raised() -> None:
    """One that is kept at hand keeps the frames of each time it was raised: all that was refused stays in memory."""
    kept = re.compile(r"^\s+raise [A-Z][A-Z_]+\b(?!\()", re.MULTILINE)
    found = {
        str(file.relative_to(ROOT))
        for package in (*PACKAGES, "papers", "understanding")
        for file in (ROOT / package).rglob("*.py")
        if kept.search(text_of(file))
    }
    assert found == set()


REASONS = Refused.__subclasses__()
DONE_ONCE = (Step.WITHDRAW, Step.VOID, Step.MERGE)


def test_every_refusal_is_worded_and_every_wording_is_used() -> None:
    """Each reason has its sentence, and some rule, action or handler gives it."""
    assert set(refusals.wording.registry) - {object} == set(REASONS)
    raised = {
        name
        for package in PACKAGES
        for file in (ROOT / package).rglob("*.py")
        for name in re.findall(r"^\s*raise ([\w.]+)", text_of(file), re.MULTILINE)
    }
    assert {one.__name__ for one in REASONS} <= raised


def test_every_refusal_tells_what_people_read() -> None:
    """The docstring of a reason begins with its sentence, as somebody would read it."""
    assert [one.__name__ for one in REASONS if not CHINESE.search((one.__doc__ or "")[:8])] == []


def test_whatever_a_state_forbids_is_said_in_a_sentence() -> None:
    """The number first, one or two short sentences, and what to do next while there is something to do."""
    for state, step in product(State, (step for step in Step if step is not Step.REPORT)):
        try:
            must_allow(case_in(state), step)
        except WrongState as refused:
            said = refusals.wording(refused)
            assert said.startswith("#1 ") and len(said) <= 50, (state, step)
            if state in ENDED and step not in (Step.PASS, Step.REJECT, Step.REOPEN, *DONE_ONCE):
                assert "重开 1" in said, (state, step)


def test_a_card_has_at_most_six_short_lines() -> None:
    """Whatever was typed and however many hints there are: a phone shows it without scrolling."""
    for state in State:
        _fits_a_phone(state)


def _fits_a_phone(state: State) -> None:
    case = replace(case_in(state), text="很长的话\n" * 50, place="很远的地方\n" * 50)
    card = as_text(wording.card(case, DISTRICT, NOON, "返工：墙角没清", "⚠ 照片很像", "同一地点已有 #2"))
    assert len(card.splitlines()) <= 6, card
    assert max(map(len, card.splitlines())) <= 100, card
    assert card.startswith(f"#1 {state} · ")


def test_every_test_says_what_it_shows() -> None:
    """One line, so that the list of tests can be read."""
    head = re.compile(
        r"^(?P<indent> *)(?:async )?def (?P<name>test_\w+)\((?:.*|\n(?:(?P=indent) .*\n)+?(?P=indent))\) -> None:\n"
        r"(?P<next>.*)\n",
        re.MULTILINE,
    )
    files = [*Path(__file__).parent.rglob("test_*.py")]
    found = [(file.name, one) for file in files for one in head.finditer(text_of(file))]
    assert len(found) == sum(
        len(re.findall(r"^ *(?:async )?def test_", text_of(one), re.MULTILINE)) for one in files
    )
    silent = [
        f"{file} {one['name']}"
        for file, one in found
        if not re.fullmatch(rf'{one["indent"]}    r?"""\S.*', one["next"])
    ]
    assert silent == []


def _texts(file: Path) -> Iterator[str]:
    """Every string of a file that is not a docstring."""
    tree = ast.parse(text_of(file))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value
