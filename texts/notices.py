"""The words of 群设置 and 通知设置, and of what was gathered for the evening."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import time

from domain.card import Row
from domain.chat import Choice
from domain.district import District, Group
from domain.notices import DEFAULTS, Chosen, Gathered, Notice, Wish, offered, possible
from texts.typed import one_line

WHAT = {
    Notice.BOARD: "每天的晒比拼和图",
    Notice.PROGRESS: "不用这里办的：已派、已整改、已销号",
    Notice.LINE: "别的单位在办、和条线有关的",
    Notice.RESULT: "点名的结果",
    Notice.REPORT: "周报、月报、年报、简报",
}
MOST_NAMED = 6  # cases of a kind
MOST_WORDS = 40  # of what is about no case
HOW = "要改请发：静音 进展、汇总 进展 或 即时 进展；改回原样发：恢复 进展"
CLOSED = "销号的消息：上报人已在私聊收到的，群里攒到晒比拼一起说。要马上收，发：即时 进展"
DECIDING = "您私聊报的件：派到单位、整改了、办结了告诉您；受理、退回时不单发。要都收，发：即时 进展"
ALWAYS = "派单、催办、升级、核查、点名、急件：总是即时，不能改"
NOT_HERE = "群里的通知由创建办或本单位负责人改。改您自己收的，请私聊我发“通知设置”。"
OTHERWISE = (
    "要改一种通知，发：静音 进展、汇总 进展 或 即时 进展；看哪个群的，在那个群里发“群设置”。"
    "夜间免打扰、每群每日上限由创建办在底册《规则》里改。"
)
NO_GROUP = "“全部群”只能由创建办私聊我来改。"


def group(
    of: Group,
    wishes: Mapping[Notice, Chosen],
    district: District,
    quiet: tuple[time, time],
    most: int,
    today: int,
) -> str:
    """What a group hears when."""
    start, end = quiet
    return "\n".join(
        [
            f"【群设置】{of.name}（{of.purpose}群）",
            ALWAYS,
            *_lines(offered(of.purpose), wishes, district),
            *([] if Notice.PROGRESS in wishes else [CLOSED]),
            f"保密件不进群；别的群、别的单位的事不发到这里；夜间免打扰 {start:%H:%M}-{end:%H:%M}",
            f"每天主动最多 {most} 条，多的并入晒比拼；今天已发 {today} 条",
            HOW,
        ]
    )


def person(name: str, kinds: Iterable[Notice], wishes: Mapping[Notice, Chosen], district: District) -> str:
    """What somebody hears alone, and when."""
    lines = _lines(kinds, wishes, district)
    usual = [] if Notice.PROGRESS in wishes else [DECIDING]
    return "\n".join([f"【通知设置】{name}的私聊", ALWAYS, *lines, *usual, HOW])


def buttons(kinds: Iterable[Notice], wishes: Mapping[Notice, Chosen]) -> tuple[Choice, ...]:
    """What may be chosen next: less of what comes at once, the usual of the rest."""
    said = [f"{_next(one, wishes.get(one))} {one}" for one in kinds]
    return tuple(Choice(one, one) for one in said)


def chosen(kinds: Sequence[Notice], wish: Wish, where: str) -> str:
    """A choice was noted, of one kind or of all that can be chosen."""
    named = "、".join(kinds)
    kept = "" if len(kinds) == 1 else "要办的照发。"
    if wish is Wish.USUAL:
        return f"{where}：{named}改回原样。"
    then = {
        Wish.AT_ONCE: "来了就发",
        Wish.TOGETHER: "攒到晒比拼时一行说完",
        Wish.NEVER: "不再发；要看随时问",
    }
    return f"{where}：{named}改为{wish}，{then[wish]}。{kept}"


def part_of(word: str, kinds: Sequence[Notice]) -> str:
    """That more was chosen than what was called by its own name: 周报 comes and goes with all of 通报."""
    return f"“{word}”属于{kinds[0]}，{kinds[0]}全改了。" if len(kinds) == 1 and word != kinds[0] else ""


def not_possible(notice: Notice, wish: Wish) -> str:
    """The digest cannot wait for itself."""
    return f"{notice}本来就是汇总，可以静音，不能{wish}。"


def must_be_heard(word: str, where: Iterable[Notice]) -> str:
    """What has to be acted on."""
    return f"“{word}”是要办的，总是即时，不能改。可以改的：{'、'.join(where)}。"


def not_here(word: str, where: Iterable[Notice]) -> str:
    """There is no such notice in this place."""
    return f"这里没有“{one_line(word)}”，可以改的：{'、'.join(where)}。"


def chosen_there(word: str, group: str, wish: Wish) -> str:
    """A group is named in another talk: where its notices are chosen, and how those of all groups are."""
    verb = "恢复" if wish is Wish.USUAL else wish
    return f"请在“{one_line(group)}”里发：{verb} {word}。所有群一起改，创建办私聊我发：{verb} {word} 全部群"


def which(where: Iterable[Notice]) -> str:
    """A choice without what it is about."""
    return f"要改哪一种？可以改的：{'、'.join(where)}。{HOW}"


def beside(waiting: Iterable[Gathered], named: Collection[int]) -> list[Gathered]:
    """What is left to say of what was gathered where a digest has already named these cases as closed."""
    return [one for one in waiting if one.notice is not Notice.PROGRESS or not set(one.cases) <= set(named)]


def gathered(waiting: Sequence[Gathered]) -> list[str]:
    """What waited for the digest: a line for all of it."""
    kinds = dict.fromkeys(one.notice for one in waiting)
    told = [_kind(kind, [one for one in waiting if one.notice is kind]) for kind in kinds]
    return [f"汇总：{'；'.join(told)}"] if told else []


def alone(waiting: Sequence[Gathered]) -> str:
    """The same where there is no digest."""
    return "\n".join(["【汇总】今天攒下的通知", *gathered(waiting)])


def rows(waiting: Sequence[Gathered], text: str) -> tuple[Row, ...]:
    """The cases it is about, so that whoever quotes it need not name the only one."""
    numbers = dict.fromkeys(number for one in waiting for number in one.cases)
    return tuple(Row(number, text) for number in numbers)


_TOLD_AS = {Notice.LINE: "条线新件（属地在办）"}  # where the name of a kind says too little


def _kind(kind: Notice, found: Sequence[Gathered]) -> str:
    """Of what is about cases each case with the newest that was said of it, of reports their title, else the words."""
    if kind is Notice.REPORT:
        titles = dict.fromkeys(one.text.split("\n", 1)[0] for one in found)
        return f"{kind} {'、'.join(one_line(one, MOST_WORDS) for one in titles)}"
    parts = 1 if kind is Notice.PROGRESS else 2  # of a line: its state, or category and place
    said = {number: _said_of(number, one.text, parts) for one in found for number in one.cases}
    if not said:
        return "；".join(one_line(one.text.replace("\n", " "), MOST_WORDS) for one in found)
    named = list(said.values())
    more = f" 等 {len(named)} 件" if len(named) > MOST_NAMED else ""
    return f"{_TOLD_AS.get(kind, kind)} {'、'.join(named[:MOST_NAMED])}{more}"


def _said_of(number: int, text: str, parts: int) -> str:
    """`#12 已销号`, `#12 占道经营 · 东港路`."""
    line = next((one for one in text.split("\n") if one.startswith(f"#{number} ")), f"#{number}")
    return " · ".join(line.split(" · ")[:parts])


def _lines(kinds: Iterable[Notice], wishes: Mapping[Notice, Chosen], district: District) -> list[str]:
    return [f"{kind}：{_now(kind, wishes.get(kind), district)} · {WHAT[kind]}" for kind in kinds]


def _now(kind: Notice, what: Chosen | None, district: District) -> str:
    if what is None:
        return DEFAULTS.get(kind, Wish.AT_ONCE)
    by = district.person.get(what.by)
    return f"{what.wish}（{by.name if by else '（已离任）'} {what.at.month}月{what.at.day}日定）"


def _next(kind: Notice, what: Chosen | None) -> str:
    if what is not None:
        return "恢复"
    if DEFAULTS.get(kind, Wish.AT_ONCE) is Wish.TOGETHER:
        return Wish.AT_ONCE
    return Wish.TOGETHER if Wish.TOGETHER in possible(kind) else Wish.NEVER
