"""What is asked of one case with yes or no, or with who: 99修好了吗, 87延期批了吗, 84谁核查."""

from __future__ import annotations

import re
from enum import Enum, auto


class AskedOfIt(Enum):
    """What is to be told in one line."""

    DONE = auto()  # whether it is fixed
    EXTENDED = auto()  # whether more time was given (延期)
    DEFERRED = auto()  # whether it was put off (挂账)
    CHECKED = auto()  # whether it was verified, or who is to
    LATE = auto()  # whether it is over its limit


_YES_OR_NO = r"(?:了?(?:吗|没有?|么|嘛)|了不|没[有呢])[啊呢呀]*[^\w]*$"
_ENDS = r"[啊呢呀的了去来啦吧]*[^\w]*$"
_FIXED = "修|办|弄|搞|清|清理|清运|整改|处理|解决|改|补|换|拆|拖|搬|铲|扫|收拾|销|销号|办结|结|完成|完工|搞定"
_CHECK = "核查|验收|复核|核验|核|验"
_NOT_YET = "(?:为什么|为啥|怎么|咋)(?:还|一直|到现在|都)*没有?人?(?:来|去)?"
_WHO = "(?:该|由|是|归)*(?:谁|哪个|哪位)(?:去|来|在|该去)?"
_OVER = "(?:超期|逾期|超时|过期)"
_ASKED = (
    (AskedOfIt.EXTENDED, rf"延期.{{0,6}}(?:批|同意|签|准|通过|下来|过).{{0,3}}{_YES_OR_NO}"),
    (AskedOfIt.DEFERRED, rf"挂账.{{0,6}}(?:批|同意|签|准|通过|下来|过).{{0,3}}{_YES_OR_NO}"),
    (AskedOfIt.CHECKED, rf"(?:{_CHECK})过?{_YES_OR_NO}|(?:{_WHO}|{_NOT_YET})(?:{_CHECK}){_ENDS}"),
    (AskedOfIt.LATE, rf"{_OVER}{_YES_OR_NO}|(?:是不是|是否|有没有){_OVER}{_ENDS}"),
    (AskedOfIt.DONE, rf"(?:{_FIXED})(?:好|完|掉|走|到位|干净|了|号)*{_YES_OR_NO}"),
)
_FORMS = tuple((what, re.compile(form)) for what, form in _ASKED)


def asked_of_it(text: str) -> AskedOfIt | None:
    """What the words ask of a case that is known already; None if it is anything else, or more than that."""
    said = text.strip()
    return next((what for what, form in _FORMS if form.search(said)), None)


_IT = "(?:那|这|它|刚才|现在|到底|后来|一?[件个条])*"


def asks_only_that(text: str) -> bool:
    """True for 谁核查 and 那件批了没, with no number and no place: of the case that was told of last."""
    said = text.strip()
    return any(re.fullmatch(f"{_IT}(?:{form.pattern})", said) for _, form in _FORMS)


# What is asked of one case, with nothing that says which.
_THAT_ONE = re.compile(
    r"(?:那|哦|嗯|[\s,，])*(?:刚才|上面)?[那这]一?件(?:事|的)?(?:现在|后来|到底|又)?"
    r"(?:怎么样|咋样|如何|什么情况|啥情况|怎么说|到哪一?步|办到哪|到哪|(?:办|弄|修|处理|整改|清|解决)(?:得怎么样|好|完|掉)?(?:没有?|吗)?"
    r"|谁(?:在)?(?:办|管|弄|负责|核查?|跟)|为什么.{0,8}|怎么.{0,8}|呢)了?(?:啊|呢|的)?[?？。]*"
)


def asks_of_that_one(text: str) -> bool:
    """True for 那件怎么样了, with nothing that says which."""
    return _THAT_ONE.fullmatch(text.strip()) is not None
