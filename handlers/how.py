"""怎么弄: how something is done here, asked in plain words; and a kind word back."""

from __future__ import annotations

from collections.abc import Iterator

from actions.signing import MOST_EXTENSIONS
from domain import authority
from domain.actions import Action
from domain.cases import Case
from domain.categories import Category
from domain.chat import Outgoing
from handlers.kit import Answer, Ask, Said, button, command, find_handlers, is_plain, listener
from storage.store import Store
from texts import orders
from texts.cases import row
from texts.own_examples import in_own_names
from understanding.orders.without_a_case.asks_how import APART, asks_who_this_is
from understanding.orders.without_a_case.courtesies import Courtesy

HOW = "怎么弄"
OF_CASE = " #"  # before the number of the case that was just told of
IN_SHORT, URGING = "简短", "催办"
KIND = "客套"
WISHED = "另要"
FIRST = "先问"  # understanding/orders/without_a_case/paraphrases/
NOT_KNOWN = "这个我说不上来。发“帮助”看能做什么。"
NOT_YOURS = "这个不归您在这里办。发“帮助”看能做什么。"

_AT_NIGHT = "夜里（{night}）本来就不发，急的除外"
_ALSO_AT_WEEKENDS = "派单、晒比拼照常发，没有只关周末的设置。嫌多，用下面的："
_SETTINGS = "通知设置 静音 汇总"

