"""What is said to orders about several cases, or about one that was not named."""

from __future__ import annotations

from collections.abc import Sequence

from domain.card import Row
from domain.cases import Case, Step
from domain.district import District
from domain.life import may_take
from texts.cases import UNSORTED
from texts.typed import one_line

WHICH = "哪一件？"
CANCEL = "取消"
ANEW = "都不是，新报一件"
ONE_EACH = "照片按次序，一件一张。"
CALL_OFF = frozenset({CANCEL, "算了"})
OVER_ALREADY = "这一问已经答过了，没有再记一遍。"
OVER = "这一问已经过了，什么也没办，不用取消。"
NOTHING_ASKED = "现在没有等您回“是”的，什么也没办。要办请再发一遍，如：整改 12 说明"
OFF_OR_ANEW = "刚才那条先不报。照片留着：要报请重新说地点和问题；不报了请点“取消”。"
NOTHING_WAITS = "没有等您答的，不用取消。要收回上报的请发：撤回 编号"
SEVERAL = "没拿准是要办什么，请点按钮："
SIGNED = {
    "签收": ("等您签收的督办", "签收 编号"),
    "同意": ("等您签批的", "同意 编号，或 不同意 编号 理由"),
    "意见": ("请您单位说意见的会商", "意见 编号 说明"),
}
ASKED_FOR = ("延期", "挂账")
IN_OWN_WORDS = ("请人去看", "不用去看")  # what becomes of it is not seen by the case
USED = "（已有结果，不用再点）"  # under what asked for something that was settled elsewhere
MOST_CHOICES = 6  # cases to choose from


def done(step: str, rows: Sequence[Row]) -> list[str]:
    """`通过（2 件）` and a line for each case as it is now; what others sign is only asked for so far."""
    head = f"申请{step}（{len(rows)} 件），同意了才算" if step in ASKED_FOR else f"{step}（{len(rows)} 件）"
    return [head, *(row.text for row in rows)]


def numbers(several: Sequence[int]) -> str:
    """`#5、#6`."""
    return "、".join(f"#{one}" for one in several)


def to_sign(word: str, several: Sequence[int]) -> str:
    """A line of 我的任务: `等您签收的督办 1 件：#5，请发：签收 编号`."""
    what, how = SIGNED[word]
    return f"{what} {len(several)} 件：{numbers(several)}，请发：{how}"


def which(more: int) -> str:
    """Which of the cases is meant; `more` are not among the buttons."""
    return f"{WHICH}还有 {more} 件没列出，也可以带上编号再发。" if more > 0 else WHICH


def none_there(step: str) -> str:
    """None of the cases that wait for this word is where it was said of: they are the buttons."""
    return f"那里没有等您{step}的。等您{step}的是："


def case(one: Case, district: District) -> str:
    """`#2 违法停车 · 金山小区`, on a button."""
    category = district.category.get(one.category or 0)
    return (
        f"#{one.number} {category.name if category else UNSORTED} · {one_line(one.place, 12) or '地点待定'}"
    )


NOT_DONE = "还没弄好"  # what is noted where somebody says no more than that
ONLY_ADDS = "只是补充"  # the button that the photo does not show the end of it


def beyond(place: int, lines: int, *, is_a_case: bool) -> str:
    """A list has no such line; the case of that number may be meant."""
    other = f"要看编号 {place} 的，发：查 {place}" if is_a_case else ""
    return f"刚才列的只有 {lines} 件，没有第 {place} 件。{other}"


def of_list(title: str) -> str:
    """Which list a place in one was looked for in."""
    return f"按上面“{one_line(title, 60)}”那张清单："


def not_done(command: str) -> str:
    """That 是 to a question of long ago has done nothing, and what to send, if that can be typed."""
    return (
        f"这一问已经过了，这次什么也没办。还要办请{f'发：{one_line(command, 60)}' if command else '再发一遍'}"
    )


