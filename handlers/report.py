"""上报: a photo with words, or words alone, become a case; 补充 adds to it what was missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions import asking_back, duplicates, reports, spot, sweeping, wished_of_office
from actions.audience import chat_of
from actions.findings import findings, first_unclear, has_place, is_sure
from actions.guesses import near
from domain.actions import Action
from domain.authority import belongs_here
from domain.cases import Step
from domain.categories import Category
from domain.chat import Choice, Incoming, Outgoing
from domain.district import Role
from domain.life import may_take, must_allow
from domain.points import Point
from handlers.ahead import AHEAD, awaits_photo, just_reported, with_earlier
from handlers.hearing import WORD, Taken, heard, taken_for
from handlers.kit import Answer, Ask, Said, button, command, listener
from handlers.said_too_little import says_all_is_well, says_nothing, says_too_little
from storage.asks import PATIENCE, Pending
from storage.store import Store
from texts import cases as wording
from texts import kinds, times
from texts.orders import RIGHT_PHOTO, WISHED, right_photo
from texts.typed import one_line
from understanding.orders.in_answer import only_shows
from understanding.orders.words import ASKS_REPORTER
from understanding.orders.wrongly_sent import wrong_photo
from understanding.reports.danger import LIVES
from understanding.reports.discretion import parted
from understanding.reports.kinds import Kind
from understanding.reports.reading import Finding, Reading

APART, ANOTHER = "另报", "不是，另报"  # the command, and the button that says so
UNNAMED = "另报待定"  # the command of 都不是
CALL_THE_POLICE = "人命要紧，先打 110、120。"
WHERE_AND_WHAT = "在哪里、什么问题？例：人民广场东侧 占道经营"
MOST_NEAR = 3  # points named to somebody who sent where they are
MOST_GUESSES = 4  # buttons for what is not understood
NONE_OF_THEM = "都不是"  # it is reported as it was told; the office says what it is


def _is_taken(message: Incoming, store: Store) -> bool:
    return taken_for(message, store) is not None


@command("上报", "report", does=Action.REPORT)
def report(said: Said, store: Store) -> Answer:
    """上报 地点 问题 — 上报问题，最好附照片（照片带地点、问题时可省“上报”）"""
    said = _with_photos_ahead(said, store)
    if not said.words or says_nothing(said, store):
        again = "\n不报就回“取消”。" if said.words else ""
        text = _got(said, store) + WHERE_AND_WHAT + again + _elsewhere(said)
        return Ask(text, WORD, said.photos, place=said.message.place, choices=_to_the_last(said, store))
    if says_too_little(said, store):
        return _what_is_it(said, f"{WORD} {said.words}", store)
    if denied := says_all_is_well(said, store):
        return Ask(kinds.no_problem(denied), f"{APART} {said.words}", said.photos, only_yes=True)
    if asked := _which_where(said, store):
        return asked
    return _already_told(said, store) or apart.answer(said, store)


@command(APART, "new", does=Action.REPORT)
def apart(said: Said, store: Store) -> Answer:
    """另报 地点 问题 — 和已有的不是同一件，另立一件"""
    if not said.words:
        return report.answer(said, store)
    waits = store.asks.of(said.chat, said.message.sender, said.at)
    if waits is not None and waits.silent:
        store.asks.drop(said.chat, said.message.sender)  # words said ahead are told of now
    return _with_offer(sweeping.reported(said.person, said.group, said.cause, store), said, store)


@command(UNNAMED, does=Action.REPORT, by_button=True)
def unnamed(said: Said, store: Store) -> Answer:
    """另报待定 地点 问题 — 都不是列出的类别，由创建办定"""
    if not said.words:
        return report.answer(said, store)
    return _with_offer(
        sweeping.reported(said.person, said.group, said.cause, store, unnamed=True), said, store
    )


def _already_told(said: Said, store: Store) -> Ask | None:
    """The likely same case with its photo, asked about once before a second one is opened."""
    words, discreet = parted(said.words)
    found = findings(words, said.group.grid if said.group else None, store)
    if discreet or len(found) != 1:
        return None
    case = duplicates.likely(found[0], said.person, said.cause, store)
    if case is None or (said.group is not None and not belongs_here(case, said.group, store.district)):
        return None
    own = case.reporter == said.person.id
    same = f"补充 {case.number} {said.words}" if own else f"反映 {case.number}"
    told = f"可能已经报过了，还要另报吗？\n{wording.row(case, store.district, said.at).text}"
    return Ask(
        f"{told}\n{times.moment(case.opened_at, said.at)} 上报，同一点位",
        f"{APART} {said.words}",
        said.photos,
        only_yes=True,
        place=said.message.place,
        choices=(Choice("就是它", same),),
        yes=ANOTHER,
        shows=tuple(store.photos.of(case.number, Step.REPORT)[:1]),
    )


def _with_offer(told: list[Outgoing], said: Said, store: Store) -> list[Outgoing]:
    """Whoever says that it was put right on the spot, and shows it, may say so with a button: of one photo it then
    asks for the other."""
    reading = store.heard(said.words, said.group.grid if said.group else None)
    card = told[0].card if told else None
    fixed = reading.kind is Kind.FIXED or any(one.fixed_on_the_spot for one in reading.findings)
    case = store.cases.get(card.number) if card and fixed and said.photos else None
    if case is None or not may_take(case, Step.RECTIFY):
        return told
    offer = button(spot.WORD, f"{spot.WORD} {case.number}")
    return [replace(told[0], choices=(offer, *told[0].choices)), *told[1:]]


@listener(does=Action.REPORT, wants=_is_taken)
def overheard(said: Said, store: Store) -> Answer:
    """Nobody said 上报, but it may be a report."""
    taken = taken_for(said.message, store)
    words = said.words.removeprefix(WORD).strip()
    said = replace(said, words="" if said.photos and only_shows(words) else words)
    then = f"{WORD} {said.words}"
    if taken is Taken.AHEAD:
        _remember(said, store)
        return None
    if taken is Taken.MAYBE:
        waits = store.asks.of(said.chat, said.message.sender, said.at)
        words, number = with_earlier(said, waits, store)
        question = "要上报吗？" if number == 1 else f"{number} 件都上报吗？"
        then, place = f"{WORD} {words}", said.message.place
        return Ask(f"{question}发照片，或回“是”。", then, only_yes=True, or_photos=True, place=place)
    if taken is Taken.TALK:
        told = _got(said, store) + "要上报吗？回“是”，或发：上报 地点 问题"
        return Ask(told, then, said.photos, only_yes=True, place=said.message.place)
    if taken is Taken.NO_PROBLEM:
        told = kinds.no_problem(heard(said.message, store).kind)
        return Ask(told, then, said.photos, only_yes=True, place=said.message.place)
    if taken is Taken.UNCLEAR and said.words:
        if asked := _which_where(said, store):
            return asked
        return _what_is_it(said, then, store)
    return report.answer(said, store)


@command("补充", "add", does=Action.ADD, on_case=True)
def add(said: Said, store: Store) -> Answer:
    """补充 12 情况 — 给一件补上地点、类别、情况或照片"""
    if not said.photos and (said.words == RIGHT_PHOTO or wrong_photo(said.words) is not None):
        must_allow(said.case, Step.ADD)
        return Ask(right_photo(said.case), f"补充 {said.case.number} {RIGHT_PHOTO}")
    told = reports.add(said.case, said.cause, store)
    if said.words.startswith(WISHED) and not said.person.has(Role.OFFICE):
        told = [*told, *wished_of_office.tell(said.case, said.cause, store)]
    if ASKS_REPORTER.search(said.words) is None or said.person.id == said.case.reporter:
        return told
    asked = asking_back.ask(said.case, said.person, said.cause, store)
    return asked if len(told) == 1 else [*told, *asked]  # that it is noted goes without saying


def _remember(said: Said, store: Store) -> None:
    """Nothing is asked; a question that waits goes on waiting, for the photo of both if it is for one."""
    waits = store.asks.of(said.chat, said.message.sender, said.at)
    if waits is None or awaits_photo(waits):
        then = f"{WORD} {with_earlier(said, waits, store)[0]}"
        asked = waits is not None and waits.only_yes
        pending = Pending(then, only_yes=asked, place=said.message.place, only_photos=True)
        store.asks.put(said.chat, said.message.sender, pending, said.at + (PATIENCE if asked else AHEAD))


def _with_photos_ahead(said: Said, store: Store) -> Said:
    """In some groups a photo cannot be sent to the bot alone: then it comes in private, and the words here."""
    if said.photos or said.group is None:
        return said
    groups = [chat_of(group).room.id for group in store.district.groups]
    sender, since = said.message.sender, said.at - AHEAD
    photos = store.asks.take_photos(said.chat, sender, WORD, groups, since)
    return replace(said, message=replace(said.message, photos=photos))


def _what_is_it(said: Said, then: str, store: Store) -> Ask:
    """One question for what the words do not say, with the likeliest answers as buttons."""
    reading = heard(said.message, store)
    finding = first_unclear(reading, store) or next(iter(reading.findings), Finding(said.words))
    category = store.district.category.get(finding.category or 0)
    named: list[Category | Point]
    besides: list[Choice] = []
    if category and is_sure(finding, reading, store):
        lacking = [one for one in reading.findings if not has_place(one)]
        question, named = f"{_names(lacking, store) or category.name}，在哪里？", list(_points(said, store))
    else:
        others = [one for one in reading.findings if one is not finding]
        question, besides = _what(finding, others, store), _only(others, store)
        likely = reading.nearest if reading.findings else ()
        ids = (finding.category, *finding.others, *likely)
        named = [store.district.category[one] for one in dict.fromkeys(ids) if one is not None]
        if named and has_place(finding) and not others:
            besides = [Choice(NONE_OF_THEM, f"{UNNAMED} {then.removeprefix(WORD).strip()}")]
    choices = (*(button(one.name) for one in named[:MOST_GUESSES]), *besides)
    return Ask(_got(said, store) + question, then, said.photos, place=said.message.place, choices=choices)


def _names(told: Iterable[Finding], store: Store) -> str:
    """What is recognised, none twice, and not what is no more than a guess."""
    ids = dict.fromkeys(one.category for one in told if one.category is not None and not one.guessed)
    return "、".join(store.district.category[one].name for one in ids)


def _only(others: Sequence[Finding], store: Store) -> list[Choice]:
    """A button for whoever meant no problem by what is asked about: what else was recognised, each where it is."""
    if not others or any(one.category is None or one.guessed or not one.place for one in others):
        return []
    told = (f"{one_line(one.place)} {_names([one], store)}" for one in others)
    return [button(f"只报{_names(others, store)}", f"{WORD} {'，'.join(told)}")]


def _what(finding: Finding, others: Sequence[Finding], store: Store) -> str:
    """The question what is wrong; beside others in its own words, and with what those are."""
    place = one_line(finding.place)
    if finding.danger == LIVES:
        return CALL_THE_POLICE + WHERE_AND_WHAT
    if others:
        known = _names(others, store)
        return f"{f'认出{known}，' if known else ''}“{one_line(finding.words)}”是什么问题？"
    return f"{place}，是什么问题？" if has_place(finding) and place else WHERE_AND_WHAT


def _which_where(said: Said, store: Store) -> Ask | None:
    """Asked where several places stand before several problems; what is answered is the whole report."""
    reading = heard(said.message, store)
    if not reading.scattered:
        return None
    places = list(dict.fromkeys(one_line(one.place) for one in reading.findings))
    names = {one: store.district.category[one].name for one in _categories(reading)}
    everywhere = "，".join(f"{place} {name}" for place in places for name in names.values())
    choices = [button("每处都有", f"{WORD} {everywhere}")]
    if len(places) == len(names):
        pairs = [f"{place} {name}" for place, name in zip(places, names.values(), strict=True)]
        choices.insert(0, button("各有一样", f"{WORD} {'，'.join(pairs)}"))
    example = f"{places[0]} {next(iter(names.values()))}"
    told = f"{'、'.join(places)}，{'、'.join(names.values())}：哪里有什么？点一下，或分开说，例：{example}"
    return Ask(_got(said, store) + told, WORD, said.photos, place=said.message.place, choices=tuple(choices))


def _categories(reading: Reading) -> list[int]:
    return list(dict.fromkeys(one.category for one in reading.findings if one.category is not None))


def _points(said: Said, store: Store) -> tuple[Point, ...]:
    """Where it may be: near where the photo was taken; if nothing is, in the grid of the group."""
    at = said.message.position
    grid = said.group.grid if said.group else None
    close_by = near(at, store) if at else ()
    return (close_by or store.recogniser.similar_points(said.words, MOST_NEAR, grid))[:MOST_NEAR]


def _got(said: Said, store: Store) -> str:
    """What is there already; of a position the points nearby, for it may be a hundred metres off."""
    photos = f"{len(said.photos)} 张照片" if said.photos else ""
    at = said.message.position
    if at is None:
        return f"收到 {photos}。" if photos else ""
    names = "、".join(point.name for point in near(at, store)[:MOST_NEAR])
    return f"收到{f' {photos}和' if photos else ''}位置{f'，附近有 {names}' if names else ''}。"


def _to_the_last(said: Said, store: Store) -> tuple[Choice, ...]:
    """One more photo may belong to what its sender reported a moment ago."""
    last = None if said.words or not said.photos else just_reported(said.person, said.message, store)
    return (button(f"补到 #{last.number}", f"补充 {last.number}"),) if last else ()


def _elsewhere(said: Said) -> str:
    """What can be done with photos that came in private, beside answering here."""
    if not (said.chat.private and said.photos):
        return ""
    minutes = int(AHEAD.total_seconds() // 60)
    return f"\n要报到群里：{minutes} 分钟内在群里发“上报 地点 问题”，照片会带上。"