# What is said beside the lines of 帮助, and the commands whose lines these are.
_TOLD = {
    "真人": ("我是机器人走街，不是真人。要找人请联系创建办。", ""),
    "电话": ("我打不了电话，请直接联系本人。", ""),
    "开会": ("会议通知我不代发，请在群里发。开完把定的事告诉我，我盯着办：", "会议记"),
    "通讯录": ("手机号这里不发，请看单位通讯录。", ""),
    "提醒": (
        "您报的、归您办的，有进展我会告诉您。别的我不记提醒，随时可以问：查 编号、我的任务。",
        "",
    ),
    "转达": (
        "我不替人传话。说的是哪一件，就补在那一件上，大家都看得到：补充 编号 情况。要单位办，用下面的：",
        "派 督办 议定",
    ),
    "记议定": (
        "还没记。会上定的一行一件发给我，各单位就知道了：\n议定 单位 到 12月5日 事项\n单位 到 12月8日 事项",
        "议定",
    ),
    "转发": ("我不替人转发：文件、图请直接转给对方；对方问我，也看得到自己那一份。", ""),
    "催办": ("单独催我不另发；到时限前、超期了，我自己会催单位。", "督办"),
    "手册": ("没有单独的手册，我就是手册：哪样不会问哪样，如“挂账怎么弄”。", "帮助"),
    "新来": ("早上点名回“到”；看到问题拍照，加一句在哪、是什么，发到网格群；办得怎样问“我的任务”。", ""),
    "登记码": ("登记码是创建办给的 8 位码，不是手机号。没有就向创建办要，拿到后私聊我：登记 码", ""),
    "自己核": ("自己报的可以核；自己或本单位整改的不能核。拿不准就让别的督查员核，谁核都行。", ""),
    "换人核": (
        "核查不派到人，督查员、创建办谁核都行，请对方直接核。要人去现场看，发：请人去看 编号 姓名",
        "",
    ),
    "手机号": ("不用发手机号、身份证号。登记只要创建办给的 8 位码。", ""),
    "夜里": ("点名只在工作日早上发一次；夜里（{night}）不发消息，紧急的除外。嫌消息多，请发：通知设置", ""),
    "没问题": ("没看到问题不用报。走街时想留个记录，发：走街 开始，走完发：走街 结束", ""),
    "改简报": (
        "草稿的数每次重算：数不对，去改那一件。话可以加、可以去掉。签发后不再变，错了在下一期更正。",
        "简报加 简报去掉",
    ),
    "改": ("已经立案的，发编号和对的说法就行：", "改地点 改类别 补充 撤回"),
    "归谁": (
        "您归本单位负责人管，网格上的事问网格长。一件的责任链，发：查 编号；自己的点位，发：我这片有哪些点位",
        "",
    ),
    "名册": ("名字、单位、网格都在底册里：错了、来人、换人，请创建办改底册再导入。", "登记码"),
    "底册": (
        "底册不在聊天里改：创建办改好表格，请管服务器的人导入（zoujie district import）。发给我的表格收不下。",
        "加点位",
    ),
    "新类别": ("还没有加。类别在底册《类别》里加一行，请创建办改好再导入。", ""),
    "人员变动": (
        "还没有改。人在底册《人员》里：调走的改“单位”，离职的删掉那一行，请创建办改好再导入。手上的件要改派。",
        "",
    ),
    "放假": ("哪天放假、哪天上班看调休，放假不点名。", "调休"),
    "紧急": (
        "不用选。类别本身紧急，或话里说到危险（漏电、塌陷），就标紧急。漏标了补一句：补充 12 有危险",
        "",
    ),
    "销号": ("谁整改谁不能销。单位拍照报整改，督查员或创建办核查通过，才销号。", ""),
    "自查": ("本单位的人发现的算自查，督查、上级查出来的不算。占多少看：自查占比", ""),
    "日报": ("日报由我按当天的数写好，单位点一下就确认，不用另写。", "日报 确认日报"),
    "志愿": ("志愿活动在群里招，报名自愿。", "志愿 报名"),
    "志愿 时长": ("", "志愿时长"),
    "评分": ("互评每月抽签，抽到哪个网格评哪个；不给单位打分。", "评分 评分填"),
    "互评异议": (
        "互评截止后不再改；和大家差得多的会标“偏离”，照样算分。觉得不公，公示时请单位负责人提：\n"
        "红黄榜发“异议 网格 理由”，年度评分发“评分 申诉 网格 理由”。",
        "",
    ),
    "截稿": (
        "报一截稿，数就定了；晚到的、后来改的写在“截稿后变化”里，可以展开。要现在的数直接问，如：去年新增多少。\n"
        "台账还列了以前报、这段时间还在办的，所以比新增多。",
        "",
    ),
    "应答时限": (
        "叫人的消息里写着几点前应答。一般按《规则》的“值班应答”，岗位另有“应答时限”的按它。\n"
        "改一个岗：撤班后重排，写上“30分钟应答”，或改底册《值班》的“应答时限”。",
        "排班 撤班",
    ),
    "更正榜": (
        "公布的榜有错，创建办、领导发“撤榜 3月 原因”，公布过的地方都会通知；再发“红黄榜 3月”重拟，算更正。\n"
        "还是草案的，创建办发：红黄榜 重拟",
        "",
    ),
    "抽": ("按比例从销号的里抽，种子写在名单上，谁都能重算一遍。", "回头看"),
    "挂账": ("一时办不了的才挂账：单位负责人提，创建办签。", "挂账"),
    "延期": (f"到期前提，单位负责人和创建办签了才算，一件最多 {MOST_EXTENSIONS} 次。", "延期"),
    "申诉": ("", "申诉"),
    "异议": ("", "异议"),
    "退回": ("", "退回"),
    "替班": ("", "替班"),
    "换班": ("", "换班"),
    "请假": ("跟我说就行：哪天、为什么，要人替就写谁。如：请假 今天下午 接孩子", "请假 销假 替班"),
    "到": ("早上点名发出来，回一个“到”就行；过了点再回也记上。", "到"),
    "排班": ("排班由单位负责人、创建办排。", "值班 排班"),
    "拉网": ("", "拉网 拉网结果"),
    "走街": ("", "走街"),
    "配合": ("要别家一起办：请创建办会商；或在件上发“请某某配合”。", "配合 会商"),
    "督办": ("", "督办 签收 回复"),
    "会商": ("", "会商 意见 结论"),
    "现场整改": ("", "现场整改"),
    "整改": ("", "整改"),
    "报整改": ("", "整改"),
    "撤回": ("", "撤回"),
    "通知设置": (f"{_AT_NIGHT}。", _SETTINGS),
    "夜里和周末": (f"{_AT_NIGHT}；周末不点名，{_ALSO_AT_WEEKENDS}", _SETTINGS),
    "定时": (
        "我按区里定的时间发：{roll_call} 点名（工作日），{digest} 晒比拼。单独定时发给您的没有；要看随时发：",
        "晒比拼 进度 我的任务",
    ),
    "周末": (f"周末不点名；{_ALSO_AT_WEEKENDS}", _SETTINGS),
    "上报": ("可以。拍张照，加一句在哪、是什么，发给我就行。如：人民广场东侧 占道经营", ""),
}
_ADDS_WORDS = ("简报", "通报", "会议材料")
_SAID_BACK = {
    Courtesy.THANKS: "不客气。",
    Courtesy.GOODBYE: "好的，再见。",
    Courtesy.AGREED: "好的。",
    Courtesy.HOLD: "好，先不动。",
}


