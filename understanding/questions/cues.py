"""The words that ask (cues): each says, alone or with others, what is to be told."""

from __future__ import annotations

from enum import Enum, auto


class Cue(Enum):
    """A word that says, alone or with others, what is to be told."""

    __hash__ = object.__hash__  # each is one object; by its name, as enumerations are, it takes far longer

    HOW_MANY = auto()
    WHICH = auto()  # 哪个, 哪些: with a word for the parts
    SHOW = auto()  # 清单, 有哪些
    HOW = auto()  # 怎么样, 情况
    SHARE = auto()  # 率
    PACE = auto()  # 平均用时
    RANK = auto()
    BOARD = auto()  # 晒比拼
    OWNER = auto()
    STAGE = auto()  # 到哪一步
    THAT = auto()  # 那件: one case
    CALL = auto()  # 点名
    COMPARE = auto()
    MORE_OR_LESS = auto()  # 多还是少, after a comparison
    LIKE_LAST_YEAR = auto()
    LIKE_BEFORE = auto()
    TREND = auto()
    WAIT = auto()
    WHETHER = auto()  # 有没有, 吗
    LOOK_UP = auto()  # 查
    PROGRESS = auto()  # 进度
    MINE = auto()
    WHO = auto()
    DONE = auto()  # 整改: done or to be done, as the rest says
    CASES = auto()  # 问题, 案件
    ITEM = auto()  # 件, 号问题
    AND = auto()
    VERSUS = auto()  # 比
    SHOW_ME = auto()  # 我想看: a list, if nothing else is asked
    ANSWERS_FOR = auto()  # 管, 负责, with a word for who
    WHO_IS = auto()  # 是谁
    THEN = auto()  # 那…呢
    OF_THOSE = auto()  # 其中
    NEXT_PAGE = auto()
    PAGE_BEFORE = auto()
    PICTURE = auto()
    WHY = auto()
    EXCEPT = auto()  # 除了, 不算: what is named with it is left out
    MEAN = auto()  # 日均
    ANSWER = auto()  # 首次回应
    AS_OF = auto()  # 截至上周五: as it stood then
    URGING = auto()  # it tells people what to do, or talks of something else: no question
