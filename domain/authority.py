"""Who may do what: role × group purpose × action × relation to the case. One table, asked in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.actions import Action
from domain.cases import Case
from domain.district import District, Group, Person, Purpose, Role
from domain.seats import members


class Relation(StrEnum):
    """What a person has to do with a case. One may have several."""

    REPORTED = "reported it"
    RESPONSIBLE = "of the unit that holds it"
    CONCERNED = "their grid, their line (条线), or a unit under theirs"
    PARTNER = "of a unit that is consulted (会商) or assists (配合)"
    OTHER = "none of these"


@dataclass(frozen=True, slots=True)
class Permission:
    """These roles may, in groups of these purposes, with cases they have one of these relations to."""

    roles: frozenset[Role]
    purposes: frozenset[Purpose]
    relations: frozenset[Relation]


_EVERYBODY = frozenset(Role)
_UNIT_PEOPLE = frozenset({Role.REPORTER, Role.HANDLER, Role.UNIT_HEAD})
_OVERSEERS = frozenset({Role.INSPECTOR, Role.OFFICE, Role.LEADER, Role.OBSERVER})
_ANYWHERE = frozenset(Purpose)
_ALONE = frozenset({Purpose.PRIVATE})
_OFFICES = frozenset({Purpose.CORE, Purpose.LIAISON, Purpose.PRIVATE})
_AT_WORK = frozenset({Purpose.LIAISON, Purpose.UNIT, Purpose.GRID, Purpose.PRIVATE})
_ANY = frozenset(Relation)
_OWN = frozenset({Relation.REPORTED, Relation.RESPONSIBLE, Relation.CONCERNED, Relation.PARTNER})
_HELD = frozenset({Relation.RESPONSIBLE})
_THEIRS = frozenset({Relation.RESPONSIBLE, Relation.CONCERNED})
_BESIDE = frozenset({Relation.PARTNER})


def _rule(
    roles: Iterable[Role], purposes: frozenset[Purpose] = _ANYWHERE, relations: frozenset[Relation] = _ANY
) -> Permission:
    return Permission(frozenset(roles), purposes, relations)


RULES: dict[Action, tuple[Permission, ...]] = {
    Action.REPORT: (_rule(_EVERYBODY - {Role.OBSERVER}),),
    Action.WALK: (_rule(_EVERYBODY - {Role.OBSERVER}),),
    Action.FROM_ABOVE: (_rule({Role.OFFICE}, frozenset({Purpose.CORE, Purpose.PRIVATE})),),
    Action.DRAGNET: (_rule({Role.UNIT_HEAD, Role.INSPECTOR, Role.OFFICE}),),
    Action.PLAN_NIGHT: (_rule({Role.UNIT_HEAD, Role.INSPECTOR, Role.OFFICE}),),
    Action.SWEEP: (
        _rule(
            _UNIT_PEOPLE | {Role.INSPECTOR, Role.OFFICE, Role.LEADER},
            frozenset({Purpose.UNIT, Purpose.GRID, Purpose.PRIVATE}),
        ),
    ),
    Action.ADD: (
        _rule(_UNIT_PEOPLE, relations=_OWN),
        _rule({Role.INSPECTOR, Role.OFFICE, Role.LEADER}),
    ),
    Action.TRIAGE: (_rule({Role.OFFICE}),),
    Action.ASSIGN: (_rule({Role.OFFICE}),),
    Action.NAME_HANDLER: (_rule({Role.UNIT_HEAD}, relations=_HELD),),
    Action.SPLIT: (_rule({Role.OFFICE}),),
    Action.CLAIM: (_rule({Role.HANDLER, Role.UNIT_HEAD}, _AT_WORK),),
    Action.CONFIRM: (_rule({Role.OFFICE}),),
    Action.RETURN: (_rule({Role.HANDLER, Role.UNIT_HEAD}, relations=_HELD),),
    Action.RECTIFY: (_rule(_UNIT_PEOPLE, relations=_HELD),),
    Action.POST_NOTICE: (_rule(_UNIT_PEOPLE, relations=_HELD),),
    Action.VERIFY: (
        _rule({Role.INSPECTOR, Role.OFFICE}),
        _rule({Role.REPORTER}, relations=frozenset({Relation.REPORTED})),
    ),
    Action.REOPEN: (
        _rule({Role.INSPECTOR, Role.OFFICE}),
        _rule(_EVERYBODY - {Role.OBSERVER}, relations=frozenset({Relation.REPORTED})),
    ),
    Action.LOOK_BACK: (_rule({Role.INSPECTOR, Role.OFFICE}),),
    # Whoever put it right need not know which of their cases is looked at.
    Action.DRAWN: (_rule({Role.INSPECTOR, Role.OFFICE, Role.LEADER}, _ALONE),),
    Action.LOOK_ELSEWHERE: (
        _rule({Role.HANDLER, Role.UNIT_HEAD}, relations=_HELD),
        _rule({Role.INSPECTOR, Role.OFFICE}),
    ),
    Action.WITHDRAW: (_rule(_EVERYBODY - {Role.OBSERVER}, relations=frozenset({Relation.REPORTED})),),
    Action.VOID: (_rule({Role.OFFICE}),),
    Action.MERGE: (_rule({Role.OFFICE}),),
    Action.ECHO: (_rule(_EVERYBODY - {Role.OBSERVER}),),
    Action.CONCEAL: (
        _rule({Role.OFFICE}, _ALONE),
        _rule(_EVERYBODY - {Role.OBSERVER}, _ALONE, frozenset({Relation.REPORTED})),
    ),
    Action.DISCLOSE: (_rule(_EVERYBODY - {Role.OBSERVER}, _ALONE, frozenset({Relation.REPORTED})),),
    Action.SUPERVISE: (_rule({Role.OFFICE, Role.LEADER}),),
    Action.RECEIVE: (_rule({Role.UNIT_HEAD}, relations=_HELD),),
    Action.REPLY: (_rule({Role.UNIT_HEAD}, relations=_HELD),),
    Action.SOURCE: (_rule({Role.OFFICE}),),
    Action.GRADE: (_rule({Role.INSPECTOR, Role.OFFICE}),),
    Action.EXPLAIN: (_rule({Role.HANDLER, Role.UNIT_HEAD}, relations=_THEIRS),),
    Action.JUDGE: (_rule({Role.OFFICE}),),
    Action.EXTEND: (_rule({Role.HANDLER, Role.UNIT_HEAD}, relations=_HELD),),
    Action.DEFER: (_rule({Role.UNIT_HEAD}, relations=_HELD),),
    Action.SIGN: (_rule({Role.UNIT_HEAD}, relations=_OWN), _rule({Role.OFFICE, Role.LEADER})),
    Action.APPEAL: (_rule({Role.UNIT_HEAD}, relations=_HELD),),
    Action.CONSULT: (_rule({Role.OFFICE}),),
    Action.SPEAK: (_rule({Role.HANDLER, Role.UNIT_HEAD}, relations=_BESIDE),),
    Action.ASSIST: (_rule({Role.UNIT_HEAD}, relations=_HELD), _rule({Role.OFFICE})),
    Action.ASSISTED: (_rule(_UNIT_PEOPLE, relations=_BESIDE),),
    Action.SEND: (_rule({Role.UNIT_HEAD}, relations=_HELD), _rule({Role.OFFICE})),
    Action.SEEN: (_rule(_EVERYBODY - {Role.OBSERVER}),),  # who was asked is a matter of the case
    Action.SEE: (_rule(_UNIT_PEOPLE, relations=_OWN), _rule(_OVERSEERS)),
    Action.ASK: (_rule(_UNIT_PEOPLE, relations=_OWN), _rule(_OVERSEERS)),
    Action.MINE: (_rule(_EVERYBODY),),
    Action.ANSWER: (_rule(_EVERYBODY - {Role.OBSERVER}),),
    Action.CALLED: (_rule(_EVERYBODY),),
    Action.ON_DUTY: (_rule(_EVERYBODY),),
    Action.ROSTER: (_rule({Role.UNIT_HEAD, Role.OFFICE}),),
    Action.STAND_IN: (_rule(_EVERYBODY - {Role.OBSERVER}),),
    Action.CHECK_POST: (
        _rule({Role.INSPECTOR, Role.OFFICE}, frozenset({Purpose.UNIT, Purpose.GRID, Purpose.PRIVATE})),
    ),
    Action.EXPLAIN_POST: (_rule(_UNIT_PEOPLE, frozenset({Purpose.UNIT, Purpose.GRID, Purpose.PRIVATE})),),
    Action.SQUAD: (_rule({Role.INSPECTOR, Role.OFFICE}),),
    Action.SQUAD_STEP: (_rule(_EVERYBODY - {Role.OBSERVER}),),
    Action.SIGN_NOTICE: (_rule({Role.OFFICE}, frozenset({Purpose.LIAISON, Purpose.PRIVATE})),),
    Action.DRAW_LOTS: (_rule({Role.OFFICE}),),
    Action.SCORE: (_rule(_UNIT_PEOPLE, frozenset({Purpose.UNIT, Purpose.GRID, Purpose.PRIVATE})),),
    Action.SCORES: (_rule(_EVERYBODY),),
    Action.LISTS: (_rule(_EVERYBODY),),
    Action.DRAW_UP: (_rule({Role.OFFICE}),),
    Action.OBJECT: (_rule({Role.UNIT_HEAD}),),
    Action.SIGN_LIST: (_rule({Role.LEADER}),),
    Action.WITHDRAW_LIST: (_rule({Role.OFFICE, Role.LEADER}),),
    Action.MAKE_EXEMPLAR: (_rule({Role.OFFICE}),),
    Action.SIGN_EXEMPLAR: (_rule({Role.LEADER}),),
    Action.END_EXEMPLAR: (_rule({Role.OFFICE, Role.LEADER}),),
    Action.KEEP_LETTERS: (_rule({Role.UNIT_HEAD, Role.OFFICE}),),
    Action.CONFIRM_DAY: (
        _rule({Role.HANDLER, Role.UNIT_HEAD}, frozenset({Purpose.UNIT, Purpose.GRID, Purpose.PRIVATE})),
    ),
    Action.FUNDS: (_rule({Role.HANDLER, Role.UNIT_HEAD, Role.INSPECTOR, Role.OFFICE, Role.LEADER}),),
    Action.APPLY_FUNDS: (_rule({Role.UNIT_HEAD}),),
    Action.REVIEW_FUNDS: (_rule({Role.OFFICE}),),
    Action.APPROVE_FUNDS: (_rule({Role.LEADER}),),
    Action.REJECT_FUNDS: (_rule({Role.OFFICE, Role.LEADER}),),
    Action.COUNT: (_rule({Role.HANDLER, Role.UNIT_HEAD, Role.OFFICE}),),
    Action.AIM: (_rule({Role.OFFICE}),),
    Action.STORIES: (_rule({Role.UNIT_HEAD, Role.OFFICE, Role.LEADER}, _OFFICES),),
    Action.CHOOSE_STORY: (_rule({Role.OFFICE}, _OFFICES),),
    Action.AGREE_STORY: (_rule({Role.UNIT_HEAD}, frozenset({Purpose.UNIT, Purpose.PRIVATE}), _HELD),),
    Action.READ_PLANS: (_rule(_EVERYBODY),),
    Action.KEEP_PLANS: (_rule({Role.OFFICE}, _OFFICES),),
    Action.VOLUNTEERS: (_rule(_EVERYBODY),),
    Action.CALL_VOLUNTEERS: (_rule({Role.UNIT_HEAD, Role.OFFICE}),),
    Action.VOLUNTEER: (_rule(_EVERYBODY),),
    Action.VOLUNTEER_HOURS: (_rule(_EVERYBODY, _ALONE),),
    Action.DRAFT: (_rule({Role.OFFICE, Role.LEADER}, _OFFICES),),
    Action.ISSUE: (_rule({Role.OFFICE}, _OFFICES),),
    Action.AGENDA: (_rule({Role.OFFICE, Role.LEADER}, _OFFICES),),
    Action.CONTACTS: (  # telephone numbers are told to nobody who did not ask
        _rule({Role.UNIT_HEAD, Role.INSPECTOR, Role.OFFICE, Role.LEADER}, frozenset({Purpose.PRIVATE})),
    ),
    Action.LIFT_FREEZE: (_rule({Role.OFFICE, Role.LEADER}, _OFFICES),),
    Action.MEETINGS: (_rule({Role.OFFICE, Role.LEADER}, _OFFICES),),
    Action.KEEP_MEETINGS: (_rule({Role.OFFICE, Role.LEADER}, _OFFICES),),
    Action.RESOLVE: (_rule({Role.OFFICE, Role.LEADER}, _OFFICES),),
    Action.FULFIL: (_rule({Role.HANDLER, Role.UNIT_HEAD, Role.OFFICE, Role.LEADER}),),
    Action.BURDEN: (_rule({Role.OFFICE, Role.LEADER}, _OFFICES),),
    Action.NOTICES: (_rule(_EVERYBODY),),  # alone their own; whose a group is, handlers/notices.py knows
    Action.CHOOSE: (_rule(_EVERYBODY),),
    Action.ISSUE_CODE: (_rule({Role.OFFICE}, frozenset({Purpose.PRIVATE})),),
    Action.SET_WORKDAY: (_rule({Role.OFFICE}, _OFFICES),),
    Action.ADD_POINT: (_rule({Role.OFFICE}),),
    Action.BIND: (_rule({Role.OFFICE}),),
    Action.JOIN: (_rule(_EVERYBODY),),
    Action.HELP: (_rule(_EVERYBODY),),
}


def allows(
    person: Person, purpose: Purpose, action: Action, relations: Iterable[Relation] = frozenset(Relation)
) -> bool:
    """May this person do this here, with a case of these relations (by default: with some case)?"""
    had = set(relations)
    return any(
        rule.roles & set(person.roles) and purpose in rule.purposes and rule.relations & had
        for rule in RULES[action]
    )


def roles_for(action: Action) -> tuple[Role, ...]:
    """Who may do this at all, in the order of the workbook's roles: to tell whom to ask."""
    able = frozenset().union(*(rule.roles for rule in RULES[action]))
    return tuple(role for role in Role if role in able)


