"""The register, which nobody changes by talking: 底册怎么改, 新增一个类别叫飞线, 石磊调到住建局了."""

from __future__ import annotations

from understanding.orders.without_a_case.paraphrases.paraphrase import END, Paraphrase, means

STAFF_CHANGES = (
    "怎么弄 人员变动"  # meant only where somebody of the register is named: 摊主调走了 is something else
)
_PLEASE = r"(?:请问?|我们?|帮我|帮忙|麻烦|想|要|把|将|给|能不能|可以|这个|区|新的|一下)*"
_HOW = r"(?:要|该|得|是|能|可以)*(?:怎么|咋|如何|在哪里?|去哪里?|找谁)(?:样|来|去)?"
_CHANGE = r"(?:修改|更新|更换|导入|导进来?|导|上传|改动|改|换|弄|办|搞|传)"
_REGISTER = r"(?:区?底册|底册表?)"
# A person, not a case, a time or a roll-call that is moved to some unit.
_NO_ONE = r"(?![这那该此我你他她它谁]|.{0,2}[件单事])"
_WHO = rf"(?:网格[员长]|经办人|负责人|督查员)?{_NO_ONE}[\u4e00-\u9fff·]{{2,4}}?(?<![件单事时间班会名])"
_UNIT = r"[\u4e00-\u9fff]{1,10}(?:局|街道|镇|乡|村|社区|办|队|所|站|科|中心|网格|单位|部门|公司)"
_GONE = rf"(?:调到{_UNIT}|调去{_UNIT}|调走|调离|离职|离任|退休|辞职)了?"
_WHAT_NOW = r"(?:[,，\s]*(?:要|该)?(?:怎么|咋|如何)(?:弄|办|改|处理|换|删))?"
ROWS: tuple[Paraphrase, ...] = (
    means(
        "怎么弄 底册",
        "底册怎么改",
        rf"{_PLEASE}(?:{_CHANGE}?{_REGISTER}{_HOW}{_CHANGE}?|{_HOW}{_CHANGE}(?:新的?|一下)*{_REGISTER}"
        rf"|{_CHANGE}(?:一下|新的?)*{_REGISTER}|{_REGISTER}(?:要|想|需要)?{_CHANGE}){END}",
        photos=False,
    ),
    means(
        "怎么弄 新类别",
        "新增一个类别叫河道漂浮物",
        rf"{_PLEASE}(?:新增加?|增加|添加|加|新建|增设)(?:一?个|一种|一类)?(?:新的?)?(?:问题)?类别(?:[\s:：,，]*(?:叫做?|是)?[^\d,，。?？]{{1,12}})?{END}",
        photos=False,
    ),
    means(
        STAFF_CHANGES,
        "石磊调到住建局了",
        rf"{_PLEASE}(?:底册改一下[,，\s]*)?{_WHO}{_GONE}{_WHAT_NOW}{END}",
        photos=False,
    ),
)
