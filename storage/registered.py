"""The register as it stands at one version, kept at hand between transactions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from domain.chat import Chat
from domain.district import District, Group
from domain.recognise import Recogniser
from domain.rules import Rules
from storage.workdays import WorkDays

if TYPE_CHECKING:
    from understanding.known import Known
    from understanding.questions.reader import QuestionReader
    from understanding.reports.reader import ReportReader


@dataclass(frozen=True)
class Register:
    """The register as it stood at `version`, with what is built from it once."""

    version: int
    district: District
    recogniser: Recogniser
    calendar: WorkDays
    rules: Rules

    @cached_property
    def _group_at(self) -> dict[tuple[str, str], Group]:
        """Groups by platform and 群号."""
        return {(group.platform, group.chat): group for group in self.district.groups}

    @cached_property
    def _groups_in(self) -> dict[Chat, list[Group]]:
        """Groups by the chat that they lie in, themselves or as one of its topics."""
        found: dict[Chat, list[Group]] = {}
        for group in self.district.groups:
            found.setdefault(Chat(group.platform, group.chat).room, []).append(group)
        return found

    @cached_property
    def _known(self) -> Known:
        """What both readers are made with."""
        from understanding.known import Known  # a command that reads no text needs none of it

        return Known(self.district)

    @cached_property
    def report_reader(self) -> ReportReader:
        """Reads reports about this district."""
        from understanding.reports.reader import ReportReader

        return ReportReader(self._known)

    @cached_property
    def question_reader(self) -> QuestionReader:
        """Reads questions about this district."""
        from understanding.questions.reader import QuestionReader

        return QuestionReader(self._known, self.recogniser.scopes)

    def group_of(self, chat: Chat) -> Group | None:
        """The registered group that is this chat; for a topic also the group that it is a topic of.

        Where only one topic is bound, the others belong to the same group.
        """
        room = chat.room
        found = self._group_at.get((chat.platform, chat.id)) or self._group_at.get((room.platform, room.id))
        if found is not None:
            return found
        within = self._groups_in.get(replace(room, private=False), [])
        return within[0] if len(within) == 1 else None
