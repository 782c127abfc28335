"""Known words that are part of another word where they stand: the 查 of 检查, the 件 of 文件, the 没 of 没报."""

from __future__ import annotations

import re

from domain.lexicon import Typed
from domain.question import Status
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot


def is_cut_off(typed: Typed, piece: Piece) -> bool:
    """True for a 没有 that is not the end of a clause (到齐没有), and for the 查 of 检查."""
    words, before = typed.folded[piece.start : piece.end], typed.folded[piece.start - 1 : piece.start]
    if piece.value is Cue.LOOK_UP:
        going = words == "查" and before in tuple("要来在去被会再")  # 要查农贸市场
        return going or (piece.start > 0 and before in "检督巡调抽排核复普清审")
    return _is_half_a_word(typed, piece, words, before) or _is_no_end(typed, piece, words, before)


def _is_half_a_word(typed: Typed, piece: Piece, words: str, before: str) -> bool:
    """期限是|否, 请|问谁, 谁治|得最好, 交|差, 文|件."""
    behind = typed.folded[piece.end : piece.end + 2]
    if piece.value is Cue.CALL and _is_of_one_who_is_named(typed, piece, words):
        return True
    if (
        piece.value is Status.NEW
        and _TELL_ME.fullmatch(words)
        and _WHICH.search(typed.folded, 0, piece.start)
    ):
        return _at_the_end(typed, piece)
    if piece.slot is Slot.STATUS and _is_no_state(typed, piece, words):
        return True
    if before == "是" and len(words) > 2 and words.startswith("不是"):
        return True  # 是不是|问题最多
    if piece.value is Cue.WAIT and words[0] == "卡" and before in tuple("油饭工房门禁行交水电车"):
        return True  # 加油|卡在谁手上
    if words == "率" and _LEADS_THEM.match(typed.folded, piece.end):
        return True
    if words.removesuffix("的") in ("不到", "没到", "未到") and _NOT_ABLE.search(
        typed.folded, 0, piece.start
    ):
        return True
    if (words == "退" and behind.startswith(_NOT_SENT_BACK)) or (words[0] == "休" and before == "退"):
        return True
    if words[-1] == "是" and behind.startswith("否"):
        return True
    if piece.value is Cue.OWNER:
        if _LEADS.match(words) and _COUNTED.search(typed.folded, 0, piece.start):
            return True  # 超期领头的是哪个单位
        return (words[0] == "问" and before in ("请", "想")) or _HOW_WELL.match(behind) is not None
    return _goes_on(typed, piece, words, before)


def _is_of_one_who_is_named(typed: Typed, piece: Piece, words: str) -> bool:
    """点名批评, 被点名的是谁: no roll-call."""
    if _NAMED_IN_PUBLIC.search(typed.folded, 0, piece.end):
        return True
    called = typed.folded.find("点名", piece.start)
    return "点名" in words and _NAMED_FOR.match(typed.folded, called) is not None


def _is_no_state(typed: Typed, piece: Piece, words: str) -> bool:
    """等|领导批示的, 缺|绿化, 有没有|派出去没反应的 (but 还有|没有派的), 迟|交的."""
    if piece.value is Status.BY_LEADER and _WAITS.search(typed.folded, 0, piece.start):
        return True  # 等|区领导发话的
    if words.startswith("报到") and typed.folded[piece.start - 1 : piece.start] in ("上", "汇", "申", "呈"):
        return True  # 从上|报到|派遣
    if words == "缺":
        return _LACKS.match(typed.folded, piece.end) is not None
    if words in ("迟", "晚"):
        return _TOO_LATE.match(typed.folded, piece.end) is not None
    return words.startswith("没有") and _IS_THERE_ANY.search(typed.folded, 0, piece.start) is not None


def _goes_on(typed: Typed, piece: Piece, words: str, before: str) -> bool:
    """谁报|的最多, 哪些|在等着核查, 那一条|街上: the word before or behind it makes it another one."""
    behind = typed.folded[piece.end : piece.end + 2]
    if piece.value is Cue.STAGE and words[-1] in "的办" and _UTMOST.match(typed.folded, piece.end):
        return True  # 谁报|的最多, 哪家|在办的多
    if piece.value is Cue.MORE_OR_LESS and words[0] in "谁哪":
        of_which = _OF_WHICH.search(typed.folded, 0, piece.start)
        return of_which is not None and not _TWO.search(typed.folded, 0, piece.start)
    if piece.value is Cue.STAGE and words.startswith("是") and _THE_MOST.match(typed.folded, piece.end):
        return True  # 是不是|超期最多 asks for the place among others
    if (
        piece.slot is Slot.BY
        and words[0] in "那哪"
        and words[-1] == "办"
        and behind[:1] in tuple("完好理结掉妥")
    ):
        return True  # 那个|办完了吗
    if piece.value is Cue.STAGE and words[0] == "在" and before == "现":
        return True  # 现在|谁手上件最多
    if piece.value is Cue.WAIT and _WHICH_CASES.match(words) and behind in _STEPS:
        return True  # 哪些|在等着核查 asks which, where 谁在等着核查 asks who
    if piece.slot is Slot.PART and _WHICH_ONE.search(words) and _OF_PARTS.match(typed.folded, piece.end):
        return True  # 私划车位的问题|哪个小区最多
    if (
        piece.slot is Slot.PART
        and words == "哪个问题"
        and _OF_ITS_PLACES.search(typed.folded, 0, piece.start)
    ):
        return True  # 这类点位哪个|问题最多
    if piece.slot is Slot.CATEGORY and before in tuple("谁家边个处") and _HAS_MORE.match(words):
        return True  # 谁家|出摊多，店外经营 asks who has more of it
    if piece.value is Cue.THAT and words[-1] == "条" and behind.startswith(tuple("街路巷道河弄沟")):
        return True
    return (words[0] == "差" and before == "交") or (
        words[0] == "件" and before in tuple("文邮零条证软附硬配稿信快部")
    )


