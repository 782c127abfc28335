"""简报, 通报 and 会议材料 as documents: which blocks stand in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.bulletins import BulletinKind
from domain.district import District
from domain.editions import WHOLE, Issued
from domain.measures import Figure
from domain.paper import Block, Masthead, Paper, Paragraph, PhotoRow
from texts import edition_lines, edition_papers, edition_parts

MOST_PAIRS = 3  # of photos before and after
_NOTHING = "没有。"
_DEMANDS = (
    "请上述单位对照清单逐件整改，整改后附现场照片回复。",
    "一时办不了的，按程序申请延期或挂账，先采取措施。",
)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is not in the figures, as sentences: 督办 (`pressing`: as something to do), what is to be decided, what was
    decided and is open or done, what the office wants said."""

    orders: tuple[str, ...] = ()
    pressing: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    open_decisions: tuple[str, ...] = ()
    done_decisions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A case that was closed, with its photos before and after."""

    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Head:
    """Who issues it, when, under which number, and who gets it."""

    issuer: str
    day: date
    number: str
    name: str
    copies: tuple[tuple[str, str], ...]


Section = tuple[str, Sequence[Block]]


def paper(
    kind: BulletinKind,
    head: Head,
    shown: Issued,
    ahead: Ahead,
    pairs: Sequence[BeforeAfter],
    district: District,
) -> Paper:
    """The whole document."""
    period = shown.edition.stretch.title
    bare = Paper(
        f"{kind} {head.number or period}",
        _title(kind, period, district),
        tuple(edition_papers.numbered(_SECTIONS[kind](shown, ahead, pairs))),
        number=f"（{period}）",
    )
    match kind:
        case BulletinKind.BULLETIN:
            masthead = Masthead(head.name, head.number, head.issuer, head.day)
            return replace(bare, masthead=masthead, copies=head.copies)
        case BulletinKind.CIRCULAR:
            sent = replace(bare, number=head.number, addressee="各有关单位", copies=head.copies)
            return replace(sent, signer=head.issuer, day=head.day)
        case BulletinKind.MEETING:
            return replace(bare, signer=head.issuer, day=head.day)


def _title(kind: BulletinKind, period: str, district: District) -> str:
    match kind:
        case BulletinKind.BULLETIN:
            return f"{district.name}文明城市创建工作情况"
        case BulletinKind.CIRCULAR:
            return f"关于{period}文明城市创建\n问题整改情况的通报"
        case BulletinKind.MEETING:
            return f"{district.name}文明城市创建工作会议材料"


def _bulletin(shown: Issued, ahead: Ahead, pairs: Sequence[BeforeAfter]) -> Iterator[Section]:
    edition = shown.edition
    yield (
        "总体情况",
        [*edition_papers.summary(shown, WHOLE, issued=True), *edition_parts.parts(shown, WHOLE, "单位")],
    )
    yield "晒问题", [*edition_papers.sources(edition, WHOLE), *_stubborn(shown)]
    yield "晒进度", [*edition_papers.main_figures(shown, WHOLE), *_overdue(shown)]
    yield "晒成效", _effect(shown, pairs)
    yield (
        "下步打算",
        _sentences([*ahead.notes, *ahead.pressing, *ahead.open_decisions]) or [Paragraph(_next(shown))],
    )


def _circular(shown: Issued, ahead: Ahead, _pairs: Sequence[BeforeAfter]) -> Iterator[Section]:
    edition = shown.edition
    yield (
        "基本情况",
        [*edition_papers.summary(shown, WHOLE, issued=True), *edition_parts.parts(shown, WHOLE, "单位")],
    )
    yield "存在问题", [*_overdue(shown), *_stubborn(shown), *_sentences(ahead.orders)]
    late = edition.count(Figure.OVERDUE) > 0
    yield "有关要求", _sentences([*ahead.notes, *(_DEMANDS if late else ())])


def _meeting(shown: Issued, ahead: Ahead, pairs: Sequence[BeforeAfter]) -> Iterator[Section]:
    yield (
        "总体情况",
        [*edition_papers.summary(shown, WHOLE, issued=True), *edition_papers.main_figures(shown, WHOLE)],
    )
    yield "各单位情况", edition_parts.parts(shown, WHOLE, "单位")
    yield "主要问题", [*_overdue(shown), *_stubborn(shown)]
    yield "需要研究的事项", _sentences([*ahead.questions, *ahead.orders]) or [Paragraph(_NOTHING)]
    decided = [*ahead.open_decisions, *ahead.done_decisions]
    yield "议定事项落实情况", _sentences(decided) or [Paragraph(_NOTHING)]
    yield "成效", _effect(shown, pairs)
    yield "建议", _sentences(ahead.notes)


_SECTIONS = {
    BulletinKind.BULLETIN: _bulletin,
    BulletinKind.CIRCULAR: _circular,
    BulletinKind.MEETING: _meeting,
}


def _overdue(shown: Issued) -> list[Block]:
    """What is late, the longest first."""
    edition = shown.edition
    late = [(one, name) for name, one in edition_lines.unanswered(edition, WHOLE)]
    if not late:
        return [Paragraph("没有超期和没人认领的问题。")]
    return [Paragraph("超期和没人认领的问题："), *edition_papers.listed(edition, late)]


def _stubborn(shown: Issued) -> list[Block]:
    found = edition_papers.stubborn(shown.edition, WHOLE)
    return [Paragraph("反复出现的问题（顽疾）："), *found] if found else []


def _effect(shown: Issued, pairs: Sequence[BeforeAfter]) -> list[Block]:
    """How many were closed; where only some of them are shown, of how many these are."""
    closed, pictured = shown.edition.count(Figure.CLOSED), min(len(pairs), MOST_PAIRS)
    some = f"下面是其中 {pictured} 件整改前后的照片。" if 0 < pictured < closed else ""
    return [Paragraph(f"销号 {closed} 件。{some}"), *_photos(pairs)]


def _next(shown: Issued) -> str:
    """What is to be done where nobody wrote anything: what the figures say is left."""
    still, late, checking = map(shown.edition.count, (Figure.OPEN, Figure.OVERDUE, Figure.CHECKING))
    left = (
        ("抓紧整改超期的", late),
        ("按时限办好其他在办的" if late else "按时限办好在办的", still - late),  # 超期 is part of 在办
        ("及时核查待核查的", checking),
    )
    counted = [f"{words} {count} 件" for words, count in left if count]
    return f"{'；'.join(counted)}。" if counted else "继续做好日常巡查，发现问题及时上报、及时整改。"


def _photos(pairs: Sequence[BeforeAfter]) -> list[Block]:
    return [
        PhotoRow((("整改前", one.before), ("整改后", one.after)), one.words) for one in pairs[:MOST_PAIRS]
    ]


def _sentences(lines: Iterable[str]) -> list[Block]:
    """Numbered, so that one can speak of each."""
    return [Paragraph(f"{number}. {line}") for number, line in enumerate(lines, 1)]
