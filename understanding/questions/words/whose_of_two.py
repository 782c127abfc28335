"""Which of two bodies answers for something (该环卫还是社区管), and to whom it is to be given: 该转给哪家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot
from understanding.questions.words.owners_by_role import WHO

_THEIRS = "(?:[里上]|那边|那头|自己)?"
_BODY = (
    "(?:(?:社区|街道|街办|办事处|居委会?|村委会?|镇政府|镇|村|区|市|物业|业委会|环卫|城管|执法|交警|交管|公安|派出所|消防|中队|大队|"
    "住建|城建|市政|市监|工商|卫健|爱卫办?|教育|民政|残联|园林|绿化|水务|水利|电力|供电|电信|移动|联通|铁塔|通信|专班|政务|"
    f"创建办|单位|产权单位|店家|商户|业主|房东|开发商|施工方|我们|咱们?|你们|他们)(?:局|所|队|中心|公司|部门)?|[^\\W\\d的了这那种该归由是在和跟]{{2,5}}(?:局|所|队|社区|街道|村|镇)){_THEIRS}"
)
_DOES = "(?:来|去)?(?:负责|管|牵头|处理|解决|兜底|清理?|扫|修|拆|搬|拖|运|弄|整改?|的[事活]儿?)(?:的)?"
_GIVEN = "(?:该|应该|归|由|属于?|算|是|找|叫|派给?|转给?|交给?|报给?)"
_OR = "(?:的)?[,，]?(?:还是|或者?是?)"
_FORMS = (
    f"{_GIVEN}{{1,2}}{_BODY}(?:{_DOES})?{_OR}{_GIVEN}{{0,2}}{_BODY}(?:{_DOES})?",
    f"{_BODY}(?:{_DOES})?{_OR}{_GIVEN}{{0,2}}{_BODY}{_DOES}",
    f"(?<=[,，、]){_BODY}{_OR}{_BODY}",
)
_WHOSE = tuple(
    re.compile(f"(?:这|那|到底|究竟|现在)*{form}(?=[呢啊呀嘛吧哦]*(?:$|[,，。?？!！]))") for form in _FORMS
)
_ASKS = re.compile("[归谁管该]|负责|牵头")
_COST = 0.9


def whose_of_two(folded: str) -> Iterator[Piece]:
    """The whole offer, which asks no more than who answers for it: the answer names the one that does."""
    if "还是" not in folded and "或" not in folded:
        return
    for form in _WHOSE:
        for one in form.finditer(folded):
            if _ASKS.search(folded):
                yield Piece(one.start(), one.end(), Slot.CUE, Cue.OWNER, _COST)


_TO_WHOM = re.compile(
    "(?:该|应|要|得|可以|能|往|直接|先|再|到底|一般|最好|我这|这)*(?:单子?|件)?(?:该|应|要|得)*"
    "(?:转[派交办]?|派[单遣]?|移交|交办?|推|分[派]?|批|下派|流转|指派|划)(?:给|到|去|往)"
    f"(?:{WHO})(?:去|来)?(?:办|管|处理|处置|弄|最?合适|好|才[对好]|妥当?|对口)*的?(?=[呢啊呀嘛吧哦]*(?:$|[,，。?？!！]))"
)
_A_CASE = re.compile(r"(?<!\d)\d{1,4}(?:[号件单和跟、]|$)|#|第\d|那[件条单起个]")


def to_whom(folded: str) -> Iterator[Piece]:
    """僵尸车该转给哪家, 违停派给谁合适: whose it is; of a case that is known by its number, where it went."""
    if not _A_CASE.search(folded):
        for one in _TO_WHOM.finditer(folded):
            yield Piece(one.start(), one.end(), Slot.CUE, Cue.OWNER, 0.6)