def _at_the_end(typed: Typed, piece: Piece) -> bool:
    return not typed.folded[piece.end : piece.end + 1].isalnum()


def _is_no_end(typed: Typed, piece: Piece, words: str, before: str) -> bool:
    """没有 and the like ask only at the end of a clause: 到齐没有, but 没有报; 一张都没有 asks nothing. Nor does a word
    that tells or asks more end in the 没 of the next one: 轮椅坡道没|整改的, 报上去没|首次回应的."""
    whether = piece.value is Cue.WHETHER and words in ("没", "没有", "不")
    of_the_next = (
        piece.slot in (Slot.CATEGORY, Slot.CUE) and len(words) > 1 and _NOT_YET.search(words) is not None
    )
    if not whether and not of_the_next:
        return False
    if piece.value is Cue.WHETHER and piece.start and before in "都也":
        return True
    rest = typed.shown[typed.at[piece.end - 1] + 1 :].lstrip(_SAID_AFTER)
    return rest[:1].isalnum() and not _ASIDE.match(rest)


_NOT_YET = re.compile("(?<!有)没$")
_HAS_MORE = re.compile("[^,，]{1,4}[多少][,，]")
_LEADS = re.compile("(?:谁|哪家|哪[个位])?(?:[领打带挑]头|扛|挑大梁|当先|坐庄|当头)")
_COUNTED = re.compile("(?:超期|逾期|新增|销号|返工|退回|反弹|办结|上报|[数量率])$")
_NAMED_FOR = re.compile(
    "点名(?:道姓)?(?:的)?(?:表扬|批评|夸|问责|约谈|通报|要求|要(?!多|几|看)|骂|说|督办)"
)  # no call of the roll
_NAMED_IN_PUBLIC = re.compile(
    "(?:[被挨遭]了?|(?:会上|通报里?|简报上?)(?:又|都|还|刚)?)(?:点名|点了名|点到名)\\w{0,2}$"
)
_WAITS = re.compile("等[着候待]?$")
_LACKS = re.compile("(?![几多谁哪人勤岗席位班员过])[^\\W\\d的了着]")
_LEADS_THEM = re.compile("先(?![给说报看列把])|领(?!头|跑|先)|众")
_NOT_ABLE = re.compile("[看听找想等收做达得赶用拿查见吃买借摸碰够顾料猜搜租订排遇捞逮追]$")  # 看不到
_TELL_ME = re.compile("报(?:出来|上来|一报|来)")
# 倒数五名的网格|报出来
_WHICH = re.compile("(?:最[多少高低好差快慢]|前|后|倒数)[^,，。]{0,6}(?:网格|单位|街道|社区|名|个|家)$")
_TOO_LATE = re.compile("交|报|办|改|销|整改")  # 迟交 is said of cases
_NOT_SENT_BACK = tuple("休伍役款烧群租税")  # 退休, 退款
_WHICH_CASES = re.compile("哪(?:些|几[件个起条])[^哪谁]*$")
_STEPS = ("核查", "派遣", "派单", "受理", "认领", "验收", "复核")
_UTMOST = re.compile("的?(?:最[多少快慢勤好差高低]|更?[多少](?![少多]|[件起个次]))")
# 超期的|哪家|多 ranks, where 金山和北湖的哪家多 sets two side by side
_OF_WHICH, _TWO = re.compile("[的里中](?:[面头边]?要?[数算]|就?是)?$"), re.compile("[和跟与同及比、]|还是")
_WHICH_ONE = re.compile("[题病患疾板点根结][^是]*哪[个种样类]?$")
_OF_PARTS = re.compile(
    "(?:居民|老)?(?:小区|市场|菜场|学校|医院|公厕|厕所|公园|广场|工地|路口|路段|街道?|路|巷|停车场|网格|社区|单位|部门|[镇村局所]|点位?|地方|位置)"
)
_IS_THERE_ANY = re.compile("(?:^|[^还都仍尚现共总只])有$")
_THE_MOST = re.compile("得?的?最")
_SORT = "(?:社区|街道|镇|村)(?:里|上|那边)?"
_OF_ITS_PLACES = re.compile(f"(?:点位|地方|位置|{_SORT}[和跟与同、]{_SORT})[里中]?$")
_HOW_WELL = re.compile("得[最快慢好差]")
_SAID_AFTER = "呢啊呀哦哈嘛噻呗哩咧嘞撒哇啦咯哟喽伐"
_ASIDE = re.compile("谢|急|辛苦|麻烦|来着|(?:给|报|跟|告诉|回)我|快点|说一|领导|开会")


def in_numbers(typed: Typed) -> frozenset[int]:
    """Where a piece that begins or ends there would cut a number or a Latin word."""
    return frozenset(i for i in range(1, len(typed.folded)) if typed.cuts_a_number(i))