def is_still_meant(command: str) -> str:
    """Whether what was asked long ago is still meant."""
    what = f"“{one_line(command, 60)}”" if command else "刚才问的那件"
    return f"隔得太久，还没办。现在要{what}吗？回“是”照办，回“取消”不办。"


def is_meant(command: str) -> str:
    """Whether this is what was meant."""
    return f"是要“{one_line(command, 60)}”吗？回“是”照办，回“取消”不办。"


def is_not_written_so(paper: str, wish: str, *, adds: bool) -> str:
    """Whether a paper is wanted though it will not be written as wished: 重点讲占道经营."""
    kind = paper.split()[0]
    own_words = f"要加话，出来后发：{kind} 加 内容。" if adds else ""
    told = f"“{one_line(wish, 40)}”我做不到，{kind}只照数出。{own_words}"
    return f"{told}还出“{one_line(paper, 40)}”吗？回“是”照办，回“取消”不办。"


WISHED = "请创建办"  # how such a wish begins


def wished(step: str, words: str) -> str:
    """What is noted on a case of which somebody wishes a step of the office: 请创建办会商：三家说说清楚."""
    return f"{WISHED}{step}：{words}" if words else f"{WISHED}{step}"


def only_the_office(step: str, numbers: Sequence[int]) -> str:
    """Whether such a wish is to be noted."""
    cases = "、".join(f"#{one}" for one in numbers)
    return f"“{step}”由创建办来定。要把这句记进 {cases} 的经过，给创建办看吗？回“是”照办，回“取消”不办。"


def again(command: str) -> str:
    """Whether a 反弹 was meant, or to reopen it."""
    return f"是要“{one_line(command, 60)}”，另立一件吗？回“是”就另立；要接着办原来那件，请点“重开”。"


def too_many(most: int) -> str:
    """More at once than are done."""
    return f"一次最多办 {most} 件，后面的没办。"


YOURS_ALREADY = "已经在您手上："


def is_repair_taken_back(number: int, meant: int | None) -> str:
    """Asked of whoever says that a 整改 was wrong; `meant` is the case that its photo is of, if they said so."""
    other = f"；#{meant} 的请另发：整改 {meant}（附照片）" if meant else ""
    return (
        f"撤回 #{number} 的整改吗？回“是”照办，撤回后时限照旧{other}。"
        f"\n整改是真的、只是照片不对，请发：补充 {number}（附对的照片）"
    )


RIGHT_PHOTO = "先前的照片发错了，以这张为准"  # what 补充 says of the photo that it brings


def right_photo(one: Case) -> str:
    """Asks for the photo that takes the place of a wrong one; both stay in the history, with what was said of them."""
    told = f"请发 #{one.number} 对的照片，补上去；先前那张会注明发错了。"
    if may_take(one, Step.UNFIXED):
        return f"{told}还没整改的，请发：撤回整改 {one.number}"
    return f"{told}整件报错了，请发：撤回 {one.number}" if may_take(one, Step.WITHDRAW) else told


def are_they_one(one: Case, other: Case, district: District) -> str:
    """Asked before a case is merged into one at another point of another grid."""
    places = "，".join(
        f"{case(each, district)}（{grid.name if grid else '网格待定'}）"
        for each in (one, other)
        for grid in [district.grid.get(each.grid or 0)]
    )
    return f"{places}：不在一处，也不是一个网格，真是同一件事吗？回“是”并案，回“取消”不办。"


def is_in_the_wrong_group(one: Case, district: District) -> str:
    """Asked of whoever sent a report to another group than they meant."""
    return (
        f"{case(one, district)} 归哪个单位看地点，发在哪个群都一样，不用重发。"
        "\n要撤回吗？回“是”撤回，回“取消”照旧。"
    )


def is_taken_back(one: Case, district: District) -> str:
    """Asks whether a report is to be withdrawn."""
    return are_taken_back([one], district)


def are_taken_back(several: Sequence[Case], district: District) -> str:
    """The same of several reports."""
    named = "、".join(case(one, district) for one in several)
    return f"要撤回 {named} 吗？回“是”照办，回“取消”不办。"
