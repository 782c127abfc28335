"""What handlers and jobs are given: one transaction's view of the work.

A part is made when it is first used. Most transactions need few parts, and many do not need the register.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
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
from storage.campaigns import Campaigns
from storage.case_photos import CasePhotos
from storage.cases import Cases
from storage.checked import Checked
from storage.counters import Counters
from storage.day_reports import DayReports
from storage.doubts import Doubts
from storage.dragnets import Dragnets
from storage.duty import Duty
from storage.editions import Editions
from storage.exemplars import Exemplars
from storage.figures import Figures
from storage.first_answers import FirstAnswers
from storage.funds import Funds
from storage.gallery import Gallery
from storage.groups import Groups
from storage.key_jobs import KeyJobs
from storage.ledgers import Ledgers
from storage.letters import UnitLetters
from storage.library import Library
from storage.live_cards import LiveCards
from storage.look_backs import LookBacks
from storage.making import Making
from storage.matters import Matters
from storage.meetings import Meetings
from storage.new_places import NewPlaces
from storage.night_patrols import NightPatrols
from storage.people import People
from storage.photos import PhotoFiles
from storage.pictured import Pictured
from storage.posted import Posted
from storage.rates import Rates
from storage.redlists import RedLists
from storage.registered import Register
from storage.regulations import Regulations
from storage.reminders import Reminders
from storage.requests import Requests
from storage.resolutions import Resolutions
from storage.rollcalls import RollCalls
from storage.scoring import Scoring
from storage.self_reports import SelfReports
from storage.sources import Sources
from storage.squads import Squads
from storage.stalled import Stalled
from storage.standings import Standings
from storage.stories import Stories
from storage.volunteers import Volunteers
from storage.walks import Walks
from storage.wishes import NoticeWishes
from storage.workdays import WorkDays, set_workday
from storage.year_scores import YearScores
from understanding.reports.discretion import parted
from understanding.reports.reading import Reading

if TYPE_CHECKING:
    from understanding.questions.reader import QuestionReader

Part = TypeVar("Part")


def _part(make: Callable[[Store], Part]) -> cached_property[Part]:
    return cached_property(make)


class Store:
    """The work, in one transaction: everything read or written through it stands or falls together."""

    connection: Connection
    files: PhotoFiles
    gallery: Gallery
    zone: ZoneInfo
    decided: set[str]  # what was decided in this transaction that is no case (domain/topics.py)
    touched: set[int]  # the cases that were changed in this transaction, or a matter of which was

    # Of cases.
    photos = _part(lambda store: CasePhotos(store.connection, store.files, store.gallery, store._plated))
    # 问题 and their history.
    cases = _part(lambda store: Cases(store.connection, store.district, store.photos, store.touched))
    standings = _part(lambda store: Standings(store.connection, store.district))  # how units and grids stand
    # Counts and lists of 问题 for questions.
    figures = _part(lambda store: Figures(store.connection, store.district))
    rates = _part(lambda store: Rates(store.connection, store.district))  # rates of 问题 for questions
    # 首次回应 of units, for questions.
    first_answers = _part(lambda store: FirstAnswers(store.connection, store.district))
    # What pictures show that no answer in words does.
    pictured = _part(lambda store: Pictured(store.connection, store.district))
    behind = _part(lambda store: Behind(store.connection))  # the cases behind the figures of a report
    # 周报 月报 季报 年报 as they were at their cut-off.
    editions = _part(lambda store: Editions(store.connection))
    # Documents that were asked for and are not there yet.
    making = _part(lambda store: Making(store.connection))
    ledgers = _part(lambda store: Ledgers(store.connection, store.district))  # 问题 as a 台账 lists them
    doubts = _part(lambda store: Doubts(store.connection))  # what is odd about photos of cases
    people = _part(lambda store: People(store.connection, store.district))  # who an account is
    groups = _part(lambda store: Groups(store.connection))  # groups of the register as chats
    asks = _part(lambda store: Asks(store.connection))  # questions of the bot that wait for an answer
    asked = _part(lambda store: LastAsked(store.connection))  # what people asked last
    rollcalls = _part(lambda store: RollCalls(store.connection))  # 点名, and leave
    duty = _part(lambda store: Duty(store.connection))  # 值班 made in the chat, 替班 and 查岗
    squads = _part(lambda store: Squads(store.connection))  # calls of emergency teams (应急小队)
    # 延期 挂账 会商 督办 回头看 申诉 of cases.
    matters = _part(lambda store: Matters(store.connection, store.touched))
    # 自报倒查: earlier self-reports, and what was found.
    self_reports = _part(lambda store: SelfReports(store.connection))
    look_backs = _part(lambda store: LookBacks(store.connection))  # draws of 回头看
    new_places = _part(lambda store: NewPlaces(store.connection))  # places that the register does not have
    dragnets = _part(lambda store: Dragnets(store.connection))  # 拉网, and what was found at each point
    checked = _part(lambda store: Checked(store.connection))  # when somebody was last at each point
    walks = _part(lambda store: Walks(store.connection))  # 走街, and their lists
    night_patrols = _part(lambda store: NightPatrols(store.connection))  # 夜查 that are planned
    live_cards = _part(lambda store: LiveCards(store.connection))  # cards that still have buttons
    requests = _part(lambda store: Requests(store.connection))  # what asks for something, and has its buttons
    reminders = _part(lambda store: Reminders(store.connection))  # of what somebody was reminded already
    stalled = _part(lambda store: Stalled(store.connection))  # cases that wait for somebody to move
    scoring = _part(lambda store: Scoring(store.connection))  # 互评: its lots and its sheets
    # 考核分: its rules, and what there is to count.
    appraisals = _part(lambda store: Appraisals(store.connection, store.zone))
    redlists = _part(lambda store: RedLists(store.connection))  # 红黄榜, and what happened to each
    year_scores = _part(lambda store: YearScores(store.connection))  # 年度评分 that were opened, and appeals
    exemplars = _part(lambda store: Exemplars(store.connection))  # 示范点, and those on their way
    letters = _part(lambda store: UnitLetters(store.connection))  # 责任书 and 承诺书
    library = _part(lambda store: Library(store.connection))  # 指标 of each year
    counters = _part(lambda store: Counters(store.connection))  # numbers that the program remembers
    regulations = _part(lambda store: Regulations(store.connection))  # 方案, 制度
    campaigns = _part(lambda store: Campaigns(store.connection))  # 战果
    stories = _part(lambda store: Stories(store.connection))  # 报道
    funds = _part(lambda store: Funds(store.connection))  # 项目资金
    volunteers = _part(lambda store: Volunteers(store.connection))  # 志愿服务
    day_reports = _part(lambda store: DayReports(store.connection))  # 日报
    bulletins = _part(lambda store: Bulletins(store.connection))  # 简报 and 通报
    key_jobs = _part(lambda store: KeyJobs(store.connection))  # 重点工作
    meetings = _part(lambda store: Meetings(store.connection))  # 会议
    resolutions = _part(lambda store: Resolutions(store.connection))  # 议定事项
    # What groups and people chose to hear when, and what was gathered for them.
    wishes = _part(lambda store: NoticeWishes(store.connection))
    burden = _part(lambda store: Burden(store.connection))  # how much the bot has said
    posted = _part(lambda store: Posted(store.connection))  # what was posted under a key
    sources = _part(lambda store: Sources(store.connection))  # from a message to the case that came of it

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
        self.gallery = gallery
        self.zone = zone
        self._at_hand = known
        self.touched = set()
        self.decided = set()
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

    def _plated(self) -> set[int]:
        """The categories of which photos show number plates."""
        return {one.id for one in self.district.categories if one.is_among(self.rules.hides_plates)}

    @property
    def question_reader(self) -> QuestionReader:
        """What a question asks for."""
        return self._known.question_reader

    @property
    def calendar(self) -> WorkDays:
        """Which days are worked."""
        return self._known.calendar

    def group_of(self, chat: Chat) -> Group | None:
        """The registered group that is this chat; for a topic also the group that it is a topic of."""
        return self._known.group_of(chat)

    def set_workday(self, day: date, *, working: bool) -> None:
        """调休 set by hand: that day is worked, or not."""
        set_workday(self.connection, day, working=working)
