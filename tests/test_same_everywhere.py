"""A measure is the same number wherever it is told: in an answer, 进度, 晒比拼, a report, 台账 and 评分."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from random import Random

from actions import editions, five_ways
from actions.documents.kit import find_documents
from domain.chat import Chat, Incoming, Outgoing
from domain.district import Purpose, Role
from domain.editions import UNANSWERED, Counted, Edition
from domain.ledger import Ledger
from domain.measures import RATIOS, Deed, Figure
from domain.order import WHOLE, Order
from domain.platform import Platform
from domain.question import By
from domain.stretches import EditionKind, Stretch
from domain.tally import Scope, Span, total
from handlers.board import board
from handlers.kit import Handler, Said
from handlers.progress import progress
from handlers.question import told
from storage.books import Books
from storage.database import Database
from storage.sought import Sought
from tests.played_weeks import play
from tests.talk import ZONE
from tests.turns import ONE_DATABASE
from texts import edition_rates

NOW = datetime(2026, 3, 13, 18, tzinfo=ZONE)
MONTH = Span(datetime(2026, 3, 1, tzinfo=ZONE), NOW)
MONTHLY = Stretch(EditionKind.MONTHLY, "2026-03", MONTH.start, datetime(2026, 4, 1, tzinfo=ZONE))
ASKED = {
    Figure.NEW: "本月新增多少件",
    Figure.OPEN: "现在在办多少件",
    Figure.CHECKING: "现在待核查多少件",
    Figure.OVERDUE: "现在超期多少件",
    Figure.REWORK: "现在返工多少件",
    Figure.CLOSED: "本月销号多少件",
    Figure.VOID: "本月作废多少件",
    Figure.REJECTED: "本月不予受理多少件",
    Figure.SELF_REPORTED: "本月自查多少件",
    Figure.REBOUNDED: "本月反弹多少件",
}
IN_LEDGER = (Figure.NEW, Figure.OPEN, Figure.CHECKING, Figure.OVERDUE)


@ONE_DATABASE
def test_a_measure_is_the_same_wherever_it_is_told(database: Database) -> None:
    """Two weeks and a half: of the district, of units with those under them, and of grids."""
    with database.transaction() as store:
        play(store, Random(12), NOW, lambda _hour: None)
        edition = editions.count(MONTHLY, NOW, store)
        rates = [one for one in RATIOS if edition.share(one).part]
        assert rates == list(RATIOS)  # there is something of each
        for ratio in RATIOS:
            part, whole = (
                Counter(one.number for one in edition.of(name)) for name in (ratio.part, ratio.whole)
            )
            assert not part - whole, ratio.name  # each case of the part is in the whole, as often
        for scope in _scopes(edition, store):
            _tallies_agree(edition, scope, store)
            _answers_agree(edition, scope, store)
            _ledger_agrees(edition, scope, store)
        _parts_agree(edition, store)
        _names_agree(edition, store)
        _shares_agree(edition, store)
        _narrowed_agree(edition, store)


def _scopes(edition: Edition, store: Books) -> Iterator[Scope]:
    yield Scope("全区")
    for unit, own in islice(edition.by_unit(Deed.RETURNED, Deed.BAD).items(), 2):
        yield replace(own, words=store.district.unit[unit].short, units=store.district.within(unit))
    yield from islice(edition.by_grid().values(), 1)


def _tallies_agree(edition: Edition, scope: Scope, store: Books) -> None:
    """Counted as one sum, and by grid and unit as 晒比拼 does; each case of a part among its whole."""
    tally = store.standings.tally(scope, MONTH, NOW)
    counted = {name: edition.count(name, scope) for name in Figure if name is not Figure.DUE}
    assert counted == {name: name.of(tally) for name in counted}, scope.words
    parts = [
        one.tally
        for one in store.standings.counts(MONTH, MONTH, NOW)
        if edition.inside(Counted(0, one.unit, one.grid, NOW), scope)
    ]
    assert total(parts) == tally, scope.words


def _answers_agree(edition: Edition, scope: Scope, store: Books) -> None:
    """The words of 进度 and 晒比拼, and of each answer to a question."""
    where = scope.words
    for name, question in ASKED.items():
        answer = _text(None, f"{where} {question}", store)
        assert answer.splitlines()[0].endswith(f"：{edition.count(name, scope)} 件"), answer
    for ratio in RATIOS:
        share = edition.share(ratio, scope)
        answer = _text(None, f"{where} 本月{ratio.name}", store)
        said = f"：{share.percent}%（{ratio.part} {share.part} / {ratio.whole} {share.whole}）"
        first = answer.splitlines()[0]
        assert first.endswith(said if share.whole else f"：还没有{ratio.whole}的，算不出"), answer
    stands, shown = _text(progress, f"{where} 本月", store), _text(board, f"{where} 本月", store)
    for text in (stands, shown):
        for name in (Figure.OPEN, Figure.OVERDUE, Figure.NEW, Figure.CLOSED):
            found = re.search(rf"{name} (\d+)(?!\d|天|小时|分)", text)
            assert (int(found[1]) if found else 0) == edition.count(name, scope), (name, text)
        assert edition_rates.rate(RATIOS[0], edition, scope) in text


def _ledger_agrees(edition: Edition, scope: Scope, store: Books) -> None:
    """The sums of 台账; what no unit has is under the unit of its grid elsewhere, so units are compared as a whole."""
    order = Order("台账", NOW, scope, MONTH, "本月")
    ledger = find_documents()["台账"].facts(order, store)
    assert isinstance(ledger, Ledger)
    summed = dict(zip(ledger.measures, ledger.totals[-1][1], strict=True))
    assert {name: summed[name] for name in IN_LEDGER} == {
        name: edition.count(name, scope) for name in IN_LEDGER
    }
    assert "核对" not in ledger.cutoff


def _names_agree(edition: Edition, store: Books) -> None:
    """A street's name alone is it with all below it; set beside other units by itself it is called otherwise."""
    above = {one.of for one in edition.units.values()}
    unit = next(one for one in edition.by_unit(Figure.NEW) if one in above)
    name = edition.units[unit].name
    parts = frozenset({unit}), store.district.within(unit)
    alone, whole = (edition.count(Figure.NEW, Scope("", units=units)) for units in parts)
    assert alone < whole
    each = _text(None, "全区 本月各单位新增多少", store)
    assert f"{name}本级 {alone}" in each and f"{name} " not in each
    assert f"{name} {whole}" in _text(None, "全区 本月各街道新增多少", store)
    assert (
        f"（{name}本级 {alone}" in (shown := _text(board, f"{name} 本月", store))
        or f"、{name}本级 {alone}" in shown
    )
    share = edition.share(RATIOS[0], Scope("", units=parts[1]))
    assert f"：{share.percent}%，" in _text(None, f"{name}本月按期率排第几", store)


