"""Words of a question that were heard as others of the same sound: 做天 for 昨天, 执法中对 for 执法中队."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from understanding.questions.words.whole_words import is_whole
from understanding.sounds import BySound, alike, heard

# Days and parts, which a sentence must not lose. 到齐, 都办 and 吃到 are words of their own, and
# so there is no 到期, 督办 or 迟到 here.
_WORDS = """
    昨天 明天 今天 前天 后天 上月 本月 上个月 这个月 这月 下个月 上周 本周 这周 下周 上半年 下半年 今年 去年 这两天
    上礼拜
    这礼拜 单位 网格 社区 街道 部门 地方 小区 菜场 这个 这边 这些 两个 三个 创建办 督查室 超期 请假 到岗 缺岗 新增 返工
    问题 销号 负责
"""
# One character, which only what stands beside it shows to be another.
_BESIDE = (
    (re.compile("(?<![树花苗林灌草乔积])木(?=有)|冇"), "没"),
    (re.compile("(?<=月)头(?=到|至|起|开始|以来)"), "初"),
    (re.compile("(?<![单各诸])位(?=销号|整改|办结|核查)"), "未"),
    (re.compile(r"(?<=[\d一二三四五六七八九十几])[约越](?=份)"), "月"),
    (re.compile(r"(?<![弄搞整办做干忙推抓啃捏压]到)(?<=到)[其起器旗骑](?=几|的|有|没)"), "期"),
    (re.compile("(?<=新)[曾憎赠争挣睁](?!送|议|端|论)"), "增"),
    (re.compile("(?<=[没未])[消霄宵](?=$|[的呢啊吗掉完?？,，])"), "销"),
    (re.compile("(?<=[归谁由])官(?=$|[的呢啊?？])"), "管"),
    (re.compile("(?<=按)[其齐旗奇](?=[率整办完])"), "期"),
    (re.compile("[安案](?=期(?:率|整改|办结|完成))"), "按"),
    (re.compile("飘(?=[着的]*(?:东西|垃圾|脏|塑料))"), "漂"),
    (re.compile("(?<=哪)[写歇邪]"), "些"),
    (re.compile("(?<=[有期改的号增查理])[纪机己济及](?=[件个起处])"), "几"),
    (re.compile("(?<=最)朵(?=$|[的呢啊?？,，])"), "多"),
    (re.compile("(?:^|(?<=[昨今]天))水(?=没到|没来|请假|迟到|负责)"), "谁"),
    (re.compile("[醉罪](?=[多少高低差慢快])"), "最"),
    (re.compile("(?<=多)[绍勺邵稍](?=[件个起处条次]|[呢啊了]*(?:[^\\w]|$))"), "少"),
    (re.compile("(?<=[到超逾])欺"), "期"),
    (re.compile("(?<=[报发出立了有]几)期(?=[呢啊了]?(?:[^\\w]|$))"), "起"),
    (
        re.compile("(?<=[本上下这])(?:走(?=[新销超整返没未办按待谁哪几多的报])|[州洲舟](?!市|区|县|镇|岛))"),
        "周",
    ),
    (re.compile("[暴抱爆豹](?=得最?[多少]|了[几多]|上来)"), "报"),
    (re.compile("(?<=几)[见建健箭键](?=[呢啊了的没未超新]|[^\\w]|$)"), "件"),
    (re.compile("(?<=[哪那几])[各](?=单位|网格|社区|街道|部门|人)"), "个"),
    (re.compile("(?<=整)[该盖概丐](?=[率了完好的没掉到多几情])"), "改"),
    (re.compile("(?<=整改|按期|销号|办结|返工)[绿律铝]"), "率"),
    (re.compile(r"(?<![\w])个(?=单位|网格|社区|街道)|(?<=[日月周天下])个(?=单位|网格|社区|街道)"), "各"),
)
_LITTLE = frozenset("的了是有不没未都还在到对里和跟给能会要得着过吗呢吧")


def put_right(folded: str) -> str:
    """The text with such words as they are written, character for character."""
    for pattern, char in _BESIDE:
        folded = pattern.sub(char, folded)
    found = list(_slips(folded, _words()))
    for start, word in found:
        folded = folded[:start] + word + folded[start + len(word) :]
    return folded


class NamesBySound:
    """Names of a register, each found where one of its characters was heard as another."""

    def __init__(self, names: Sequence[str]) -> None:
        """Of names that sound the same the last counts. Short ones are left out: of two characters with one wrong
        nothing is sure."""
        self._names = BySound(name for name in reversed(names) if _SHORTEST <= len(name) <= _LONGEST)

    def find(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Where a name is heard: start, end and the name as the register has it."""
        sounds = heard(folded)
        for start, head in enumerate(sounds):
            for length in reversed(self._names.lengths.get(head, ())):
                name = self._names.get(sounds[start : start + length])
                if name and _is_one_slip(folded[start : start + len(name)], name):
                    yield start, start + len(name), name


_SHORTEST, _LONGEST = 3, 12
# 双龙社区年初以来, …的排名 天气冷: what ends a word goes on to no other.
_ENDS_A_WORD = re.compile(
    "(?<=[社片小城全辖景园校地厂])区(?=年)|(?<=[排前后几\\d一二三四五六七八九十])名(?=天)"
)


def _slips(folded: str, words: dict[str, str]) -> Iterator[tuple[int, str]]:
    sounds = heard(folded)
    for start in range(len(folded) - 1):
        for length in (2, 3):
            word = words.get(sounds[start : start + length], "")
            if (
                word
                and _is_one_slip(folded[start : start + length], word)
                and not (_ENDS_A_WORD.match(folded, start) or is_whole(folded[start : start + length]))
            ):
                yield start, word


def _is_one_slip(written: str, word: str) -> bool:
    slips = [(a, b) for a, b in zip(written, word, strict=True) if a != b]
    if len(slips) != 1:
        return False
    long = len(word) > _SHORTEST or word.startswith("这")  # 则个月, 人名广场: z for zh, n for ng
    return (long or slips[0][0] not in _LITTLE) and (long or alike(*slips[0]))


@cache
def _words() -> dict[str, str]:
    return {heard(word): word for word in _WORDS.split()}
