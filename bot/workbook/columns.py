"""The sheets and columns of the district workbook, as data. Reading, writing and the template follow them."""

from __future__ import annotations

from enum import StrEnum

from bot.gateways.platforms import PLATFORMS
from bot.workbook.roster_columns import ROSTERS
from bot.workbook.sheets import EXAMPLE, Column, Sheet, What
from domain.appraisal import Outcome
from domain.cases import Source
from domain.categories import Axis, LimitUnit
from domain.district import Purpose, Role, UnitKind
from domain.platform import Platform
from domain.rulesheet import table


def _words(kind: type[StrEnum], *without: StrEnum) -> tuple[str, ...]:
    return tuple(str(word) for word in kind if word not in without)


_RULE_NAMES = tuple(one.name for one in table().values())
_PLATFORMS = tuple(one.platform for one in reversed(PLATFORMS))  # those of the work before the local one
_PLACES = (
    *("主次干道", "商业大街", "路口", "背街小巷", "居民小区", "楼道", "村庄", "河道", "工地", "空置用地"),
    *("农贸市场", "批发市场", "临时交易点", "餐饮", "食杂店", "公共停车场", "公厕", "公园广场"),
    *("公共场所", "医疗机构", "学校周边", "政务服务大厅", "实践站", "志愿服务站"),
)