def relations(person: Person, case: Case, district: District) -> frozenset[Relation]:
    """What the person has to do with the case. With a confidential one a unit as such has nothing to do."""
    found = set()
    if case.reporter == person.id:
        found.add(Relation.REPORTED)
    if case.confidential:
        found |= {Relation.RESPONSIBLE} if case.handler == person.id else set()
        return frozenset(found) or frozenset({Relation.OTHER})
    if case.unit is not None and case.unit == person.unit:
        found.add(Relation.RESPONSIBLE)
    if person.unit in case.partners:
        found.add(Relation.PARTNER)
    if _concerned(person, case, district):
        found.add(Relation.CONCERNED)
    return frozenset(found) or frozenset({Relation.OTHER})


def may_know(person: Person, case: Case) -> bool:
    """May this person know of the case, alone with the bot? Of a confidential one the office, whom it was given to,
    and whoever reported it."""
    return not case.confidential or person.has(Role.OFFICE) or person.id in (case.handler, case.reporter)


def belongs_here(case: Case, group: Group, district: District) -> bool:
    """May the case be spoken of in this group? A unit's or a grid's group hears only of its own, and none of a
    confidential one."""
    if case.confidential:
        return False
    if group.purpose is Purpose.GRID:
        return case.group == group.id or case.grid == group.grid
    if group.purpose is Purpose.UNIT and group.unit is not None:
        of_grid = district.grid[case.grid].unit if case.grid else None
        of_the_case = {case.unit, case.line_unit, of_grid, *case.partners}
        return case.group == group.id or bool(of_the_case & district.within(group.unit))
    return True


def sits_where(person: Person, case: Case, district: District) -> Group | None:
    """The group of a grid or a unit in which the person sits and the case may be spoken of."""
    groups = (one for purpose in (Purpose.GRID, Purpose.UNIT) for one in district.groups_for(purpose))
    return next(
        (one for one in groups if belongs_here(case, one, district) and person in members(one, district)),
        None,
    )


def _concerned(person: Person, case: Case, district: District) -> bool:
    units = {case.unit, case.line_unit} - {None}
    grid_unit = district.grid[case.grid].unit if case.grid in district.grid else None
    below = district.within(person.unit)
    return case.grid in person.grids or bool(units & below) or grid_unit in below
