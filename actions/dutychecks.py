"""查岗: what a checker found is kept, the unit is asked once to explain, a person of the office signs the notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from actions.audience import Audience, alone, answer_to, everywhere, heads, office, talks_with
from domain import topics
from domain.cause import Cause
from domain.chat import Chat, Choice, Kind, Outgoing
from domain.deadline import due_at
from domain.district import Person, Purpose, Role
from domain.duty import group_of, unit_of
from domain.dutychecks import CheckState, DutyCheck
from domain.photo import Photo
from domain.rosters import Roster, Shift
from storage.store import Store
from texts import dutychecks as wording


def found(
    shift: Shift, people: Iterable[Person], present: bool, checker: Person, cause: Cause, store: Store
) -> tuple[list[DutyCheck], list[Outgoing]]:
    """Note whether people are at their post. Out: what is new of it, and the question to the units of the absent."""
    limit = store.rules.duty_explaining
    until = None if present else due_at(cause.at, limit.amount, limit.unit, store.calendar)
    state = CheckState.SETTLED if present else CheckState.ASKED
    checks, said = list[DutyCheck](), list[Outgoing]()
    for person in people:
        check = store.duty.put_check(
            DutyCheck(
                shift.roster.id,
                shift.day,
                shift.name,
                person.id,
                checker.id,
                cause.at,
                present,
                cause.words,
                until,
                state=state,
                photos=cause.photos,
            )
        )
        if check is not None:
            checks.append(check)
            said += [] if present else _ask(check, cause, store)
    return checks, said


def put_right(check: DutyCheck, cause: Cause, store: Store) -> list[Outgoing]:
    """Whoever checked noted it the wrong way round: who is absent after all is asked about, who is there no more."""
    name, present = store.district.person[check.person].name, not check.present
    limit = store.rules.duty_explaining
    after = replace(
        check,
        present=present,
        words=cause.words,
        photos=cause.photos,
        explanation="",
        explain_by=None if present else due_at(cause.at, limit.amount, limit.unit, store.calendar),
        state=CheckState.SETTLED if present else CheckState.ASKED,
    )
    if not store.duty.change_check(check, after):
        return answer_to(cause, "刚有人改过，请再看一下：查岗")
    if not present:
        return [*answer_to(cause, wording.put_right(name, after)), *_ask(after, cause, store)]
    for topic in (topics.duty_notice(check.id), topics.duty_explanation(check.id)):
        store.decided.add(topic)
    text = wording.needs_no_word(name, after)
    told = [Outgoing(chat, text, kind=Kind.NOTICE) for chat in _asked(check, store) if chat != cause.chat]
    return [*answer_to(cause, wording.put_right(name, after)), *told]


def explain(check: DutyCheck, cause: Cause, store: Store) -> list[Outgoing]:
    """The unit says why; the notice is drafted with its words. Nothing if somebody was faster."""
    by = cause.by.id if isinstance(cause.by, Person) else None
    after = replace(
        check,
        explanation=cause.words,
        explained_by=by,
        explained_with=cause.photos,
        state=CheckState.DRAFTED,
    )
    if not store.duty.change_check(check, after):
        return answer_to(cause, "已经说明过了。")
    store.decided.add(topics.duty_explanation(check.id))
    return [*answer_to(cause, wording.explained(after)), *draft(after, store)]


def draft_late(at: datetime, store: Store) -> list[Outgoing]:
    """What no unit has explained in its time is drafted without."""
    said = []
    for check in store.duty.checks_in([CheckState.ASKED]):
        after = replace(check, state=CheckState.DRAFTED)
        if check.explain_by and check.explain_by <= at and store.duty.change_check(check, after):
            store.decided.add(topics.duty_explanation(check.id))
            said += draft(after, store)
    return said


def draft(check: DutyCheck, store: Store) -> list[Outgoing]:
    """The draft to the people of the office in private; in its group without the name, if none of them is there."""
    people = store.district.people_with(Role.OFFICE)
    told: Audience = dict(talks_with(people, store))
    return [replace(shown(check, chat, store), kind=Kind.NOTICE) for chat in told or office(store)]


def shown(check: DutyCheck, chat: Chat, store: Store) -> Outgoing:
    """The draft with what may be done with it; the names and the photos only in private."""
    text, photos = _drafted(check, store, names=chat.private), evidence(check) if chat.private else ()
    return Outgoing(chat, text, photos=photos, choices=_choices(check), about=topics.duty_notice(check.id))


def _drafted(check: DutyCheck, store: Store, *, names: bool) -> str:
    """The notice before it is signed."""
    return wording.draft(check, facts(check, store, names=names), _unit_name(check, store), names=names)


def evidence(check: DutyCheck) -> tuple[Photo, ...]:
    """The photos of the checker, then those of the unit."""
    return (*check.photos, *check.explained_with)


def _choices(check: DutyCheck) -> tuple[Choice, ...]:
    """What the office may do with a draft."""
    return Choice("签发", f"查岗通报 {check.id} 签发"), Choice("不发", f"查岗通报 {check.id} 不发")


def sign(check: DutyCheck, signer: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """The notice goes to the unit: to its group and its head, and to nobody else."""
    after = replace(check, state=CheckState.SIGNED, signed_by=signer.id, signed_at=cause.at)
    if not store.duty.change_check(check, after):
        return answer_to(cause, "已经有人处理了。")
    store.decided.add(topics.duty_notice(check.id))
    text = wording.notice(after, facts(after, store), signer.name)
    chats = [chat for chat in _unit(after, store) if chat != cause.chat]
    told = [Outgoing(chat, text, photos=evidence(after), kind=Kind.NOTICE) for chat in chats]
    return [*answer_to(cause, wording.signed(check, _unit_name(check, store))), *told]


def drop(check: DutyCheck, signer: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """No notice; the unit's head, who was asked, hears that."""
    after = replace(check, state=CheckState.DROPPED, signed_by=signer.id, signed_at=cause.at)
    if not store.duty.change_check(check, after):
        return answer_to(cause, "已经有人处理了。")
    store.decided.add(topics.duty_notice(check.id))
    text = wording.dropped(after)
    told = [Outgoing(chat, text, kind=Kind.NOTICE) for chat in _heads(after, store) if chat != cause.chat]
    return [*answer_to(cause, text), *told]


