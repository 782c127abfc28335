"""Papers, pictures and figures that somebody wants made: 写一份本周简报, 晒一下成绩, 销号率怎么算."""

from __future__ import annotations

from understanding.orders.without_a_case.paraphrases.paraphrase import END, NO_QUESTION, Paraphrase, means

_PLEASE = r"(?:请|帮我|帮忙|麻烦|给我|我要|我想)*"
_PAPER = r"(?P<paper>简报|通报|会议材料)"
_BULLETIN = r"(?P<paper>简报|通报)"
_WHEN = r"(?P<when>上周|本周|这周|上个?月|本月|这个月)"
_WRITE = r"(?:写|起草|出|做|拟|整理|整|弄|来)(?:一下|一?[份个期篇])?"
ROWS: tuple[Paraphrase, ...] = (
    means(
        "时间表",
        "快到期的排个表，我要贴墙上",
        r"(?:把)?(?:快?要?到期|没整改)的?(?:都)?(?:排|列|打|做)(?:成|出)?(?:个|一?张)?(?:时间)?表.{0,12}",
    ),
    means(
        "{paper} {when}",
        "帮我出一份会议材料",
        rf"{_PLEASE}{_WRITE}(?:{_WHEN}的?)?{_PAPER}{END}",
    ),
    means(
        "{paper} {when}",
        "这周写个简报",
        rf"{_WHEN}的?{_PLEASE}{_WRITE}{_PAPER}{END}",
    ),
    means(
        "{paper} 加 {words}",
        "简报里加一句：请各单位加强值守",
        rf"(?:在|给)?{_PAPER}(?:里|中|里面)?(?:再|要)?(?:加上?|添上?|写上)(?:一?[句条段])?(?:话)?[:：,，\s]+(?P<words>.+)",
    ),
    means(
        "{paper} 签发",
        "把简报签发了",
        rf"(?:把)?(?:这期|本期|这个)?{_BULLETIN}(?:可以|就)?签发{NO_QUESTION}",
    ),
    means(
        "{paper} 签发",
        "签发一下通报",
        rf"签发(?:一下)?(?:这期|本期|这个)?{_BULLETIN}{NO_QUESTION}",
    ),
    means(
        "年报",
        "年度总评出来没",
        r"(?:给我|来|看看?)?(?:年|年度|全年|年终)总评(?:的?(?:结果|情况))?(?:出来)?(?:了|没|吗|呢)*[?？]*",
    ),
    means(
        "晒比拼 {when}",
        "晒一下今天的战况",
        r"(?:晒|发|亮)一?下(?P<when>今天|昨天|本周|这周|本月)?的?(?:成绩|战况|比拼|榜)?(?:吧|呗|啊)*",
    ),
    means(
        "口径 {name}",
        "按期率咋算的，区里问起来我说不清",
        r"(?P<name>[\u4e00-\u9fff]{1,6}率|超期|在办|旧欠)(?:是)?(?:咋|怎么|如何)(?:个)?(?:算|"
        r"来|得)(?:出来)?(?:的)?(?:[,，\s].*)?",
    ),
    means(
        "资金",
        "修路灯花了多少钱",
        r".{0,8}(?:花|用|投)了?多少(?:钱|经费|资金).{0,4}",
    ),
)