UNITS = Sheet(
    "单位",
    "责任单位：街道、镇、村社区、部门、专班。先填这一张，别的表都按名称引用它。文件和图上的区名取自没有上级的那一家，"
    "或创建办的名称（云溪区创建办）。",
    (
        Column(
            "名称",
            "全称，不能重复。改名就直接改：简称没变，或人还是那些人（手机没变），问题和群都跟着走。",
            f"{EXAMPLE}城东街道办事处",
            26,
            required=True,
        ),
        Column("简称", "群里怎么叫就怎么写，不能与别的单位相同；空着就用全称。", "城东街道", 16),
        Column("类型", "从下拉列表里选。", UnitKind.STREET, 10, required=True, choices=_words(UnitKind)),
        Column("上级单位", "上一级单位的名称或简称；没有就空着。", "", 20),
        Column("负责人", "《人员》表里的姓名；同名时写 姓名@单位。", "张三", 12),
        Column("联系领导", "联系这个单位的领导，《人员》表里的姓名。", "", 12),
    ),
)
GRIDS = Sheet(
    "网格",
    "每个网格属于一个单位，规模用来让大小网格的数字可比。",
    (
        Column("编号", "不能重复，如 01。", f"{EXAMPLE}01", 12, What.CODE, required=True),
        Column("名称", "不能重复。", "城东第一网格", 20, required=True),
        Column("单位", "网格归哪个单位（属地），写名称或简称。", "城东街道", 20, required=True),
        Column("网格长", "《人员》表里的姓名；同名时写 姓名@单位。", "张三", 12),
        Column("范围", "四至或包含的道路、小区，随便怎么写。", "人民路以东、和平路以南", 36, What.LINES),
        Column(
            "规模",
            "点位数或户数，大于 0 的数字；空着按 1 算。",
            1200,
            10,
            What.NUMBER,
            high=9_999_999,
            above_low=True,
        ),
        Column(
            "结对单位",
            "和网格结对、来做志愿服务的单位，可写几个，用顿号隔开；没有就空着。",
            "",
            20,
            several=True,
            may_lack=True,
        ),
        Column("片区", "几个网格合成一片的，写片区的名称；没有就空着。", "", 16, may_lack=True),
        Column(
            "片区负责人",
            "《人员》表里的姓名；同名时写 姓名@单位。同一片区写同一个人，只写一行也行。",
            "",
            14,
            may_lack=True,
        ),
    ),
)
PEOPLE = Sheet(
    "人员",
    "一人一行。同一单位里不能有两个同名的人。",
    (
        Column("姓名", "必填。", f"{EXAMPLE}张三", 14, What.NAME, required=True),
        Column(
            "单位",
            "所在单位的名称或简称。调走就直接改：姓名和手机没变就还是他，不用重新登记。",
            "城东街道",
            20,
            required=True,
        ),
        Column(
            "网格", "负责的网格编号或名称，可写几个，用顿号隔开；网格员至少写一个。", "01", 14, several=True
        ),
        Column(
            "角色",
            "可写几个，用顿号隔开：" + "、".join(Role),
            "网格员、经办人",
            18,
            required=True,
            choices=_words(Role),
            several=True,
        ),
        Column("手机", "可空。", "13800000000", 16, What.CODE),
        Column("企业微信账号", "通讯录里的账号，不是姓名；可空，不能重复。", "zhangsan", 18, What.CODE),
        Column("Telegram ID", "数字账号；可空，不能重复。", "", 16, What.CODE),
    ),
)
ACCOUNTS = {"企业微信账号": Platform.WECOM, "Telegram ID": Platform.TELEGRAM}  # columns of people
POINTS = Sheet(
    "点位",
    "道路、路口、小区、市场等地点。别名写得全，机器人就认得准。",
    (
        Column("编号", "不能重复；空着就用 网格编号-名称。", f"{EXAMPLE}D001", 14, What.CODE),
        Column("名称", "同一网格里不能重复。", "人民路", 20, required=True),
        Column("类型", "从列表里选，也可以自己写。", "主次干道", 14, hints=_PLACES),
        Column("网格", "所在网格的编号或名称。", "01", 12, required=True),
        Column("地址", "门牌或说明，可空。", "人民路 1 号至 99 号", 28),
        Column("别名", "群里的其他叫法，可写几个，用顿号隔开。", "人民大街、老街", 24, several=True),
        Column("纬度", "度，如 28.912345；与经度同填同空。", "", 12, What.NUMBER, low=-90, high=90),
        Column("经度", "度，如 120.045678；与纬度同填同空。", "", 12, What.NUMBER, low=-180, high=180),
        Column("管理员", "《人员》表里的姓名；同名时写 姓名@单位。", "张三", 12),
        Column("网格员", "《人员》表里的姓名；同名时写 姓名@单位。", "张三", 12),
        Column("保洁员", "姓名，不必在《人员》表里。", "李四", 12, What.NAME),
        Column("条线单位", "主管部门的名称或简称，可写几个，用顿号隔开。", "", 20, several=True),
        Column("路面责任区", "交警等路面管控的责任区，可以和网格不一样；没有就空着。", "", 18, may_lack=True),
        Column(
            "包挂领导", "路面管控的包挂领导，姓名，不必在《人员》表里。", "", 12, What.NAME, may_lack=True
        ),
        Column(
            "直接领导", "路面管控的直接领导，姓名，不必在《人员》表里。", "", 12, What.NAME, may_lack=True
        ),
        Column("民警", "路面管控的民警，姓名，不必在《人员》表里；几个用顿号隔开。", "", 14, may_lack=True),
    ),
)
GROUPS = Sheet(
    "群",
    "机器人所在的工作群。一个群一行。",
    (
        Column("名称", "群的名称。", f"{EXAMPLE}创建工作群", 26, required=True),
        Column(
            "用途",
            "从下拉列表里选；单位群要填单位，网格群要填网格。",
            Purpose.ALL,
            10,
            required=True,
            choices=_words(Purpose, Purpose.PRIVATE),
        ),
        Column("平台", "从下拉列表里选。", Platform.WEB, 12, required=True, choices=_PLATFORMS),
        Column("群号", "群在平台上的号码；同一平台里不能重复。", "all", 24, What.CODE, required=True),
        Column("单位", "单位群填单位的名称或简称。", "", 20),
        Column("网格", "网格群填网格的编号或名称。", "", 12),
        Column("消息推送密钥", "“消息推送”网址里 key= 后面的一串；可空。", "", 24, What.CODE, may_lack=True),
    ),
)
CATEGORIES = Sheet(
    "类别",
    "问题类别和整改时限。",
    (
        Column("名称", "不能重复。", f"{EXAMPLE}占道经营", 20, required=True),
        Column("大类", "如 环境卫生、市容秩序。", "市容秩序", 14),
        Column("别名", "群里的其他叫法，可写几个，用顿号隔开。", "占道摆摊、占道", 30, several=True),
        Column("条线单位", "主管部门的名称或简称，可写几个，用顿号隔开。", "", 24, several=True),
        Column(
            "时限",
            "大于 0 的数字；0.5 工作日是半天的工作时间。",
            4,
            8,
            What.NUMBER,
            required=True,
            high=9_999,
            above_low=True,
        ),
        Column(
            "时限单位",
            "小时：钟点；工作时：上班时间；工作日；自然日。",
            LimitUnit.HOUR,
            12,
            required=True,
            choices=_words(LimitUnit),
        ),
        Column("紧急", "是 或 否；空着算否。", "否", 8, choices=("是", "否")),
        Column(
            "牵头",
            "属地：先派网格的单位，条线单位另行告知；条线：先派条线单位，属地配合。空着算属地。",
            Axis.TERRITORY,
            8,
            choices=_words(Axis),
            may_lack=True,
        ),
        Column(
            "指标",
            "测评体系里对应的指标，编号和名称写在一起，可写几个，用顿号隔开；台账可按它出。",
            "2.1 市容秩序",
            24,
            several=True,
            may_lack=True,
        ),
    ),
)
RULES = Sheet(
    "规则",
    "本区自己定的时间、次数和做法；不要的行可以删掉，没写的按默认值。",
    (
        Column("名称", "从下拉列表里选。", "", 16, required=True, hints=_RULE_NAMES),
        Column("值", "照“说明”里的写法填；空着就按默认值。", "", 40, What.SHOWN),
        Column("说明", "给人看的，导入时不看。", "", 70, may_lack=True),
    ),
    may_lack=True,
)
SCORES = Sheet(
    "评分规则",
    "按案件给网格、单位打分的规则，一行一条；改规则就加一个新版本和生效日期，旧的留着。",
    (
        Column("版本", "同一版本的各行写一样的名字。", "", 18, required=True),
        Column("生效日期", "从哪天起算，同一版本写同一天。", "", 14, What.DAY, required=True),
        Column(
            "来源",
            "哪些来源的问题，可写几个；空着是没有别的行写到的来源。",
            "",
            26,
            choices=_words(Source),
            several=True,
        ),
        Column(
            "结果",
            "基础：人人都有的分；发现、超期、返工、督办、重开：按件；按期率、结案率：每低于目标一个百分点。",
            "",
            12,
            required=True,
            choices=_words(Outcome),
        ),
        Column("分值", "扣分写负数，如 -0.5。", "", 8, What.NUMBER, required=True, low=-1000, high=1000),
        Column("目标", "只有按期率、结案率要写，如 95%。", "", 8, What.SHOWN),
        Column("封顶", "这一行最多扣（加）几分；空着不封顶。", "", 8, What.NUMBER, high=1000, above_low=True),
        Column("说明", "给人看的。", "", 44, What.LINES, may_lack=True),
    ),
    may_lack=True,
)
INDICATORS = Sheet(
    "指标",
    "测评体系哪一年有哪些指标、各多少分，用来模拟测评；类别对应哪个指标写在《类别》里。不用就整张删掉。",
    (
        Column("指标", "和《类别》的“指标”写得一样。", f"{EXAMPLE}2.1 市容秩序", 28, required=True),
        Column("年度", "如 2026。", "2026", 10, What.CODE, required=True),
        Column("分值", "大于 0 的数字。", 10, 8, What.NUMBER, required=True, high=1000, above_low=True),
        Column("要求", "测评怎么看，给人看的。", "", 60, What.LINES, may_lack=True),
    ),
    may_lack=True,
)
SHEETS = (UNITS, GRIDS, PEOPLE, POINTS, GROUPS, CATEGORIES, RULES, ROSTERS, SCORES, INDICATORS)
