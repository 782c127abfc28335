"""Sentences told beside a question, whatever they are about, once the question is whole without them.

Talk (`talk.py`) is known by what it is about. What else people tell has no end (评优就差这个, 老胡休产假去了), but it
has the grammar of a sentence, where what narrows a question is a noun, an attribute or a bare predicate; and it does
not resemble problems. Whoever uses this must see that the rest is a question of which no word is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.question import Status
from understanding.examples import examples
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.left_out.clauses import Clause, clauses_in, joined
from understanding.questions.left_out.doings import doer
from understanding.questions.left_out.errands import is_errand, is_of_oneself
from understanding.questions.left_out.lent import Rest, lends_days, rest_of, told_of_days
from understanding.questions.left_out.talk import is_talk, says_what
from understanding.questions.left_out.turning import is_predicate, turns
from understanding.questions.left_out.what_it_is_about import TOPICS, is_of_days, says_which
from understanding.questions.pieces import Piece, Slot, slot_of
from understanding.questions.to_the_bot.told_not_asked import ASKING

_SHORTEST = 3  # characters
_TELLS = 8  # characters from which on words that nobody knows are no name of a thing: 房东撵租客走人了
_LIKE_A_PROBLEM = 0.45  # the leaning from which on words may tell what is asked about
_OF_ONE, _A_CHARACTER = 8.0, 1.2  # … if they speak for one category so much, in all or for each character
_ALONE = re.compile("[没未不在有是多能]")  # 没装监控, 在二楼: with no other sign of a sentence it narrows
# Of people alone: 业务还不熟, 挨过批评; and what is done: 刚收队, 卡住, 到场
_OF_PEOPLE = re.compile(
    "不[熟懂服敢肯甘]|^接待|(?<![列说排查看报念数发讲拉])一下子?$|[挨吃受立许]过(?=[^\\W\\d])|[缺差少]一?个(?:数|底|说法|例|素材|材料)|无所谓|没关系|不要紧|不打紧|不碍事|都行$|"
    "(?P<verb>[^\\W\\d])一(?P=verb)$|^(?:先|来|咱)?(?P<twice>(?![天家处人年月日户村])[^\\W\\d])(?P=twice)[^\\W\\d]{1,2}$|^[打较比摸透唠掰讨]个"
)
_DOES = re.compile(
    "刚|挺|住$|[下刮][^\\W\\d]{0,2}[雨雪雾霜风]|(?<![\\d一二三四五六七八九十月号])到(?![\\d二三四五六七八九十]|一[^半])"
)
_DONE_TO_IT = re.compile(
    "过了?$|^(?:[没未]|被|当[场天日]|[由属归]|从没|[涉牵]及|牵涉|牵扯|关系到|影响|有(?!人|事|时|空)|[一二两三四五六七八九十\\d]+[天周个])"
)  # 罚过了, 涉及拆迁, 两天能完
_TAKES_BACK = re.compile("不[是对]$")  # 哦退回不是


def without_told(heard: Heard) -> tuple[str, list[tuple[int, int]]] | None:
    """The text without such sentences, but with what only they are about, and the stretches of the folded text that it
    is made of; None if it has none."""
    clauses = list(clauses_in(heard))
    named = {slot_of(piece) for one in clauses if _asks(heard, one) for piece in one.pieces}
    of_days = told_of_days(heard, clauses)
    told = [
        one
        for i, one in enumerate(clauses)
        if not (_asks(heard, one) or one in of_days)
        and (
            is_talk(heard, one, clauses[i + 1 :])
            or _is_sentence(one, named)
            or says_which(one)
            or _comment(heard, one, named)
        )
    ]
    if len(told) == len(clauses):
        return None  # #1 这个我看到了: beside nothing
    rest = [one for one in clauses if one not in told]
    filled = {slot for one in rest for slot in _filled(one)}
    asked = rest_of(rest)
    kept = [
        (one, _kept(heard, one, filled, asked) if one in told else [(one.start, one.end)]) for one in clauses
    ]
    stretches = [stretch for _, some in kept for stretch in some]
    if not stretches or all(some == [(one.start, one.end)] for one, some in kept):
        return None
    return joined(heard, clauses, stretches)


def _kept(heard: Heard, clause: Clause, filled: set[Slot], asked: Rest) -> list[tuple[int, int]]:
    """Nothing of a sentence that adds nothing, what it is about of one that says something of that; else all of it."""
    adds = [one for one in clause.pieces if _adds(heard, one, clause, filled)]
    if not adds:
        return [(one.start, one.end) for one in clause.pieces if lends_days(heard, clause, one, asked)]
    comment = _comment(heard, clause, filled)
    if says_which(clause) or (comment and all(one.end <= comment.start for one in adds)):
        return [(one.start, one.end) for one in adds if one.slot in TOPICS]
    return [(clause.start, clause.end)]


def _asks(heard: Heard, clause: Clause) -> bool:
    """Does the clause ask? 要看记录, 人手就这么几个 and 打个擂台 do not."""
    if (
        doer(clause.words)
        or is_errand(clause.words)
        or (_OF_PEOPLE.search(clause.words) and not _ASKS.search(clause.words))
    ):
        return False
    return any(one.slot is Slot.CUE and _is_asked(heard, one, clause) for one in clause.pieces)


def _is_asked(heard: Heard, cue: Piece, clause: Clause) -> bool:
    if cue.value is Cue.HOW_MANY and _NOT_ASKED.search(clause.words[: cue.end - clause.start]):
        return False
    words = heard.folded(cue)
    if _ASKS.search(words):
        return True
    told = cue.value in _ONLY_WITH_A_WORD and not clause.known
    return cue.value in ASKING and words not in _PAPERS and not told


# Without a word that asks they are told as well: 考核组要看记录, 会上有人问起.
_ONLY_WITH_A_WORD = frozenset(
    {Cue.CALL, Cue.OWNER, Cue.WAIT, Cue.LOOK_UP, Cue.STAGE, Cue.SHOW_ME, Cue.HOW, Cue.WHETHER, Cue.WHY}
)
_PAPERS = ("台账",)  # 纪委这边要台账


def _comment(heard: Heard, clause: Clause, named: set[Slot]) -> Clause | None:
    """What a sentence says of the place or the problem that it begins with: 老小区那几台僵尸车|居民意见大得很."""
    topics = [one for one in clause.pieces if one.slot in TOPICS and one.cost < _GUESSED]
    if not topics:
        return None
    start = topics[-1].end
    unknown = any(clause.start <= at < start for at, _ in heard.unknown)
    words = heard.typed.folded[start : clause.end]
    if unknown or _GOES_ON.match(words):
        return None
    pieces = tuple(one for one in clause.pieces if one.start >= start)
    comment = Clause(start, clause.end, words, pieces, clause.known)
    return comment if _is_sentence(comment, named | {one.slot for one in topics}) else None


# 金山街道|的设备老化, 东港花苑|三号楼吵得很: what is named goes on.
_GOES_ON = re.compile("的|[\\d一二三四五六七八九十东西南北前后左右上下里外新旧老大小]")
_GUESSED = 2.5  # the cost from which a problem was told, and not named
_SAYS_WHAT = frozenset(Slot) - {Slot.CUE, Slot.FILLER, Slot.TOPIC, Slot.LENGTH}
# Sentences that end as what narrows: 会上要点名批评的 (what the answer is for), 说好昨天给的, 冷清清的.
_ENDS_IN_DE = re.compile(
    "^(?:[^\\W\\d]{0,3}会[上议]?|考[核评]|[测考]评|评[比先优]|验收|检查|督查|公示|通报|简报|绩效|上墙|年[底终])[^\\W\\d]{0,2}要[^\\W\\d]{1,5}的$"
    "|^(?:说|讲|约|定|答应)[好是]?(?=.*[给完来去到清改交办])[^\\W\\d]{3,}的$|^[^\\W\\d]{3,}(?P<again>[^\\W\\d])(?P=again)的$"
)
# A day or a season, and what is done then: 年底算总账, 早高峰刚撤岗.
_THEN = re.compile(
    "^(?:[早晚]高峰|[今明后昨]?[早晚]|大?[前后今明昨]天|年[底前后终]|[月季]底|[入立开]?[春夏秋冬][天季里]?|[节会]前|[^\\W\\d]{2}(?:前|期间))"
    "(?:上|一早|晚上|刚|就|要|又|还|都|得|可|不能|[会再])*[算交搞带做写开接跑去来评比验考赶催发迎抓拆扫撤停出有陪下刮](?=[^\\W\\d]{1,})[^\\W\\d]*(?<!的)$"
)


def _is_sentence(clause: Clause, named: set[Slot]) -> bool:
    """Is something told? `named` are the slots that the question fills itself."""
    words = clause.words
    says = clause.says(*_SAYS_WHAT)
    if _ENDS_IN_DE.search(words) or doer(words) or is_errand(words):
        return True
    last = clause.pieces[-1] if clause.pieces else None
    if last is not None and last.slot is Slot.PERIOD and last.end == clause.end:
        return False  # 上学期九月到现在: of which days
    if len(words) < _SHORTEST or words.endswith("的"):
        return False
    if says and (_TAKES_BACK.search(words) or clause.known):
        return False
    if _OF_PEOPLE.search(words) or (_THEN.match(words) and not clause.known):
        return True
    if turns(words) or _DONE_TO_IT.search(words):
        return False
    told = len(words) >= _TELLS or is_predicate(_ALONE.sub("", words))
    whole = told or _DOES.search(words) or _is_of_its_day(clause)
    return bool(whole) and (Slot.CATEGORY in named or not _is_like_a_problem(words))


def _is_of_its_day(clause: Clause) -> bool:
    """这两天北风大: what it is like on a day; 面积大 alone narrows."""
    first = clause.pieces[0] if clause.pieces else None
    dated = first is not None and first.start == clause.start and first.slot in (Slot.PERIOD, Slot.VAGUE)
    return dated and not clause.known and _IS_LIKE.search(clause.words) is not None


_IS_LIKE = re.compile("[大小多少高低冷热紧忙难乱急凶勤猛密旺差好]$")


def _is_like_a_problem(words: str) -> bool:
    likely = max(examples().likely(words))
    speaks = likely >= _OF_ONE or likely >= _A_CHARACTER * len(words)
    return speaks and examples().tells_a_problem(words) >= _LIKE_A_PROBLEM


def _has_its_own_verb(heard: Heard, clause: Clause) -> bool:
    """Is it told what happened on the days that are named, and no state of cases?"""
    said = [one for one in clause.pieces if one.slot is Slot.STATUS and says_what(heard, one)]
    return not said or _ENDS_IN_DE.search(clause.words) is not None


_PLACE = frozenset({Slot.SCOPE, Slot.KIND})
_DAYS = frozenset({Slot.PERIOD, Slot.VAGUE, Slot.LENGTH})


def _filled(clause: Clause) -> Iterator[Slot]:
    """What the question says itself: with a point no kind of places is wanted."""
    for piece in clause.pieces:
        slot = slot_of(piece)
        yield from _PLACE if slot in _PLACE else _DAYS if slot in _DAYS else (slot,)


# 督办单发下去三天了，没签收的是哪几家: which paper it is that nobody signed.
_PAPERS_OF = frozenset({Status.SUPERVISED, Status.EXTENSION_ASKED, Status.EXTENDED, Status.DEFERRED})
_SIGNED = re.compile("[没未](?:得?人|谁)?(?:签|批|回[复话应]|答复)")
# In a sentence that asks nothing these are told: 考勤要扣钱, 接到电话, 卡住, 考核办盯得紧, 下午到场.
_TOLD_CUES = frozenset({Cue.CALL, Cue.OWNER, Cue.WAIT, Cue.LOOK_UP, Cue.THAT, Cue.STAGE})
_TOLD_OF_OTHERS = frozenset({Slot.DUTY, Slot.NARROW})  # 网格长都在喊忙, 派出所配合拖车
_TOLD_SLOTS = frozenset({Slot.TOPIC, Slot.LENGTH})
_SO_LONG = re.compile("[\\d一二两三四五六七八九十半几](?!早)")  # 放了两天, but not 下午到场
_ASKS = re.compile("[谁哪几吗么]|多少|什么|啥|是不是|是否|有没有|有无|[怎咋]|没有?$")
_NOT_ASKED = re.compile("(?:[那这没]|(?:这么|那么|就|才))(?=[几多])")


def _adds(heard: Heard, piece: Piece, clause: Clause, filled: set[Slot]) -> bool:
    """Does the piece say something of the cases that the question does not say itself?"""
    words = heard.folded(piece)
    if is_of_oneself(clause.words) or (piece.slot in _TOLD_OF_OTHERS and is_errand(clause.words)):
        return False
    if (piece.value in _TOLD_CUES and not _ASKS.search(words)) or words == "一半":
        return False  # 会开到一半
    slot = slot_of(piece)
    if slot is Slot.LENGTH and _SO_LONG.search(words):
        return True
    if slot is Slot.PERIOD and not is_of_days(clause, piece) and _has_its_own_verb(heard, clause):
        return False  # 昨晚下大雨: the days are those of what is told
    if piece.value is Cue.HOW_MANY and _NOT_ASKED.search(clause.words[: piece.end - clause.start]):
        return False  # 人手就这么几个
    if piece.value in _PAPERS_OF and _SIGNED.search(heard.typed.folded):
        return True
    return slot not in _TOLD_SLOTS and slot not in filled - {Slot.CUE} and says_what(heard, piece)
