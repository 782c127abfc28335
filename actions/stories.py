"""报道: the office chooses a case that is put right, its unit agrees, and what is agreed to can be handed out."""

from __future__ import annotations

from actions.audience import answer_to, by_name, heads, office
from domain import topics
from domain.cases import Case, State
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person
from domain.stories import StoryLine, StoryStep, stories
from storage.store import Store
from texts import stories as wording


def is_fit(case: Case, store: Store) -> bool:
    """Closed, with photos before and after, not there again (反弹) since, and not confidential."""
    photos = store.photos.before_and_after([case.number])[case.number]
    lasts = case.state is State.CLOSED and not store.look_backs.undone([case.number])
    return lasts and not case.confidential and bool(photos.before and photos.after)


def choose(case: Case, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """The office has looked at the photos; the unit's heads are asked."""
    before = store.stories.of(case.number)
    if before and before[-1].step in (StoryStep.CHOSEN, StoryStep.AGREED):
        return answer_to(cause, wording.line(case, before[-1], store.district), case)
    line = StoryLine(case.number, StoryStep.CHOSEN, by.id, cause.at, message=cause.reference)
    if not store.stories.add(line, len(before) + 1):
        return answer_to(cause, wording.FASTER)
    told = wording.line(case, line, store.district)
    text, choices = wording.asked(case, told)
    asked = by_name(heads(case.unit, store.district), store) if case.unit else {}
    return [
        *answer_to(cause, told, case),
        *(
            Outgoing(chat, text, choices=choices, about=topics.story(case.number), kind=Kind.NOTICE)
            for chat in asked
            if chat != cause.chat
        ),
    ]


def decide(case: Case, step: StoryStep, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """The unit agrees or does not, or the office drops it; the office hears what the unit says."""
    before = store.stories.of(case.number)
    if not before:
        return answer_to(cause, wording.not_chosen(case.number))
    told = wording.line(case, before[-1], store.district)
    able = (StoryStep.CHOSEN, StoryStep.AGREED) if step is not StoryStep.AGREED else (StoryStep.CHOSEN,)
    if before[-1].step not in able:
        return answer_to(cause, wording.not_now(told), case)
    line = StoryLine(case.number, step, by.id, cause.at, cause.words, cause.reference)
    if not store.stories.add(line, len(before) + 1):
        return answer_to(cause, wording.FASTER)
    store.decided.add(topics.story(case.number))
    told = wording.line(case, line, store.district)
    heard = office(store) if step is not StoryStep.DROPPED else {}
    return [
        *answer_to(cause, told, case),
        *(Outgoing(chat, wording.decided(told), kind=Kind.NOTICE) for chat in heard if chat != cause.chat),
    ]


def agreed(store: Store) -> list[Case]:
    """The cases that may be handed out, and are still as they were when they were chosen."""
    found = [
        number for number, lines in stories(store.stories.all()).items() if lines[-1].step is StoryStep.AGREED
    ]
    cases = store.cases.some(set(found))
    return [cases[number] for number in found if number in cases and is_fit(cases[number], store)]