def _shares_agree(edition: Edition, store: Books) -> None:
    """五分表, by unit."""
    shares = {one.unit.id: one.tally for one in five_ways.shares(WHOLE, MONTH, NOW, store)}
    units = edition.by_unit(Figure.NEW)
    assert len(units) > 1
    for unit, scope in units.items():
        told = {name: name.of(shares[unit]) for name in (*IN_LEDGER, Figure.FELL_DUE, Figure.ON_TIME)}
        assert told == {name: edition.count(name, scope) for name in told}, scope.words


def _narrowed_agree(edition: Edition, store: Books) -> None:
    """What narrows a question, and 首次回应, against the cases of the report and against all cases."""
    given = list(edition.of(Deed.GIVEN))
    middle = (
        f"{round((edition.first_answer() or 0) / 3600, 1):g} 工作时（派到单位 {len(given)} 件，居中的一件"
    )
    assert middle in _text(None, "全区 本月首次回应多久", store)
    told = sum(one.note != UNANSWERED for one in given)
    assert f"（已回应 {told} / 派到单位 {len(given)}）" in _text(None, "全区 本月首次回应率", store)
    cases = [one for one in store.cases.every() if not (one.confidential or one.part)]
    reported = [one.opened_at.astimezone(ZONE) for one in cases if MONTH.start <= one.opened_at < NOW]
    assert f"平均每天：{round(len(reported) / NOW.day, 1):g} 件" in _text(
        None, "全区 本月日均新增几件", store
    )
    for words, hours in (
        ("下午", range(12, 18)),
        ("上午", range(6, 12)),
        ("夜里", (*range(6), *range(18, 24))),
    ):
        number = sum(one.hour in hours for one in reported)
        assert _text(None, f"全区 本月{words}新增几件", store).splitlines()[0].endswith(f"：{number} 件")
    _without_agree(edition, store)
    _bounded_agree(edition, store)


