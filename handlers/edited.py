"""A message that its sender changes: other words, more photos. Nothing that it said before is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from actions import reports
from domain.actions import Action
from domain.cases import Case, Step
from domain.chat import Incoming
from domain.photo import Photo
from handlers.kit import Answer, Said, Saying, listener
from storage.store import Store
from texts import kinds

_COMMAND = re.compile(r"\s*[/／]?\s*(?:上报|report)(?=$|[\s\d,，:：、。])[\s,，:：]*", re.IGNORECASE)
_TOO_SHORT = 2  # 是 that answered a question is in half of all reports


@dataclass(frozen=True, slots=True)
class _Change:
    """What is other than before: the words of this message, or of this part of an album, and the photos it got."""

    before: str
    after: str
    photos: tuple[Photo, ...]

    @property
    def of_words(self) -> bool:
        """True if other words are there; words that are only gone take nothing from a case."""
        return bool(self.after) and self.after != self.before


def _is_edit(message: Incoming, _store: Store) -> bool:
    return message.edits is not None


@listener(does=Action.REPORT, wants=_is_edit)
def edited(said: Said, store: Store) -> Answer:
    """A changed message: of one that came to no case, or that says the same, nothing is said."""
    number = _number(said, store)
    case = store.cases.get(number, lock=True) if number is not None else None
    if case is None:
        return None
    change = _change(case, said, store)
    return [*_followed(case, change, said, store), *_not_kept(case, said, store)] or None


def _number(said: Said, store: Store) -> int | None:
    """Of the case that the message opened or changed, else of the one that its photos came to."""
    number = store.sources.opened_by(said.chat, said.message.edits or "")
    if number is not None or not said.photos:
        return number
    number = store.photos.seen_in(said.photos[0])
    case = store.cases.get(number) if number is not None else None
    return number if case and case.reporter == said.person.id else None


def _followed(case: Case, change: _Change, said: Said, store: Store) -> list[Saying]:
    if not (change.of_words or change.photos):
        return []
    if change.of_words and _is_one_of_several(case, change):
        how = f"改类别 {case.number} 类别，或 改地点 {case.number} 地点"
        return [f"这条立了几件，没有跟着改。要改请发：{how}"]
    cause = replace(said.cause, words=change.after if change.of_words else "", photos=change.photos)
    if not _opened_it(case, said, store):
        return [*reports.note(case, cause, store)]
    if not change.of_words:
        return [*reports.add_photos(case, cause, store)]
    text = _new_text(case, change)
    if text is None:
        return [*reports.note(case, cause, store)]
    return [*reports.reword(case, text, said.person, cause, store, added=not change.before)]


def _change(case: Case, said: Said, store: Store) -> _Change:
    before = _words(store.sources.wording(said.chat, said.message.edits or "") or "")
    known = {photo.sha256 for photos in store.photos.by_event(case.number).values() for photo in photos}
    photos = tuple(photo for photo in said.photos if photo.sha256 not in known)
    return _Change(before, _words(said.message.text), photos)


def _opened_it(case: Case, said: Said, store: Store) -> bool:
    """True for the message that opened the case, or a part of its album."""
    first = store.sources.first_of(said.chat, said.message.edits or "")
    opened = store.sources.case_of(said.chat, first, Step.REPORT) == case.number
    own = store.sources.case_of(said.chat, said.message.edits or "")
    is_late_part = first != said.message.edits and own is not None
    return opened and not is_late_part and case.reporter == said.person.id


def _new_text(case: Case, change: _Change) -> str | None:
    """The case's text with the new words in place of the old, or beneath it; None if the old are no part of it."""
    if not change.before:
        return f"{case.text}\n{change.after}"
    if len(change.before) < _TOO_SHORT or change.before not in case.text:
        return None
    return case.text.replace(change.before, change.after, 1)


def _is_one_of_several(case: Case, change: _Change) -> bool:
    """The message told of several problems, and this case is of its first."""
    return change.before != case.text and case.text in change.before


def _not_kept(case: Case, said: Said, store: Store) -> list[Saying]:
    """A file that came by the edit and that nobody can look at."""
    what = said.message.unusable
    if not what or store.sources.unusable(said.chat, said.message.edits or ""):
        return []
    return [kinds.not_kept(what, (case.number,))]


def _words(text: str) -> str:
    return _COMMAND.sub("", text, count=1).strip()
