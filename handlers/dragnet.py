"""拉网: opened over a scope, answered point by point, and shown as coverage."""

from __future__ import annotations

import re
from datetime import datetime, time

from actions import points_named, sampling, sweeping
from domain.actions import Action
from domain.chat import Choice, Outgoing
from domain.district import Purpose, Role
from domain.dragnets import Dragnet, Found
from domain.order import WHOLE, Order
from domain.points import Point
from domain.tally import Scope
from handlers import night_answers
from handlers.dragnet_wanted import wanted_in
from handlers.kit import Answer, Ask, Said, command
from handlers.pages import NO_MORE, kept, more, paged, pages_of
from storage.store import Store
from texts import dragnets as wording
from understanding.orders.until import Until

SAMPLE = "抽查"
MOST_ITEMS = 8
PER_PAGE = 8  # lines of the coverage in one message
_RESULT = re.compile(rf"({'|'.join(Found)})[\s,，:：]*(.*)", re.DOTALL)
_SHARE = re.compile(r"(\d{1,3})\s*[%％]")
_AGAIN = re.compile(r"核对\s*(\S+)")


@command("拉网", "dragnet", does=Action.DRAGNET)
def dragnet(said: Said, store: Store) -> Answer:
    """拉网 范围 [到 3月5日] — 逐个点位排查，可加“指标 小广告”；也可：拉网 结束、抽查、表"""
    if said.words.startswith(SAMPLE):
        return _sampled(said.words.removeprefix(SAMPLE).strip(), said, store)
    if said.words.startswith("结束"):
        return _ended(said.words.removeprefix("结束").strip(), said, store)
    wanted = wanted_in(said.words, said.today)
    scope, until, items = wanted.scope, wanted.until, wanted.items
    if len(items) > MOST_ITEMS:
        return f"指标最多 {MOST_ITEMS} 项。"
    end = _end(until, said, store) if until else None
    if end is not None and end < said.at:
        return "截止的时间已经过了，请改成今天或以后的日子。"
    if any(one.name == scope and not one.team for one in store.dragnets.open_ones()):
        return f"拉网 {scope} 已经开着。看进度发：拉网"
    points = sweeping.within(said.person, points_named.of_scope(scope, store), store)
    if not points:
        return f"“{scope}”里没有您能拉网的点位。可以写单位、网格、点位类型或全区。"
    net = Dragnet(scope, said.person.id, said.at, end, items="、".join(items))
    told = sweeping.start(net, points, store)
    grids = len(sweeping.by_grid(points, store))
    answer = f"{wording.title(net, said.at)}开始：{grids} 个网格 {len(points)} 个点位。看进度发：拉网"
    return [answer, *(one for one in told if one.chat != said.chat)]


def _end(until: Until, said: Said, store: Store) -> datetime:
    """The end of the day, if no time of it was said."""
    if until.day is not None and not until.timed:
        return datetime.combine(until.day, time(23, 59), store.zone)
    return until.moment(said.at, store.calendar)


@command("拉网 表", "dragnettable", does=Action.DRAGNET)
def table(said: Said, store: Store) -> Answer:
    """拉网 表 [范围] — 做成 Excel：按网格、按指标、每个点位；不写是最近的一次"""
    name = said.words.strip()
    net = store.dragnets.last_named(name, None)
    if net is None or (net.team and not said.chat.private):
        return wording.no_table(name)
    grids = _seen_here(said, store)
    seen = Scope("", grids=grids) if grids is not None else WHOLE
    order = Order("拉网", said.at, seen, period=net.name)
    return Outgoing(said.chat, f"{wording.title(net, said.at)}，截至 {said.at:%H:%M}", order=order)


@command(wording.PROGRESS, "coverage", does=Action.ASK)
def progress(said: Said, store: Store) -> Answer:
    """拉网进度 — 各网格查了多少、还缺哪些点位（也可只发 拉网）"""
    grids = _seen_here(said, store)
    nets = sweeping.shown_to(said.person, store, alone=said.chat.private)
    lines = [line for net in nets for line in sweeping.coverage(net, grids, said.at, store)]
    if not lines:
        return wording.NONE
    page = paged(said.words)[1]
    shown = lines[(page - 1) * PER_PAGE : page * PER_PAGE] or [NO_MORE]
    choices = more(wording.PROGRESS, "", page, pages_of(len(lines), PER_PAGE))
    return [Outgoing(said.chat, "\n".join(shown), choices=choices), kept(wording.PROGRESS, page)]


