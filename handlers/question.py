"""Questions in people's own words, and what is asked after them: 那北湖呢, 名单, 下一页."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from domain.actions import Action
from domain.chat import Incoming, Outgoing
from domain.district import Person
from domain.periods import Period
from domain.question import Aspect, By, Measure, Order, Question
from domain.understood import understood
from handlers import edition_pictures, heat
from handlers.behind import behind
from handlers.bounded import bounded
from handlers.called_cases import which_is_called
from handlers.first_answers import first_answers
from handlers.for_the_others import is_for_the_others, only_speaks_of_duty
from handlers.going_on import asked_whether, doubted, question_before
from handlers.inquiry import Inquiry
from handlers.kit import Answer, Ask, Remember, Said, button, is_plain, listener
from handlers.likely import Guess, at_hand, buttons, guesses
from handlers.mean import mean
from handlers.meanings import explained
from handlers.measures import ANSWERS, is_by_person, whole
from handlers.named_parts import no_longer
from handlers.owners import case, owner, waiting
from handlers.pace import pace
from handlers.pictures import is_counted, is_narrowed, picture_of
from handlers.place_of_talk import kept, of_that_place, of_the_place_before
from handlers.presence import roll_call
from handlers.scopes import asked_over
from handlers.shown import board, drawn, listed
from handlers.told_by import commands_in
from handlers.unit_boards import among_units
from handlers.who_was_there import may_see_names
from storage.store import Store
from texts import answers, boards, refusals
from understanding.orders.without_a_case.sayings import LIKELY, SURELY
from understanding.questions.reader import Asked

MOST_GUESSES = 3
_ENDS = {
    Measure.COUNT: "有多少件",
    Measure.LIST: "有哪些",
    Measure.RANKING: "最多",
    Measure.OWNER: "谁负责",
    Measure.DUE: "到期的有哪些",
    Measure.TREND: "趋势",
    Measure.CASE: "到哪一步了",
}
_TURNS_ROUND = re.compile("[除不没未非外别去]|以上|以下|以内|超过|不到")
_IS_A_MONTH = re.compile(r"(?:19|20)\d\d\s*[-年./]\s*\d{1,2}")
_OF_ASPECT: dict[Aspect | None, Callable[[Inquiry], Answer]] = {
    Aspect.PACE: pace,
    Aspect.ANSWER: first_answers,
    Aspect.MEAN: mean,
}
_TOLD: dict[Measure, Callable[[Inquiry], Answer]] = {
    **ANSWERS,
    Measure.OWNER: owner,
    Measure.CASE: case,
    Measure.WAITING: waiting,
    Measure.BEHIND: behind,
    Measure.ROLLCALL: roll_call,
}


def read(text: str, message: Incoming, store: Store) -> Asked:
    """What somebody asks with these words, with what they asked here before."""
    before = question_before(message, store)
    found = store.question_reader.read(text, message.at.date(), before=before, addressed=message.spoken_to)
    return of_the_place_before(found, before, message)


def _asks(message: Incoming, store: Store) -> bool:
    if not is_plain(message) or not message.text.strip():
        return False
    found = read(message.text, message, store)
    if found.question is None or not found.sure or only_speaks_of_duty(found.question, message.text):
        return False
    return not is_for_the_others(found, found.question, message) or _of_a_live_case(found.question, store)


def _of_a_live_case(asked: Question, store: Store) -> bool:
    """True for 人民广场那个占道处理了吗 where there is one: colleagues ask each other so, and its card tells it."""
    points = [one for scope in asked.scopes if scope.kind == "point" for one in scope.ids]
    if asked.measure is not Measure.CASE or len(points) != 1:
        return False
    return any(one.category in asked.categories for one in store.cases.live_at(points[0]))


@listener(does=Action.ASK, wants=_asks)
def question(said: Said, store: Store) -> Answer:
    """A question in plain words."""
    found = read(said.words, said.message, store)
    first = asked_whether(said, store) if found.follow else None
    return first or told(found, said, store)


def told(found: Asked, said: Said, store: Store) -> Answer:
    """The answer to what was read, and the question to be kept; asks back where words could not be used.

    Raises Refused where this person may not hear it here.
    """
    if found.question is None or found.left:
        return [_asked_back(found, said, store), *doubted(said.message, store)]
    answer = _answered(Inquiry(found.question, said, store))
    many = [answer] if isinstance(answer, (str, Outgoing)) or answer is None else answer
    return [*many, Remember(kept(found.question, said.message, store))]  # type: ignore[misc]


def _answered(asked: Inquiry) -> Answer:
    wanted, said, store = asked.question, asked.said, asked.store
    if wanted.line and not asked.line:
        return "是哪个单位的条线？如：环卫所条线超期几件"
    if is_by_person(wanted) and not (
        wanted.measure is Measure.COUNT and may_see_names(said, _asked_about(asked), store)
    ):
        return asked.says("不排个人，只比单位和网格。", (), "按网格", "按单位")
    if wanted.bound and not (wanted.picture or wanted.why):
        return bounded(asked)
    if not (wanted.picture or wanted.why) and (told := _OF_ASPECT.get(wanted.aspect)):
        return told(asked)
    counts = wanted.measure is Measure.COUNT and not (wanted.picture or wanted.why)
    if wanted.aspect is Aspect.AS_OF and not counts:
        return asked.says("过去某天只有件数，没有名单和图。", (), "趋势")
    if wanted.picture:
        return _drawn(asked)
    if wanted.why and wanted.measure in ANSWERS:
        return explained(asked)
    if is_my_tasks(wanted):
        return listed(said, store, wanted.page)
    return _TOLD[wanted.measure](asked)


def _asked_about(asked: Inquiry) -> list[Person]:
    units = [one.units for one in asked.scopes]
    people = asked.store.district.people
    return [one for one in people if any(unit is None or one.unit in unit for unit in units)]


def is_my_tasks(wanted: Question) -> bool:
    """True if it asks for nothing but what waits for the asker."""
    bare = Question(wanted.measure, mine=True, page=wanted.page)
    if wanted.period and wanted.period.words == "今天":
        wanted = replace(wanted, period=None)  # 今天我要干啥
    return wanted.mine and wanted.measure in (Measure.LIST, Measure.COUNT) and wanted == bare


def _drawn(asked: Inquiry) -> Answer:
    """What was asked about as a picture; where it has none of its own, the board, as far as it is one of cases. Where
    that has one page, what comes after it is the next page of the words."""
    question = asked.question
    if question.measure is Measure.BEHIND:
        return edition_pictures.drawn(asked)
    if question.measure not in ANSWERS:
        return asked.says("这个没有图。", (), "名单")
    if picture := picture_of(question):
        return picture(asked, "")
    if is_narrowed(question):
        return heat.drawn(asked) if is_counted(question) else asked.says("这个没有图。", (), "名单")
    span, words = asked_over(_of_board(asked), asked.said)
    found = among_units(board(whole(asked.scopes), span, words, asked.said, asked.store), asked, span)
    if question.page > 1 and boards.pages(found) < 2:
        return _answered(replace(asked, question=replace(question, picture=False)))
    return drawn(found, question.page, asked.said, asked.store)


def _of_board(asked: Inquiry) -> Period | None:
    """The days that the board shows: of a rate without days, as in the answer, all that there are."""
    period, said = asked.question.period, asked.said
    if period or is_counted(asked.question) or not (began := asked.store.behind.began()):
        return period
    first = began.astimezone(said.at.tzinfo).date()
    return Period(first, said.today, f"{first.year}年{first.month}月{first.day}日以来")


def _asked_back(found: Asked, said: Said, store: Store) -> Outgoing | Ask:
    if days := _to_come(found, said.today):
        return Outgoing(said.chat, answers.to_come(days), choices=(button(_due_then(found, days)),))
    if was := no_longer(said.words, said.at, store):
        return Outgoing(said.chat, f"{was}。")
    if called := which_is_called(said.message, store):
        return called
    if sure := [one for one in guesses(said.message, store) if one.much >= SURELY]:
        return _offered(sure, said.message, _beside(sure, commands_in(said.words)))
    near = _few((*_without_them(found, said.today, store), *commands_in(said.words)), found.nearest)
    choices = tuple(map(button, near))
    text = answers.not_used(found.left, near) if found.left else answers.maybe(choices)
    return Outgoing(said.chat, text, choices=choices)


def _to_come(found: Asked, today: date) -> str:
    """The words of the days where nothing else of the question could not be used, and these lie ahead; else ''."""
    period = found.question.period if found.question else None
    return period.words if period and period.first > today and found.left == (period.words,) else ""


def _due_then(found: Asked, days: str) -> str:
    """What asks for the limits that fall on these days in the same part of the district."""
    named = found.question.scopes if found.question else ()
    return f"{'和'.join(one.words for one in named)}{days}到期的有哪些"


def _offered(meant: Sequence[Guess], message: Incoming, named: Sequence[str] = ()) -> Outgoing:
    """What the words are like, and the commands that they name."""
    choices = (*buttons(meant), *map(button, named))
    text = answers.perhaps(choices, [one.line for one in meant])
    return Outgoing(message.chat, text, choices=choices)


def _says_more(found: Asked) -> bool:
    """A state, days or parts beside the place: the question made of them is nearer than any other."""
    wanted = found.question
    return wanted is not None and bool(wanted.states or wanted.period or wanted.by)


def _few(guess: tuple[str, ...], near: tuple[str, ...]) -> tuple[str, ...]:
    """The best guess first, then the nearest others."""
    return tuple(dict.fromkeys((*guess, *near)))[:MOST_GUESSES]


def _without_them(found: Asked, today: date, store: Store) -> tuple[str, ...]:
    """The question without the words that could not be used, in full, unless these turn its sense round (除了)."""
    wanted = found.question
    if (
        wanted is None
        or wanted.measure not in _ENDS
        or wanted.share
        or any(_TURNS_ROUND.search(one) for one in found.left)
    ):
        return ()
    if wanted == Question(wanted.measure):
        return ()
    narrowed = understood(replace(wanted, measure=Measure.COUNT, by=None), store.district)
    words = f"{narrowed.replace(' · ', ' ')} {_end(wanted)}".strip()
    again = store.question_reader.read(words, today, addressed=True)
    return (words,) if again.question == wanted and not again.left else ()


def _end(wanted: Question) -> str:
    """How the question ends: 有哪些, 哪个网格最多."""
    if wanted.measure is not Measure.RANKING:
        return _ENDS[wanted.measure]
    part = "地方" if wanted.by is By.POINT else wanted.sort or wanted.by or By.UNIT
    first = "最少" if wanted.order is Order.LEAST else "最多"
    return f"{first}的{wanted.n}个{part}" if wanted.n else f"哪个{part}{first}"


def asks_more(words: str, message: Incoming, store: Store) -> bool:
    """True if what stands after 查 is a question and no number: 查 金山片超期的, 查 2025-12 那件."""
    if message.quotes is not None or not words:
        return False
    if _IS_A_MONTH.match(words):
        return True
    return not words[0].isdecimal() and words[0] not in "#＃" and _asks(message, store)


def lost(message: Incoming, store: Store) -> str | Outgoing | Ask:
    """What is said to words that nobody understands: the nearest questions, if something in them is known."""
    text = message.text.strip()
    if not text:
        return refusals.HERE
    if message.addressed and store.asked.was_offered(message.chat, text):
        return refusals.OVER
    if message.photos:
        return refusals.LOST
    if called := which_is_called(message, store):
        return called
    found = store.question_reader.read(text, message.at.date())
    nothing = store.question_reader.read("", message.at.date()).nearest
    guess = _without_them(found, message.at.date(), store) if _says_more(found) else ()
    guess = (*guess, *commands_in(text))
    meant = guesses(message, store)
    if meant and meant[0].much >= LIKELY:
        return _offered(meant, message)
    near = of_that_place(_few(guess, () if found.nearest == nothing else found.nearest), message, store)
    if not near and not meant:
        return Outgoing(message.chat, refusals.LOST, choices=at_hand(message, store))
    near = _beside(meant[:1], near)
    meant = meant[: MOST_GUESSES - len(near)]
    choices = (*map(button, near), *buttons(meant))
    text = answers.lost(choices, [one.line for one in meant])
    return Outgoing(message.chat, text, choices=choices)


def _beside(meant: Sequence[Guess], near: tuple[str, ...]) -> tuple[str, ...]:
    """As many of the nearest questions as there is room for, without those that are offered as commands already."""
    offered = {one.says.split()[0] for one in meant}
    return tuple(one for one in near if one not in offered)[: MOST_GUESSES - len(meant)]
