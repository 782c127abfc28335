"""责任书 and 承诺书 in words, in chat and in the workbook. Lists name units; who signed stands with the letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.district import Unit
from domain.letters import LetterLine, LetterStep
from domain.measures import ON_TIME_RATE
from domain.tabular import Entered
from domain.tally import Tally
from texts import standings, times
from texts.typed import one_line

LETTER, PLEDGE = "责任书", "承诺书"
SIGNED, NOT_SIGNED = "已签", "没签"
MOST = 20  # units of a list in one message
HOW_TO_SIGN = "要登记就发：责任书 签 单位 签字人 日期 事项，可附照片"
HOW_TO_PLEDGE = "要登记就发：承诺书 报 单位 份数（写到现在一共多少份）"
WHO = "谁签的？请写签字人姓名，如：责任书 签 金山社区 叶秀兰 3月1日 市场外立面、后巷保洁"
WHO_OF = "谁签的、哪天签的、什么事项？如：叶秀兰 3月1日 市场外立面、后巷保洁"
HOW_MANY = "多少份？请写到现在一共多少份，如：承诺书 报 金山社区 1200"
WHY = "为什么撤？请写单位和理由，如：责任书 撤 金山社区 登记错了"
NOT_YET = "签字日期还没到，请写今天或以前的日期；去年的请写上年份。"
HEADS = (
    ("单位", 16), ("责任书", 10), ("签字人", 12), ("日期", 14), ("事项", 44), ("承诺书份数", 12),
    ("到期", 8), ("按期", 8), ("按期率", 9), ("超期", 8), ("销号", 8),
)  # fmt: skip
NOTE = "到期、按期、销号是这一年到现在的，超期是现在的；承诺书只记份数，不记人"


def entered(unit: Unit, line: LetterLine, before: LetterLine | None) -> str:
    """What is kept now, and what it takes the place of."""
    match line.step:
        case LetterStep.SIGN:
            old = f"\n原来记的 {times.short_day(before.day)} {before.signer} 那份不作数了。" if before else ""
            return f"{_signed(unit, line)}{old}"
        case LetterStep.TAKE_BACK:
            return f"{unit.short} {line.year}年的{LETTER}撤了：{one_line(line.words)}"
        case LetterStep.PLEDGE:
            old = f"，原来记的是 {before.count} 份" if before else ""
            return f"{unit.short} {line.year}年{PLEDGE}：一共 {line.count} 份{old}。"


def none_to_take_back(unit: Unit, year: int) -> str:
    """Nothing was entered."""
    return f"{unit.short} {year}年没有登记过{LETTER}。"


def to_come(year: int) -> str:
    """A year that has not begun."""
    return f"{year}年还没到。"


def counted(signed: int, missing: int) -> str:
    """`已签 5 家，还差 12 家`."""
    return f"已签 {signed} 家，还差 {missing} 家。" if missing else f"{signed} 家都签了。"


def listed(where: str, year: int, missing: Sequence[Unit], signed: Sequence[tuple[Unit, LetterLine]]) -> str:
    """Who is missing first, then who signed when."""
    lines = [f"{LETTER} · {where} · {year}年：{counted(len(signed), len(missing))}"]
    lines += [f"没签的：{_names([one.short for one in missing])}"] if missing else []
    days = [f"{unit.short} {times.short_day(one.day)}" for unit, one in signed]
    lines += [f"签了的：{_names(days)}"] if days else []
    return "\n".join([*lines, *([HOW_TO_SIGN] if missing else [])])


def one_letter(unit: Unit, year: int, letter: LetterLine | None, tally: Tally) -> str:
    """A unit's letter, beside what it has done since: so that the letter can be checked."""
    if letter is None:
        return f"{unit.short} {year}年的{LETTER}还没签。\n{HOW_TO_SIGN}"
    done = f"{year}年到现在：销号 {tally.closed}，超期 {tally.overdue}"
    return "\n".join([_signed(unit, letter), done, standings.rate(tally)])


def pledged(where: str, year: int, found: Sequence[tuple[Unit, LetterLine]], none: Sequence[Unit]) -> str:
    """How many pledges there are, by unit; nobody's name."""
    whole = sum(one.count for _, one in found)
    lines = [f"{PLEDGE} · {where} · {year}年：一共 {whole} 份"]
    lines += [_names([f"{unit.short} {one.count}" for unit, one in found])] if found else []
    lines += [f"没报的：{_names([one.short for one in none])}"] if none else []
    return "\n".join([*lines, HOW_TO_PLEDGE])


def row(
    unit: Unit, letter: LetterLine | None, pledge: LetterLine | None, tally: Tally
) -> tuple[Entered, ...]:
    """A line of the workbook."""
    share = ON_TIME_RATE.of(tally)
    signed = (SIGNED, letter.signer, _day(letter.day), letter.words) if letter else (NOT_SIGNED, "", "", "")
    rate = "" if share is None else f"{share}%"
    return (
        unit.short, *signed, pledge.count if pledge else None,
        tally.fell_due, tally.on_time, rate, tally.overdue, tally.closed,
    )  # fmt: skip


def _signed(unit: Unit, line: LetterLine) -> str:
    what = f"：{one_line(line.words)}" if line.words else ""
    photos = f"（附照片 {len(line.photos)} 张）" if line.photos else ""
    return f"{unit.short} {line.year}年{LETTER}，{line.signer} {times.short_day(line.day)}签{photos}{what}"


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d}"


def _names(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 家" if len(names) > MOST else ""
    return "、".join(names[:MOST]) + more