@command(wording.RESULT, "swept", does=Action.SWEEP)
def result(said: Said, store: Store) -> Answer:
    """拉网结果 好 点位 — 拉网时报点位：好、有问题 说明、去不了 理由（开头四字可省）"""
    found = _RESULT.fullmatch(said.words)
    if found is None or not found[2].strip():
        return wording.HOW
    word, words = Found(found[1]), found[2].strip()
    if told := night_answers.answered(word, words, said, store):
        return told
    if word is Found.FINE:
        return _fine(words, said, store)
    named = _named(words, said, store)
    point = next(iter(_in_nets(named, said, store)), None)
    if point is None:
        return _why_not(named, said, store)
    return (
        _problem(point, words, said, store)
        if word is Found.PROBLEM
        else _unreached(point, words, said, store)
    )


def _fine(words: str, said: Said, store: Store) -> Answer:
    said_of = points_named.names_in(words)
    only = {one for one in said_of for net in store.dragnets.open_ones() if one in net.indicators}
    names = [one for one in said_of if one not in only]
    grid = said.group.grid if said.group else None
    called = {name: points_named.called(name, grid, store) for name in names}
    able = _in_nets([point for point in called.values() if point], said, store)
    unknown = [name for name, point in called.items() if point not in able]
    if not able:
        return _why_not([one for one in called.values() if one], said, store)
    samples = _samples_at(able, said, store)
    sweeping.note(Found.FINE, able, said.person, said.cause_saying(""), store, only=only)
    word = wording.fine(sorted(only, key=said_of.index))
    told = wording.noted([one.name for one in able], word, unknown, _left(able, said, store))
    return "\n".join([told, *_of_samples(samples, said, store)])


def _why_not(points: list[Point], said: Said, store: Store) -> str:
    """Why nothing is noted of these points."""
    if theirs := sampling.answered_by(said.person, points, store):
        return wording.own_answer(theirs[0].name)
    asked = [one for one in points if any(not net.sample_of for net, _ in sweeping.open_at([one], store))]
    ended = (store.dragnets.ended_early(one.id, said.at) for one in points)
    if not asked and (net := next((one for one in ended if one), None)):
        return wording.is_over(net)
    if not asked:
        return wording.NOT_THERE
    if told := night_answers.refused(asked, said, store):
        return told
    if sweeping.open_at(asked[:1], store, said.person):
        return wording.elsewhere(asked[0].name, store.district.grid[asked[0].grid].name)
    return wording.not_yours(asked[0].name)


def _problem(point: Point, words: str, said: Said, store: Store) -> Answer:
    then = f"{wording.RESULT} {Found.PROBLEM} {words}"
    if not words.replace(point.name, "").strip(" ，,、。"):
        return Ask(f"{point.name}，是什么问题？", then, said.photos)
    if not said.photos:
        return Ask(f"请发{point.name}的现场照片。", then)
    samples = _samples_at([point], said, store)
    told = sweeping.problem(point, said.person, said.group, said.cause_saying(words), store)
    return [*told, *_of_samples(samples, said, store)]


def _unreached(point: Point, words: str, said: Said, store: Store) -> Answer:
    if not words.replace(point.name, "").strip(" ，,、。"):
        return Ask(f"{point.name}为什么去不了？请写理由。", f"{wording.RESULT} {Found.UNREACHED} {words}")
    samples = _samples_at([point], said, store)
    sweeping.note(Found.UNREACHED, [point], said.person, said.cause_saying(words), store)
    told = wording.noted([point.name], Found.UNREACHED, (), _left([point], said, store))
    return "\n".join([told, *_of_samples(samples, said, store)])


def _named(words: str, said: Said, store: Store) -> list[Point]:
    grid = said.group.grid if said.group else None
    first = points_named.called(next(iter(points_named.names_in(words)), ""), grid, store)
    found = first or store.recogniser.recognise(words, grid).point
    return [found] if found else []


def _in_nets(points: list[Point], said: Said, store: Store) -> list[Point]:
    """Those that are in an open net, this person's to look at, and of this group."""
    grids = _seen_here(said, store)
    in_nets = {stop.point for _, stop in sweeping.open_at(points, store, said.person)}
    own = sweeping.within(said.person, points, store)
    return [one for one in own if one.id in in_nets and (grids is None or one.grid in grids)]