@command(HOW, does=Action.HELP, by_button=True)
def how(said: Said, store: Store) -> Answer:
    """怎么弄 — 一样事怎么办"""
    if said.words.startswith(f"{APART} "):
        return _told_apart(said, store)
    topic, _, number = said.words.partition(OF_CASE)
    case = store.cases.get(int(number)) if number.isdecimal() else None
    if case is not None and authority.may_know(said.person, case):
        return _of_case(topic, case, said, store)
    if said.words not in _TOLD:
        return NOT_KNOWN  # typed by hand
    text, words = _TOLD[said.words]
    rules = store.rules
    night = "-".join(f"{one:%H:%M}" for one in rules.quiet)
    text = text.format(night=night, digest=f"{rules.digest:%H:%M}", roll_call=f"{rules.roll_call:%H:%M}")
    lines = [one for one in (text, *_lines(words.split(), said, store)) if one]
    return "\n".join(lines) or NOT_YOURS


def _of_case(topic: str, case: Case, said: Said, store: Store) -> Outgoing:
    """How something is done, and in one line how the case stands that was just told of; 简短 is the line alone."""
    line = row(case, store.district, said.at)
    text = _TOLD[topic][0] if topic in _TOLD else ""
    return Outgoing(said.chat, "\n".join(one for one in (line.text, text) if one), rows=(line,))


@command(FIRST, does=Action.HELP, by_button=True)
def asked_first(said: Said, _store: Store) -> Answer:
    """先问 — 要告诉很多人的，先问一句是不是这个意思"""
    return Ask(orders.is_meant(said.words), said.words, only_yes=True)


@command(WISHED, does=Action.HELP, by_button=True)
def wished_of_a_paper(said: Said, _store: Store) -> Answer:
    """另要 — 要一份材料，还要它怎么写：写不了的先说清"""
    paper, _, wish = said.words.partition("，")
    return Ask(
        orders.is_not_written_so(paper, wish, adds=paper.split()[0] in _ADDS_WORDS), paper, only_yes=True
    )


@listener(
    does=Action.HELP,
    wants=lambda message, _store: is_plain(message) and asks_who_this_is(message.text),
    for_strangers=True,
)
def who_is_it(_said: Said, _store: Store) -> Answer:
    """这个走街是谁啊, also asked by somebody whom nobody knows yet."""
    return "我是走街，群里的机器人：看到问题拍张照、加一句在哪，我来立案、派单、催办。没登记的请向创建办要登记码。"


def _lines(words: list[str], said: Said, store: Store) -> Iterator[str]:
    """The lines of 帮助 of those of these commands that this person may give here."""
    for word in words:
        for one in find_handlers():
            called = word in ("".join(each.split()) for each in one.words) and not one.by_button
            if called and authority.allows(said.person, said.purpose, one.does):
                yield in_own_names(one.help, store.district)


def _told_apart(said: Said, store: Store) -> Answer:
    """Two categories beside each other: what else each is called, who answers for it, by when it is due."""
    named = [(word, category_meant(word, store)) for word in said.words.split()[1:]]
    if unknown := [word for word, category in named if category is None]:
        return f"没有“{'、'.join(unknown)}”这个类别。"
    return "\n".join(_described(one, store) for _, one in named if one is not None)


def category_meant(word: str, store: Store) -> Category | None:
    """The category that people mean by a word: 路灯故障 by 路灯; None if it is none."""
    found = [one for one in store.heard(word, None).findings if one.category is not None]
    return store.district.category[found[0].category or 0] if found else None


def _described(one: Category, store: Store) -> str:
    called = f"，也叫{'、'.join(one.aliases[:4])}" if one.aliases else ""
    units = "、".join(store.district.unit[unit].short for unit in one.line_units)
    return f"{one.name}：{one.family}{called}；条线 {units or '没有'}；时限 {one.limit:g} {one.limit_unit}"


@command(KIND, does=Action.HELP, by_button=True)
def kind(said: Said, _store: Store) -> Answer:
    """客套 — 回一句客气话"""
    courtesy = Courtesy[said.words]
    if courtesy is not Courtesy.GREETING:
        return _SAID_BACK[courtesy]
    text = f"在的，{said.person.name}。看到问题拍照发我；想知道什么直接问，如：我的任务。"
    return Outgoing(said.chat, text, choices=(button("帮助"),))
