"""复查: what each group (复查组) has to look at again, and who is in which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions import look_back, rechecks
from domain.actions import Action
from domain.chat import Outgoing
from domain.rechecks import Team
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import look_back as words
from texts import rechecks as wording

# 复查 过了没问题 is talk.
_FITS = re.compile(r"(?:分组|\S{1,10}[组队])?")


@command(wording.WORD, "recheck", does=Action.DRAWN, fits=_FITS)
def show(said: Said, store: Store) -> Answer:
    """复查 [组名] — 回头看分组去看的，各组看得怎样；复查 分组 是谁在哪组"""
    groups, wanted = rechecks.groups(store), said.words.strip()
    if not groups:
        return wording.NO_GROUPS
    if wanted == wording.WHO:
        return "\n".join([wording.title(len(groups)), *map(wording.members, groups), wording.HOW])
    named = [one for one in groups if wanted in ("", one.name)]
    if not named:
        return wording.unknown(wanted, groups)
    lines = [line for one in named for line in _of_group(one, said, store)]
    choices = (words.NEXT,) if look_back.waiting(store, said.person) else ()
    return Outgoing(said.chat, "\n".join(lines), choices=choices)


def _of_group(group: Team, said: Said, store: Store) -> Iterator[str]:
    """Its people, and what waits for it; how many of the last draw it has looked at."""
    ids = {one.id for one in group.people}
    draw = store.look_backs.last()
    matters = [one for one in store.matters.all(look_back.KIND) if draw and one.label == draw.label]
    done = sum(one.person in ids and not one.under_way for one in matters)
    waiting = [(matter, case) for matter, case in look_back.waiting(store) if matter.person in ids]
    yield wording.heading(group, done, len(waiting))
    for matter, case in waiting:
        yield words.line(case, wording.until(matter, said.at), store.district)
