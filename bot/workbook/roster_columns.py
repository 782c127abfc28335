"""The sheet 值班 of the district workbook, as data."""

from __future__ import annotations

from bot.workbook.sheets import EXAMPLE, Column, Sheet, What
from domain.rosters import DAYS_OFF, EVERY_DAY, WORKING_DAYS, Answering

ROSTERS = Sheet(
    "值班",
    "谁在哪个岗位、哪几个时段值班；没有值班的群照常点名。不用就整张删掉。",
    (
        Column("岗位", "怎么叫就怎么写，可以和别的行相同。", f"{EXAMPLE}人民路文明岗", 20, required=True),
        Column("点位", "《点位》表里的编号或名称；可空。", "D001", 18, may_lack=True),
        Column(
            "单位",
            "哪个单位的岗；空着就是点位所在网格的单位，再没有就是第一个人的单位。",
            "城东街道",
            18,
            may_lack=True,
        ),
        Column(
            "人数",
            "要到几个人；空着就是“人员”的人数。两种人写 2+4：人员里前 2 个、后 4 个。",
            "2",
            8,
            What.SHOWN,
            may_lack=True,
        ),
        Column(
            "班次",
            "从几点到几点，如 08:00-12:00；几班用顿号隔开，夜班写 22:00-06:00。",
            "08:00-12:00",
            24,
            What.SHOWN,
            required=True,
        ),
        Column(
            "星期",
            "工作日、每天、休息日，或哪几天，如 周六、周日；空着算工作日。",
            WORKING_DAYS,
            16,
            hints=(WORKING_DAYS, EVERY_DAY, DAYS_OFF, "周末"),
            may_lack=True,
        ),
        Column(
            "人员",
            "《人员》表里的姓名，用顿号隔开；同名时写 姓名@单位。",
            "张三、李四",
            24,
            required=True,
            several=True,
        ),
        Column("替班", "有人请假时由谁顶上，依次来；可空。", "", 18, several=True, may_lack=True),
        Column(
            "应答",
            "文字：发 到 或点按钮；照片：发现场照片；位置：发位置。空着算文字。",
            Answering.WORD,
            8,
            choices=tuple(map(str, Answering)),
            may_lack=True,
        ),
        Column("起", "从哪天起，如 2026-03-01；空着就是一直有。", "", 12, What.DAY, may_lack=True),
        Column("止", "到哪天止（含这天）；空着就是没有尽头。", "", 12, What.DAY, may_lack=True),
        Column(
            "应答时限",
            "开始后几分钟内应答，如 30分钟；空着按《规则》的“值班应答”。",
            "",
            10,
            What.SHOWN,
            may_lack=True,
        ),
    ),
    may_lack=True,
)
