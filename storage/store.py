"""What handlers and jobs are given: one transaction's view of the work.

Each part is made when it is first used. Most transactions need few parts, and many do not need the register.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.chat import Chat
from domain.district import District, Group
from domain.recognise import Recogniser
from domain.rules import Rules
from storage.appraisals import Appraisals
from storage.asked import LastAsked
from storage.asks import Asks
from storage.behind import Behind
from storage.bulletins import Bulletins
from storage.burden import Burden
from storage.case_photos import CasePhotos
from storage.cases import Cases
from storage.checked import Checked
from storage.doubts import Doubts
from storage.dragnets import Dragnets
from storage.duty import Duty
from storage.editions import Editions
from storage.figures import Figures
from storage.gallery import Gallery
from storage.groups import Groups
from storage.ledgers import Ledgers
from storage.live_cards import LiveCards
from storage.look_backs import LookBacks
from storage.matters import Matters
from storage.new_places import NewPlaces
from storage.people import People
from storage.photos import PhotoFiles
from storage.pictured import Pictured
from storage.rates import Rates
from storage.redlists import RedLists
from storage.registered import Register
from storage.reminders import Reminders
from storage.resolutions import Resolutions
from storage.rollcalls import RollCalls
from storage.scoring import Scoring
from storage.self_reports import SelfReports
from storage.sources import Sources
from storage.squads import Squads
from storage.stalled import Stalled
from storage.standings import Standings
from storage.walks import Walks
from storage.wishes import NoticeWishes
from storage.workdays import WorkDays, set_workday
from understanding.discretion import parted
from understanding.questions import QuestionReader
from understanding.reading import Reading


class Store:
    """The work, in one transaction: everything read or written through it stands or falls together."""

    _version: int | None = None  # of the register, where it is known already

    def __init__(
        self,
        connection: Connection,
        known: Callable[[Connection, int | None], Register],
        files: PhotoFiles,
        zone: ZoneInfo,
        gallery: Gallery,
    ) -> None:
        self.connection = connection
        self.files = files
        self._gallery = gallery
        self.zone = zone
        self._at_hand = known
        self._heard: dict[tuple[str, int | None], Reading] = {}

    @cached_property
    def _known(self) -> Register:
        return self._at_hand(self.connection, self._version)

    @property
    def district(self) -> District:
        """The register (底册)."""
        return self._known.district

    @property
    def recogniser(self) -> Recogniser:
        """Reads what people type about this district."""
        return self._known.recogniser

    @property
    def rules(self) -> Rules:
        """What the district sets for itself (规则)."""
        return self._known.rules

    def heard(self, words: str, grid: int | None) -> Reading:
        """What words mean that were said in the group of `grid` (its id). The same words are read once.

        A wish for discretion is no part of what is reported.
        """
        if (words, grid) not in self._heard:
            self._heard[words, grid] = self._known.report_reader.read(parted(words).words, grid=grid)
        return self._heard[words, grid]

    @property
    def question_reader(self) -> QuestionReader:
        """What a question asks for."""
        return self._known.question_reader

    @property
    def calendar(self) -> WorkDays:
        """Which days are worked."""
        return self._known.calendar

    @cached_property
    def cases(self) -> Cases:
        """问题 and their history."""
        return Cases(self.connection, self.district, self.photos)

    @cached_property
    def standings(self) -> Standings:
        """How units and grids stand."""
        return Standings(self.connection, self.district)

    @cached_property
    def figures(self) -> Figures:
        """Counts and lists of 问题 for questions."""
        return Figures(self.connection, self.district)

    @cached_property
    def rates(self) -> Rates:
        """Rates of 问题 for questions."""
        return Rates(self.connection, self.district)

    @cached_property
    def pictured(self) -> Pictured:
        """What pictures show that no answer in words does."""
        return Pictured(self.connection, self.district)

    @cached_property
    def behind(self) -> Behind:
        """The cases behind the figures of a report."""
        return Behind(self.connection)

    @cached_property
    def editions(self) -> Editions:
        """周报 月报 季报 年报 as they were at their cut-off."""
        return Editions(self.connection)

    @cached_property
    def ledgers(self) -> Ledgers:
        """问题 as a 台账 lists them."""
        return Ledgers(self.connection, self.district)

    @cached_property
    def photos(self) -> CasePhotos:
        """Photos of cases."""
        return CasePhotos(self.connection, self.files, self._gallery)

    @cached_property
    def doubts(self) -> Doubts:
        """What is odd about photos of cases."""
        return Doubts(self.connection)

    @cached_property
    def people(self) -> People:
        """Who an account is."""
        return People(self.connection, self.district)

    @cached_property
    def groups(self) -> Groups:
        """Groups of the register as chats."""
        return Groups(self.connection)

    @cached_property
    def asks(self) -> Asks:
        """Questions of the bot that wait for an answer."""
        return Asks(self.connection)

    @cached_property
    def asked(self) -> LastAsked:
        """What people asked last."""
        return LastAsked(self.connection)

    @cached_property
    def rollcalls(self) -> RollCalls:
        """点名, and leave."""
        return RollCalls(self.connection)

    @cached_property
    def duty(self) -> Duty:
        """值班 made in the chat, 替班 and 查岗."""
        return Duty(self.connection)

    @cached_property
    def squads(self) -> Squads:
        """Calls of emergency teams (应急小队)."""
        return Squads(self.connection)

    @cached_property
    def matters(self) -> Matters:
        """延期 挂账 会商 督办 回头看 申诉 of cases."""
        return Matters(self.connection)

    @cached_property
    def self_reports(self) -> SelfReports:
        """自报倒查: earlier self-reports, and what was found."""
        return SelfReports(self.connection)

    @cached_property
    def look_backs(self) -> LookBacks:
        """Draws of 回头看."""
        return LookBacks(self.connection)

    @cached_property
    def new_places(self) -> NewPlaces:
        """Places that the register does not have."""
        return NewPlaces(self.connection)

    @cached_property
    def dragnets(self) -> Dragnets:
        """拉网, and what was found at each point."""
        return Dragnets(self.connection)

    @cached_property
    def checked(self) -> Checked:
        """When somebody was last at each point."""
        return Checked(self.connection)

    @cached_property
    def walks(self) -> Walks:
        """走街, and their lists."""
        return Walks(self.connection)

    @cached_property
    def live_cards(self) -> LiveCards:
        """Cards that still have buttons."""
        return LiveCards(self.connection)

    @cached_property
    def reminders(self) -> Reminders:
        """Of what somebody was reminded already."""
        return Reminders(self.connection)

    @cached_property
    def stalled(self) -> Stalled:
        """Cases that wait for somebody to move."""
        return Stalled(self.connection)

    @cached_property
    def scoring(self) -> Scoring:
        """互评: its lots and its sheets."""
        return Scoring(self.connection)

    @cached_property
    def appraisals(self) -> Appraisals:
        """考核分: its rules, and what there is to count."""
        return Appraisals(self.connection, self.zone)

    @cached_property
    def redlists(self) -> RedLists:
        """红黄榜, and what happened to each."""
        return RedLists(self.connection)

    @cached_property
    def bulletins(self) -> Bulletins:
        """简报 and 通报."""
        return Bulletins(self.connection)

    @cached_property
    def resolutions(self) -> Resolutions:
        """议定事项."""
        return Resolutions(self.connection)

    @cached_property
    def wishes(self) -> NoticeWishes:
        """What groups and people chose to hear when, and what was gathered for them."""
        return NoticeWishes(self.connection)

    @cached_property
    def burden(self) -> Burden:
        """How much the bot has said."""
        return Burden(self.connection)

    @cached_property
    def sources(self) -> Sources:
        """From a message to the case that came of it."""
        return Sources(self.connection)

    def group_of(self, chat: Chat) -> Group | None:
        """The registered group that is this chat; for a topic also the group that it is a topic of."""
        return self._known.group_of(chat)

    def set_workday(self, day: date, working: bool) -> None:
        """调休 set by hand: that day is worked, or not."""
        set_workday(self.connection, day, working)
