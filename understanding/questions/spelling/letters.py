"""A whole question in pinyin: beihu jiedao benyue anqilv duoshao is 北湖街道本月按期率多少."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from understanding.sounds import BySound, heard, syllables_in

_IN_LETTERS = re.compile(r"[a-z\d\s,.?!#'，。？！、]+")
_RUN = re.compile(r"(?<![a-zA-Z\d])[a-zA-Z]{5,}(?: +[a-zA-Z]{2,})*(?![a-zA-Z\d])")
_TOKEN = re.compile(r"[a-z]+|\d+|[^a-z\d\s']")
# What is asked, by its commonest words; places and problems come from the register.
_WORDS = """
    今天 昨天 明天 前天 本周 这周 上周 下周 本月 这个月 上个月 上月 今年 去年 本季度 最近 现在 目前 上半年
    下半年 有 还有 还 共 一共 多少 几件 几个 几起 几处 件 个 没有 没 吗 呢 了 的 和 是 在 都 各 每 每天 按 哪个
    哪些 哪家 哪里 谁 怎么样 如何 情况 进度 什么 为什么 到哪一步了 没整改 未整改 没处理 未处理 未销号 没销号
    已销号 销号 销了 超期 逾期 在办 待核查 待派遣 待受理 待认领 退回 返工 反弹 挂账 督办 新增 上报 报了 整改
    处理 核查 办结 到期 快到期 按期率 结案率 整改率 返工率 排名 排行 名单 清单 列表 最多 最少 最高 最低 最快
    最慢 最好 最差 对比 比较 趋势 没到 未到 没来 没到岗 到岗 请假 迟到 点名 缺岗 替班 单位 各单位 网格 各网格
    街道 各街道 社区 各社区 村 类别 点位 问题 案件 负责 谁负责 谁管 归谁管 管 查 看 全区 片 办了 办好 好了
    因为 要 开会 请问 谢谢 帮忙 麻烦 我 想问 想知道 你好 告诉 给我 领导
"""
_ALSO = {"shei": "shui"}


class Letters:
    """Words by their sounds, to write a question in characters that came in letters."""

    def __init__(self, names: Sequence[str]) -> None:
        """In: the names of the register; of words that sound the same the last name counts."""
        self._names = names

    @cached_property
    def _words(self) -> BySound:
        """Made with the first question in letters, for most districts get none."""
        return BySound((*reversed(self._names), *reversed(_WORDS.split())))

    def in_characters(self, text: str) -> str:
        """The question in characters; the text as it is where it is not all pinyin of known words."""
        lower = text.lower()
        if not _IN_LETTERS.fullmatch(lower):
            return text
        sounds = ""
        for token in _TOKEN.findall(lower):
            said = syllables_in(_ALSO.get(token, token)) if token.isalpha() else token
            if said is None:
                return text
            sounds += said
        return self._written(sounds) or text

    def runs_in_characters(self, text: str) -> str:
        """The same of each run of letters among characters: 金山社区 benzhou 没整改几件."""
        return _RUN.sub(lambda run: self.in_characters(run[0]), text)

    def _written(self, sounds: str) -> str:
        """The longest words one after the other; nothing where one is not known."""
        written, at = "", 0
        while at < len(sounds):
            for length in self._words.lengths.get(sounds[at], ()):
                if word := self._words.get(sounds[at : at + length]):
                    written, at = written + word, at + len(word)
                    break
            else:
                if heard(sounds[at]) == sounds[at] and sounds[at].isascii():
                    written, at = written + sounds[at], at + 1
                    continue
                return ""
        return written
