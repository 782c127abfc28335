"""What somebody may want whose words nobody understands: buttons made of what the words are about and who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from domain import authority
from domain.actions import Action
from domain.chat import Choice, Incoming
from handlers.first_to_do import WORD as FIRST_TO_DO
from handlers.kit import find_handlers, place_of
from handlers.sent_back import WORD as SENT_BACK
from storage.store import Store
from understanding.orders.without_a_case.stems import subjects_of

MOST = 3
# For each subject the buttons, with what they say; what somebody may not do here is not offered.
_OFFERED: dict[str, tuple[tuple[str, str], ...]] = {
    "急": ((FIRST_TO_DO, FIRST_TO_DO), ("我的任务", "我的任务")),
    "返工": (("被打回的", SENT_BACK), ("待核查", "待核查 有哪些")),
    "核查": (("逐件核查", "核查"), ("待核查", "待核查 有哪些"), ("我的任务", "我的任务")),
    "请假": (("怎么请假", "怎么弄 请假"), ("请假", "请假")),
    "值班": (("值班", "值班"), ("怎么换班", "怎么弄 换班")),
    "通知设置": (("通知设置", "通知设置"),),
    "评分": (("评分", "评分"),),
    "改错": (("刚才那步", "上一步"), ("怎么撤回", "怎么弄 撤回")),
    "登记": (("怎么登记", "怎么弄 登记码"),),
    "点位": (("我这片的点位", "我这片有哪些点位"),),
    "配合": (("怎么请人配合", "怎么弄 配合"),),
    "催办": (("我的任务", "我的任务"), ("我报的超期的", "我报的超期的有哪些")),
    "我报的": (("我今天报的", "我今天报的有哪些"),),
    "照片": (("怎么报问题", "怎么弄 上报"),),
    "怎么报": (("怎么报问题", "怎么弄 上报"),),
}


def likely(message: Incoming, store: Store) -> tuple[Choice, ...]:
    """The nearest things that its sender may ask for here, at most three; none if nothing in the words is known."""
    person = store.people.by_account(message.chat.platform, message.sender)
    if person is None:
        return ()
    purpose = place_of(message.chat, store.group_of(message.chat))
    offered = dict.fromkeys(one for name in subjects_of(message.text) for one in _OFFERED[name])
    able = [
        Choice(label, says)
        for label, says in offered
        if all(authority.allows(person, purpose, action) for action in _actions(says))
    ]
    return tuple(able[:MOST])


def _actions(says: str) -> Iterator[Action]:
    """What the command at the head of a button does; nothing for a question in words."""
    word = says.split()[0]
    yield from (one.does for one in find_handlers() if word in one.words)