def _without_agree(edition: Edition, store: Books) -> None:
    unit = next(iter(edition.by_unit(Figure.NEW)))
    scope, name = Scope("", units=store.district.within(unit)), store.district.unit[unit].short
    for figure, question in ((Figure.NEW, "本月新增"), (Figure.OVERDUE, "超期")):
        left = edition.count(figure) - edition.count(figure, scope)
        assert left and edition.count(figure, scope), "both say something"
        assert _text(None, f"除{name}外{question}多少件", store).splitlines()[0].endswith(f"：{left} 件")


def _bounded_agree(edition: Edition, store: Books) -> None:
    counts = {scope.words: edition.count(Figure.NEW, scope) for scope in edition.by_grid().values()}
    bound = sorted(counts.values())[len(counts) // 2]
    names = {name for name, count in counts.items() if count > bound}
    first, *lines = _text(None, f"全区 本月新增超过{bound}件的网格有哪些", store).splitlines()
    assert first.endswith(f"：{len(names)} 个") and {line.split()[0] for line in lines[: len(names)]} == names
    few = {name for name, count in counts.items() if count <= bound}
    assert f"：{len(few)} 个" in _text(None, f"全区 本月新增不超过{bound}件的网格有哪些", store)


def _parts_agree(edition: Edition, store: Books) -> None:
    """What came and the rates by unit and by grid, as 哪个单位退回率最高 ranks them, though some of it is on no unit's
    account: it counts for the unit of its grid. 评分 counts the same limits."""
    new = store.figures.parts(Sought(NOW, span=MONTH), By.UNIT)
    assert any(one.unit is None and one.grid for one in edition.of(Figure.NEW))
    assert {one: new.get(one, 0) for one in edition.by_unit()} == {
        one: edition.count(Figure.NEW, scope) for one, scope in edition.by_unit().items()
    }
    for ratio, read in (
        (RATIOS[0], store.rates.in_time),
        (RATIOS[2], store.rates.judged),
        (RATIOS[3], store.rates.given),
        (RATIOS[4], store.rates.looked),
        (RATIOS[5], store.rates.reinspected),
    ):
        for by, scopes in ((By.UNIT, edition.by_unit()), (By.GRID, edition.by_grid())):
            found = read(Sought(NOW, span=MONTH), by)
            for id_, scope in scopes.items():
                whole, part = found.get(id_, (0, 0))
                share = edition.share(ratio, scope)
                assert (whole, part) == (share.whole, share.part), (ratio.name, scope.words)
    dues = store.appraisals.fell_due(MONTH)
    assert len(dues) == edition.count(Figure.FELL_DUE)
    assert sum(one.kept for one in dues) == edition.count(Figure.ON_TIME)


def _text(handler: Handler | None, words: str, store: Books) -> str:
    """What the office is told alone; a question needs no handler."""
    person = next(one for one in store.district.people if one.has(Role.OFFICE))
    chat = Chat(Platform.WEB, f"private:{person.id}", private=True)
    said = Said(Incoming("1", chat, str(person.id), words, NOW), person, Purpose.PRIVATE, None, words)
    if handler is None:
        found = store.question_reader.read(words, NOW.date(), addressed=True)
        assert found.question is not None and not found.left, words
        answers = told(found, said, store)
    else:
        answers = handler.answer(said, store)
    first = answers[0] if isinstance(answers, list) else answers
    assert isinstance(first, (str, Outgoing))
    return first if isinstance(first, str) else first.text