def _left(points: list[Point], said: Said, store: Store) -> int:
    """How many points of these grids nobody has seen yet, in any open net."""
    grids = {one.grid for one in points}
    left = {
        one.id
        for net in sweeping.shown_to(said.person, store, alone=said.chat.private)
        for one in sweeping.holes(net, store)
        if one.grid in grids
    }
    return len(left)


def _seen_here(said: Said, store: Store) -> frozenset[int] | None:
    """The grids that may be spoken of: of the group, else of the person; None is all of them."""
    group, district = said.group, store.district
    if group is not None and group.purpose is Purpose.GRID and group.grid is not None:
        return frozenset({group.grid})
    unit = group.unit if group is not None and group.purpose is Purpose.UNIT else None
    if unit is None and said.person.has(Role.INSPECTOR, Role.OFFICE, Role.LEADER, Role.OBSERVER):
        return None
    below = district.within(unit if unit is not None else said.person.unit)
    return frozenset({*(grid.id for grid in district.grids_of(below)), *said.person.grids})


def _samples_at(points: list[Point], said: Said, store: Store) -> list[Dragnet]:
    """The open samples in which this person answers now; none where others read it."""
    if not said.chat.private:
        return []
    nets = {net.id: net for net, _ in sweeping.open_at(points, store, said.person)}
    return [net for net in nets.values() if net.sample_of is not None]


def _of_samples(nets: list[Dragnet], said: Said, store: Store) -> list[str]:
    """How they stand after an answer."""
    return [line for net in nets for line in sweeping.coverage(net, None, said.at, store)[:1]]


def _sampled(words: str, said: Said, store: Store) -> Answer:
    """拉网 抽查 [范围] [10%]: of the dragnet that ended last, once; by whoever oversees."""
    if not said.person.has(Role.OFFICE, Role.INSPECTOR) or not said.chat.private:
        return wording.NOT_YOURS_TO_SAMPLE
    if again := _AGAIN.fullmatch(words):
        sample = store.dragnets.last_sample()
        points = sampling.drawn_again(sample, again[1], store) if sample else ()
        return wording.drawn_again(sample, [one.name for one in points]) if sample else wording.NO_SAMPLE
    share = _SHARE.search(words)
    percent = int(share[1]) if share else store.rules.look_back or 10
    if not 0 < percent <= 100:
        return "抽查的比例请写 1% 到 100%。"
    name = _SHARE.sub("", words).strip()
    net = store.dragnets.last_ended(name)
    if net is None:
        return wording.none_ended(name)
    if before := store.dragnets.sample_of(net):
        return "\n".join(["已经抽查过，不再抽。", *sweeping.coverage(before, None, said.at, store)])
    drawn = sampling.drawn(net, percent, said.person, said.cause, store)
    if not drawn.points:
        return f"拉网 {net.name} 没有看过的点位，抽不了。"
    return sampling.begin(drawn, said.cause, store)


def _ended(name: str, said: Said, store: Store) -> Answer:
    """收网: by whoever opened it, or the office; before its time and with holes only if asked again."""
    name, sure = name.removesuffix(wording.SURE).strip(), name.endswith(wording.SURE)
    nets = sweeping.shown_to(said.person, store, alone=said.chat.private)
    own = [one for one in nets if said.person.has(Role.OFFICE) or one.opened_by == said.person.id]
    named = [one for one in own if not name or one.name == name]
    if not named:
        return "没有您开的拉网。" if nets else wording.NONE
    if len(named) > 1:
        choices = tuple(Choice(one.name, f"拉网 结束 {one.name}") for one in named)
        return Outgoing(said.chat, "结束哪一个？", choices=choices)
    net, holes = named[0], sweeping.holes(named[0], store)
    if holes and not sure and net.until is not None and net.until > said.at:
        return Ask(
            wording.is_early(net, len(holes), said.at), f"拉网 结束 {net.name} {wording.SURE}", only_yes=True
        )
    told = sweeping.end(net, said.cause, store)
    lines = sweeping.coverage(net, _seen_here(said, store), said.at, store)
    text = "\n".join([f"收网。{lines[0]}" if lines else "收网。", *lines[1:PER_PAGE]])
    return [Outgoing(said.chat, text), *told]
