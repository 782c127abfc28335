"""Reports (周报 月报 季报 年报) in words that fit a phone; the document says the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from domain.card import Row
from domain.chat import Choice
from domain.editions import (
    Difference,
    Edition,
    Issued,
    Name,
    as_counted,
    unbalanced,
)
from domain.measures import (
    ON_TIME_RATE,
    Figure,
)
from domain.stretches import EditionKind, Stretch
from domain.tally import Scope
from texts import lagging, times
from texts.cases import Listing
from texts.edition_lines import asked_at, line, unanswered
from texts.edition_places import standing
from texts.edition_rates import measures, rate, weak_items

TOTAL = "合计"
MOST_NAMED = 5
MOST_LATE = 5
FEWEST_RATES = 3  # of which a trend is made
WORTH_SAYING = timedelta(minutes=30)  # of a cut-off that was made late
_BESIDE = (Figure.DEFERRED, Figure.EXTENDED, Figure.NOTICED, Figure.EXCUSED, Figure.REBOUNDED)
_STANDS = (Figure.OPEN, Figure.OVERDUE, Figure.OWED, Figure.CHECKING)
_OTHERWISE = (Figure.VOID, Figure.REJECTED, Figure.MERGED)
_SPEAKS = (
    Figure.NEW, Figure.OPEN, Figure.CHECKING, Figure.CLOSED, Figure.FELL_DUE, Figure.DEFERRED, Figure.OVERDUE,
)  # fmt: skip


def empty(edition: Edition, scope: Scope) -> bool:
    """True where there is nothing to say of a part of the district."""
    return not any(edition.count(one, scope) for one in _SPEAKS)


def quiet(shown: Issued) -> str:
    """What is said of a time in which there was nothing; before the first case of all nothing is in order either."""
    return "没有新增，没有在办，都清了。" if shown.began else "还没有上报过问题，没有数。"


def words(shown: Issued, scope: Scope) -> Listing:
    """The whole message about a part of the district."""
    edition, before = shown.edition, shown.before
    head = [heading(edition, scope), cut_off(edition), *since(shown)]
    if empty(edition, scope):
        return Listing("\n".join([*head, quiet(shown), *_late(shown, scope)]), ())
    rows = tuple(_unanswered(edition, scope))
    lines = [
        *head,
        *figures(shown, scope),
        *([] if edition.stretch.kind is EditionKind.WEEKLY else measures(edition, scope)),
        *([] if edition.stretch.kind is EditionKind.WEEKLY else lagging.line(weak_items(edition, scope))),
        *standing(shown, scope),
        *_unanswered_head(edition, scope),
        *(row.text for row in rows),
        *trend((*reversed(before), edition), scope),
        *_late(shown, scope),
        *(difference(one) for one in unbalanced(edition)),
    ]
    return Listing("\n".join(lines), rows)


def heading(edition: Edition, scope: Scope) -> str:
    """`【周报】全区 · 2026年第47周（2026-W47）`: also how one asks for it again."""
    stretch = edition.stretch
    period = "" if stretch.kind is EditionKind.YEARLY else f"（{stretch.period}）"
    return f"【{stretch.kind}】{scope.words} · {stretch.title}{period}"


def cut_off(edition: Edition) -> str:
    """What it covers and until when; that it is not cut off yet, or was made later than it should have been."""
    stretch = edition.stretch
    if _is_early(edition):
        return f"还没截稿，现在是 {moment(edition.taken_at)} 的数；{moment(stretch.cut_off)} 截稿"
    begins = f"{moment(stretch.since)} 起，" if stretch.kind is EditionKind.WEEKLY else ""
    return f"{begins}截至 {moment(stretch.cut_off)}{_made_late(edition)}"


def as_issued(edition: Edition) -> str:
    """The same for a paper that leaves the office: what it is up to, be that its cut-off or not."""
    stretch = edition.stretch
    begins = f"数据从 {moment(stretch.since)} 到"
    if _is_early(edition):
        return f"{begins} {moment(edition.taken_at)}"
    if stretch.kind is EditionKind.WEEKLY:
        return f"{begins} {moment(stretch.cut_off)}{_made_late(edition)}"
    return cut_off(edition)


def _is_early(edition: Edition) -> bool:
    return not edition.frozen and edition.taken_at < edition.stretch.cut_off


def _made_late(edition: Edition) -> str:
    """That its figures were counted after its cut-off; nothing if it was cut off in time."""
    taken = edition.taken_at
    if not edition.frozen:
        return f"\n当时没有截稿，这是 {moment(taken)} 补算的，在办、超期按补算时的情形"
    return f"（{moment(taken)} 补截稿）" if taken - edition.stretch.cut_off > WORTH_SAYING else ""


def early(edition: Edition) -> str:
    """That something that is to be issued now would have the figures of now; nothing if its time is over."""
    if not _is_early(edition):
        return ""
    return f"{edition.stretch.title}还没截稿（{moment(edition.stretch.cut_off)}），现在签发就定现在的数。"


def since(shown: Issued) -> Iterator[str]:
    """From when there is data, where that is not from the beginning."""
    begun = shown.begun_in(shown.edition.stretch)
    if begun is not None:
        yield f"{begun.month}月{begun.day}日起才有数"


def moment(at: datetime) -> str:
    """`11月20日 17:00`; the midnight that ends something belongs to the day before: `11月30日 24:00`."""
    day, hour = times.ending(at)
    return f"{times.short_day(day)} {hour}"


def figures(shown: Issued, scope: Scope) -> Iterator[str]:
    """The numbers, a line for each thing to know."""
    edition = shown.edition
    then, rated = shown.compared, shown.before[0] if shown.before and edition.frozen else None
    otherwise = "".join(f"，{one} {count}" for one in _OTHERWISE if (count := edition.count(one, scope)))
    new, closed = (_against(one, edition, then, scope) for one in (Figure.NEW, Figure.CLOSED))
    yield f"新增 {new}，销号 {closed}{otherwise}"
    yield rate(ON_TIME_RATE, edition, scope) + _points(edition, rated, scope)
    still, late, owed, checking = (edition.count(one, scope) for one in _STANDS)
    old = f"（旧欠 {owed}）" if owed else ""
    yield f"在办 {still}，超期 {late}{old}，待核查 {checking}{_longest_check(edition, scope)}"
    beside = "，".join(f"{one} {count}" for one in _BESIDE if (count := edition.count(one, scope)))
    if beside:
        yield f"另有：{beside}"


def _against(figure: Figure, edition: Edition, then: Edition | None, scope: Scope) -> str:
    now = edition.count(figure, scope)
    if then is None:
        return str(now)
    more = now - then.count(figure, scope)
    return f"{now}（{_changed(more, edition.stretch.before)}）"


def _changed(by: int, before: str) -> str:
    if not by:
        return f"和{before}持平"
    return f"比{before}多 {by} ↑" if by > 0 else f"比{before}少 {-by} ↓"


def _points(edition: Edition, then: Edition | None, scope: Scope) -> str:
    now = edition.share(ON_TIME_RATE, scope).percent
    was = then.share(ON_TIME_RATE, scope).percent if then else None
    if then is None or now is None or was is None or not _enough(edition, then, scope):
        return ""
    by = now - was
    before = edition.stretch.before
    if not by:
        return f"，和{before}持平"
    return f"，比{before}高 {by} 个点 ↑" if by > 0 else f"，比{before}低 {-by} 个点 ↓"


def _enough(edition: Edition, then: Edition, scope: Scope) -> bool:
    """Of a few cases the rate jumps whatever anybody does."""
    fewest = min(one.count(Figure.FELL_DUE, scope) for one in (edition, then))
    return fewest >= edition.ranked_from


def _longest_check(edition: Edition, scope: Scope) -> str:
    waiting = edition.of(Figure.CHECKING, scope)
    if not waiting:
        return ""
    first = min(waiting, key=lambda one: (one.at, one.number))
    waited = times.span(asked_at(edition) - first.at)
    return f"（最久 #{first.number} 等了{waited}）"


def _unanswered_head(edition: Edition, scope: Scope) -> Iterator[str]:
    found = unanswered(edition, scope)
    if found:
        most = _most_named(edition)
        more = f"，前 {most} 件" if len(found) > most else ""
        yield f"没回应的 {len(found)} 件{more}："


def _most_named(edition: Edition) -> int:
    """The longer ones say more else, and it all has to fit a phone."""
    return MOST_NAMED if edition.stretch.kind is EditionKind.WEEKLY else 3


def _unanswered(edition: Edition, scope: Scope) -> Iterator[Row]:
    for name, one in unanswered(edition, scope)[: _most_named(edition)]:
        yield Row(one.number, line(edition, one, name))


def trend(editions: Sequence[Edition], scope: Scope) -> Iterator[str]:
    """`近 4 周按期率：80% → 83% → 83% → 86%`, oldest first; nothing of fewer than three that had a rate.

    Where too little fell due to say anything (排名件数) its two figures stand instead: `1/2`.
    """
    shares = [(one, one.share(ON_TIME_RATE, scope)) for one in editions if one.frozen]
    known = [(one, share) for one, share in shares if share.whole]
    enough = [one for one, share in known if share.whole >= one.ranked_from]
    if len(enough) < FEWEST_RATES:
        return
    newest = known[-1][0]
    unit = {"周报": "周", "月报": "个月", "季报": "个季度", "年报": "年"}[newest.stretch.kind]
    told = [f"{share.percent}%" if one in enough else f"{share.part}/{share.whole}" for one, share in known]
    few = f"（到期不足 {newest.ranked_from} 件的只写按期/到期）" if len(enough) < len(known) else ""
    yield f"近 {len(known)} {unit}按期率：{' → '.join(told)}{few}"


def _late(shown: Issued, scope: Scope) -> Iterator[str]:
    found = late_words(shown, scope)
    if found:
        name, more = shown.edition.stretch.name, ""
        if len(found) > MOST_LATE:
            more = f"等 {len(found)} 件，全部发：展开 截稿后变化 {name}"
        yield f"截稿后变化：{'、'.join(found[:MOST_LATE])}{more}（上面的数没改）"


def late_words(shown: Issued, scope: Scope) -> list[str]:
    """`#12 撤回` of each case of this part."""
    edition = shown.edition
    mine = (one for one in shown.late if edition.inside(as_counted(one, edition), scope))
    return [f"#{one.number} {one.words}" for one in mine]


def was_frozen(edition: Edition, changed: Mapping[Name, int]) -> str:
    """Which figures of a report are others than what is counted now, as they were: `截稿时：销号 149`."""
    told = "，".join(f"{name} {number}" for name, number in changed.items())
    return f"（{edition.stretch.name} 截稿时：{told}；后来变的不改报里的数）"


def difference(one: Difference) -> str:
    """A total that is not the sum of its parts is shown, not hidden."""
    name = "" if one.name == TOTAL else one.name
    return f"核对：{name}合计 {one.total} 与各项之和 {one.parts} 差 {abs(one.total - one.parts)}"


def openings(edition: Edition, scope: Scope, own: Scope) -> tuple[Choice, ...]:
    """Buttons that open its figures, and bring the document. `own` is what one need not say here."""
    where = "" if scope == own else f"{scope.words} "
    name = edition.stretch.name
    wanted: list[Choice] = []
    if edition.count(ON_TIME_RATE.whole, scope):
        wanted.append(Choice("展开按期率", f"展开 按期率 {where}{name}"))
    if edition.count(Figure.OVERDUE, scope):
        wanted.append(Choice("展开超期", f"展开 超期 {where}{name}"))
    kind, _, period = name.partition(" ")
    return (*wanted, Choice("文件", f"{kind} {where}{period} 文件"))


def named(stretch: Stretch, scope: Scope, own: Scope) -> Choice:
    """The button for another one: the newest that is frozen, or the one that runs."""
    where = "" if scope == own else f"{scope.words} "
    return Choice(stretch.name, f"{stretch.kind} {where}{stretch.period}")


def just_begun(begun: Stretch, told: Stretch) -> str:
    """Ahead of one that was cut off, where another has just begun: which it is."""
    return f"{begun.title}刚开始，下面是{told.title}的。看{begun.title}发：{begun.name}"
