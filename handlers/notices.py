"""群设置, 通知设置: when a group or a person hears of each kind of notice; 静音, 汇总, 恢复 change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from actions import linked
from actions.wishes import choose, had_today
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Group, Role
from domain.notice_words import FITS, FITS_ANYTHING, called, of_groups, wished
from domain.notices import Chosen, Notice, Owner, Wish, offered, possible
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import notices as wording


@command("群设置", "groupnotices", does=Action.NOTICES)
def of_group(said: Said, store: Store) -> Answer:
    """群设置 — 看这个群收哪些通知，改成汇总或静音"""
    return _shown(said, store)


@command("通知设置", "notices", does=Action.NOTICES)
def of_person(said: Said, store: Store) -> Answer:
    """通知设置 — 看私聊里收哪些通知，改成汇总或静音"""
    return _shown(said, store)


@command("静音", "mute", does=Action.CHOOSE, fits=FITS_ANYTHING)
def never(said: Said, store: Store) -> Answer:
    """静音 进展 — 这里不再发这种通知"""
    return _chosen(said, said.words, Wish.NEVER, store)


@command("汇总", "gather", does=Action.CHOOSE, fits=FITS)
def together(said: Said, store: Store) -> Answer:
    """汇总 进展 — 这种通知攒到晒比拼时一行说完"""
    return _chosen(said, said.words, Wish.TOGETHER, store)


@command("即时", "atonce", does=Action.CHOOSE, fits=FITS)
def at_once(said: Said, store: Store) -> Answer:
    """即时 条线 — 这种通知来了就发"""
    return _chosen(said, said.words, Wish.AT_ONCE, store)


@command("恢复", "usual", does=Action.CHOOSE, fits=FITS)
def usual(said: Said, store: Store) -> Answer:
    """恢复 进展 — 这种通知改回原样"""
    return _chosen(said, said.words, Wish.USUAL, store)


def _shown(said: Said, store: Store) -> Answer:
    """What holds here; with a wish behind it (群设置 进展 汇总) that is chosen."""
    if turned := wished(said.words):
        wish, what = turned
        return _chosen(said, what, wish, store)
    if said.group is not None and not _is_theirs(said, said.group, store):
        return wording.NOT_HERE
    if said.words:
        return wording.OTHERWISE
    wishes = _of(_owner(said), store)
    if said.group is None:
        text = wording.person(said.person.name, _offered(said, store), wishes, store.district)
    else:
        today = had_today(said.chat, said.at, store)
        rules = store.rules
        text = wording.group(said.group, wishes, store.district, rules.quiet, rules.daily_messages, today)
    return Outgoing(said.chat, text, choices=wording.buttons(_offered(said, store), wishes))


def _chosen(said: Said, words: str, wish: Wish, store: Store) -> Answer:
    what = called(words)
    if said.group is not None and not _is_theirs(said, said.group, store):
        return wording.NOT_HERE
    offers = _offered(said, store)
    if what is None:
        return wording.which(offers)
    if not (what.kinds or what.must) and (named := of_groups(words)):
        return wording.chosen_there(*named, wish)
    if not what.kinds:
        return wording.must_be_heard(what.word, offers) if what.must else wording.not_here(what.word, offers)
    kinds = [one for one in what.kinds if wish in (*possible(one), Wish.USUAL)]
    if not kinds:
        return wording.not_possible(what.kinds[0], wish)
    if what.everywhere:
        return _everywhere(said, kinds, wish, store) + wording.part_of(what.word, what.kinds)
    kinds = [one for one in kinds if one in offers]
    if not kinds:
        return wording.not_here(what.word, offers)
    for one in kinds:
        choose(_owner(said), one, wish, said.person.id, said.at, store)
    where = said.group.name if said.group else "您的私聊"
    return wording.chosen(kinds, wish, where) + wording.part_of(what.word, what.kinds)


def _everywhere(said: Said, kinds: Sequence[Notice], wish: Wish, store: Store) -> str:
    """The office chooses for every group that gets such notices."""
    if said.group is not None or not said.person.has(Role.OFFICE):
        return wording.NO_GROUP
    groups = set()
    for group, kind in product(store.district.groups, kinds):
        if kind in offered(group.purpose):
            choose(Owner(group=group.id), kind, wish, said.person.id, said.at, store)
            groups.add(group.id)
    return wording.chosen(kinds, wish, f"{len(groups)} 个群")


def _offered(said: Said, store: Store) -> tuple[Notice, ...]:
    """What may be chosen here. Of 条线 those of a unit hear alone who answer for its cases; 晒比拼 a linked leader."""
    board = (Notice.BOARD,) if said.group is None and linked.of(said.person, store.district) else ()
    hears_of_lines = said.group is not None or said.person.has(Role.HANDLER, Role.UNIT_HEAD)
    return (*board, *(one for one in offered(said.purpose) if one is not Notice.LINE or hears_of_lines))


def _owner(said: Said) -> Owner:
    return Owner(group=said.group.id) if said.group else Owner(person=said.person.id)


def _of(owner: Owner, store: Store) -> dict[Notice, Chosen]:
    """What was chosen and holds."""
    return {
        notice: replace(chosen, at=chosen.at.astimezone(store.zone))
        for (whose, notice), chosen in store.wishes.all().items()
        if whose == owner
    }


def _is_theirs(said: Said, group: Group, store: Store) -> bool:
    """The office's are all; a unit's head has those of the unit and of its grids."""
    if said.person.has(Role.OFFICE):
        return True
    grid = store.district.grid.get(group.grid or 0)
    unit = grid.unit if grid else group.unit
    return (
        said.person.has(Role.UNIT_HEAD)
        and unit is not None
        and said.person.unit in store.district.lineage(unit)
    )
