"""`zoujie district`: the register goes in and out as a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from actions import freezing
from actions.untaken import orphans
from bot.operator.answer import NotDone, Options, Printout, must_be_new, now_in, opened
from bot.operator.from_to import Register, changed_cells, from_to
from bot.operator.in_hand import MOST_NUMBERS, held_by_retired, orphaned
from bot.operator.positions import doubt
from bot.operator.reconcile import unbalanced
from bot.settings import Settings
from bot.workbook import read, write
from bot.workbook import template as write_template
from bot.workbook.columns import GRIDS, INDICATORS, POINTS, SCORES
from bot.workbook.reading import Book
from domain.appraisal import RuleSet
from domain.codes import known_as
from domain.district import District
from domain.gaps import at_two_posts, gaps, shared_aliases, too_much_retired
from domain.mock_scores import YearIndicator
from domain.rulesets import USUAL
from storage.books import Books
from storage.changes import Change
from texts.editions import difference
from texts.visits import frozen

_MANY = 10  # changes, from which on they are counted first


async def template(_settings: Settings, options: Options) -> Printout:
    """Write an empty workbook. Raises NotDone if the file exists, unless forced."""
    must_be_new(options)
    write_template(options.file)
    return Printout((f"空白区底册已写到 {options.file}，填好后用 zoujie district import 导入。",))


async def import_(settings: Settings, options: Options) -> Printout:
    """Bring the register to what a workbook says, and name what it lacks or has in doubt.

    Raises NotDone with every fault of the book. Raises it too if more than a fifth of a sheet would be retired, unless
    forced, and for a book that changes anything during 迎检.
    """
    book = read(options.file)
    if book.faults:
        raise NotDone("\n".join(map(str, book.faults)))
    with opened(settings) as database:
        try:
            with database.transaction() as store:
                visit = freezing.frozen(now_in(store), store)
                brought = _bring(book, store)
                if visit and brought.changes and not options.dry_run:
                    raise NotDone(frozen(visit))
                if options.dry_run or (brought.losses and not options.force):
                    raise _NotNow
        except _NotNow:
            if options.dry_run:
                told = _told(brought, "这次只看不改")
                return Printout((*told, *brought.lacking, *brought.losses))
            raise NotDone("\n".join((*brought.losses, _ASKING))) from None
        with database.reading() as store:
            left = orphaned(orphans(store))
            wrong = [difference(one) for one in unbalanced(book.district, store.district, brought.changes)]
    return Printout((*_told(brought, "已生效"), *brought.lacking, *left, *wrong))


@dataclass(frozen=True, slots=True)
class _Brought:
    """What an import changes, what the book lacks or has in doubt, and what of the register would be lost; the register
    before and after."""

    changes: list[Change]
    lacking: list[str]
    losses: tuple[str, ...]
    before: Register
    after: Register


def _bring(book: Book, store: Books) -> _Brought:
    """Make register, rules and 评分规则 what the book says."""
    now = now_in(store)
    lacking = [*_renumbered(book.district, store.district)]
    changes = store.bring_to(book.district, book.rules, now)
    lacking += held_by_retired(changes, store)
    lacking += [f"留意 {gap.sheet}：{gap}" for gap in gaps(book.district)]
    if book.rule_sets is not None:
        before = {one.version for one in store.appraisals.rule_sets()}
        sets = store.appraisals.bring_to(book.rule_sets)
        changes += _of_rule_sets(before, {one.version for one in book.rule_sets}, sets)
        began = store.behind.began()
        lacking += _without_rules(book.rule_sets, (began or now).date())
        lacking += _backwards(book.rule_sets, sets, now.date(), began)
    if book.library is not None:
        changes += _of_library(book.library, store.library.bring_to(book.library))
    lacking += [difference(one) for one in book.totals]
    doubtful = (*shared_aliases(book.district), *at_two_posts(book.district, now.date()))
    lacking += [f"留意 {gap.sheet}：{gap}" for gap in doubtful]
    lacking += [f"留意 坐标：{wrong}" for wrong in doubt(store, book.district, book.rules)]
    old, new = (store.district, store.rules), store.brought()
    losses = (*too_much_retired(store.district, _retired(changes)), *_emptied(changes, book, old, new))
    return _Brought(changes, lacking, losses, old, new)


async def export(settings: Settings, options: Options) -> Printout:
    """Write the register as a workbook. Raises NotDone if the file exists, unless forced."""
    must_be_new(options)
    with opened(settings) as database, database.reading() as store:
        rule_sets, library = store.appraisals.rule_sets(), store.library.all()
        write(store.district, options.file, store.rules, rule_sets, library)
    return Printout((f"区底册已写到 {options.file}。",))


def _renumbered(book: District, present: District) -> Iterator[str]:
    """A line for each sheet whose 编号 are numbers that the register spells otherwise (1 for 01)."""
    for sheet, written, known in (
        (GRIDS.name, book.grids, present.grids),
        (POINTS.name, book.points, present.points),
    ):
        spelt = known_as((one.code for one in written), (one.code for one in known))
        if spelt:
            pairs = [f"{code} 就是原来的 {own}" for code, own in sorted(spelt.items())[:MOST_NUMBERS]]
            more = f" 等 {len(spelt)} 个" if len(spelt) > MOST_NUMBERS else ""
            yield f"留意 {sheet}：编号 {'、'.join(pairs)}{more}，仍按原来的写法"


def _of_rule_sets(before: Container[str], after: Container[str], changed: Iterable[str]) -> Iterator[Change]:
    """Each version of 评分规则 that is not as it was."""
    for one in changed:
        how = "停用" if one not in after else "修改" if one in before else "新增"
        yield Change(SCORES.name, one, how)


def _of_library(library: Sequence[YearIndicator], changed: Sequence[YearIndicator]) -> list[Change]:
    """Each 指标 that is not as it was, once."""
    names = {(one.year, one.name) for one in library}
    told = dict.fromkeys((one.year, one.name) for one in changed)
    return [
        Change(INDICATORS.name, f"{year}年 {name}", "修改" if (year, name) in names else "停用")
        for year, name in told
    ]


def _backwards(
    rule_sets: Sequence[RuleSet], changed: Sequence[str], today: date, began: datetime | None
) -> list[str]:
    """A line for each version of 评分规则 that was changed and holds for a month that is over: its scores change.

    `began` is when the first case was reported, if one was.
    """
    this_month = today.replace(day=1)
    if began is None or began.date() >= this_month:
        return []
    return [
        f"留意 {SCORES.name}：{one.version} 从 {one.since} 起算，以前月份的考核分也会变；公布过的榜不变"
        for one in rule_sets
        if one.version in changed and one.since < this_month
    ]


def _without_rules(rule_sets: Sequence[RuleSet], since: date) -> list[str]:
    """A line where no version of 评分规则 holds on a day since which cases count: 通用 was taken out of the sheet."""
    first = min((one.since for one in rule_sets), default=since)
    if first <= since:
        return []
    return [f"留意 {SCORES.name}：{first} 以前没有规则，那之前的事不算分；要算请留着“{USUAL.version}”那几行"]


class _NotNow(Exception):
    """Rolls the transaction back: of a dry run, or of an import that has to be confirmed."""


_ASKING = "什么也没改。用 --dry-run 看是哪些；确实要这样，请加 --force。"


def _emptied(changes: Iterable[Change], book: Book, before: Register, after: Register) -> Iterator[str]:
    """A line for each column that the workbook has lost and the register has: what it said would become otherwise."""
    lost: Counter[tuple[str, str]] = Counter()
    for change in changes:
        for column, _, _ in changed_cells(change, before, after):
            lost[change.sheet, column] += column in book.without.get(change.sheet, ())
    for (sheet, column), count in lost.items():
        if count:
            yield f"《{sheet}》没有“{column}”列，底册里写着的 {count} 行会变"


def _retired(changes: list[Change]) -> Counter[str]:
    return Counter(change.sheet for change in changes if change.how == "停用")


def _told(brought: _Brought, what: str) -> tuple[str, ...]:
    """What changes, from what to what, and how much of it."""
    changes = brought.changes
    done = [change for change in changes if change.how != "保留"]
    kept = [
        f"《{change.sheet}》里没有 {change.name}（群里加的），保留"
        for change in changes
        if change.how == "保留"
    ]
    return (*_counts(done), *(_line(one, brought) for one in done), *kept, _total(done, what))


def _counts(changes: list[Change]) -> Iterator[str]:
    """What an import of many changes does in each sheet: `新增：单位 4、网格 6`."""
    if len(changes) < _MANY:
        return
    for how in ("新增", "修改", "改名", "调动", "停用"):
        if sheets := Counter(change.sheet for change in changes if change.how == how):
            yield f"{how}：{'、'.join(f'{sheet} {count}' for sheet, count in sheets.items())}"


def _line(change: Change, brought: _Brought) -> str:
    columns = "；".join(from_to(change, brought.before, brought.after))
    return f"{change.how} {change.sheet} {change.name}" + (f"：{columns}" if columns else "")


def _total(changes: list[Change], what: str) -> str:
    return f"共 {len(changes)} 处变动，{what}。" if changes else "没有变动。"