def take_back(check: DutyCheck, signer: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """What was signed by mistake counts as never told (不通报); whoever was told of it hears that, and why."""
    after = replace(check, state=CheckState.DROPPED, taken_back_by=signer.id, taken_back_at=cause.at)
    if not store.duty.change_check(check, after):
        return answer_to(cause, "已经有人处理了。")
    text = wording.taken_back(after, cause.words)
    told = [Outgoing(chat, text, kind=Kind.NOTICE) for chat in _unit(after, store) if chat != cause.chat]
    return [*answer_to(cause, text), *told]


def may_sign(check: DutyCheck, signer: Person, store: Store) -> bool:
    """Whoever checked signs no notice about it, unless the office has nobody else."""
    others = [one for one in store.district.people_with(Role.OFFICE) if one.id != check.checker]
    return signer.id != check.checker or not others


def facts(check: DutyCheck, store: Store, *, names: bool = True) -> str:
    """What was found, with what the person had answered to the call."""
    call = store.rollcalls.called(check.roster, check.day, check.shift)
    local = replace(check, at=check.at.astimezone(store.zone))
    answered = wording.answered(check.person, call)
    return wording.facts(local, _roster(check, store), answered, store.district, names=names)


def unit_asked(check: DutyCheck, store: Store) -> int | None:
    """The unit that is to explain."""
    return unit_of(_roster(check, store), store.district)


def _ask(check: DutyCheck, cause: Cause, store: Store) -> list[Outgoing]:
    """To the unit's head in private, else where the post is called; and to whoever was not there, who may explain
    too."""
    text = wording.please_explain(check, facts(check, store), cause.at)
    return [
        Outgoing(
            chat,
            text,
            photos=check.photos,
            choices=(Choice("说明", f"查岗说明 {check.id}"),),
            kind=Kind.NOTICE,
            about=topics.duty_explanation(check.id),
        )
        for chat in _asked(check, store)
    ]


def _asked(check: DutyCheck, store: Store) -> Audience:
    """Where somebody is asked to explain."""
    group = group_of(_roster(check, store), store.district)
    unit = _heads(check, store) or (dict.fromkeys(everywhere(group, store)) if group else {})
    return unit | alone(store, [store.district.person[check.person]])


def _unit(check: DutyCheck, store: Store) -> Audience:
    """Its group, else where the post is called; and its head in private."""
    unit = unit_asked(check, store)
    own = store.district.groups_for(Purpose.UNIT, unit=unit) if unit else ()
    called = group_of(_roster(check, store), store.district)
    group = next(iter(own), called)
    return (dict.fromkeys(everywhere(group, store)) if group else {}) | _heads(check, store)


def _heads(check: DutyCheck, store: Store) -> Audience:
    unit = unit_asked(check, store)
    return alone(store, heads(unit, store.district)) if unit else {}


def _unit_name(check: DutyCheck, store: Store) -> str:
    unit = store.district.unit.get(unit_asked(check, store) or 0)
    return unit.short if unit else ""


def _roster(check: DutyCheck, store: Store) -> Roster:
    return store.district.roster[check.roster]
