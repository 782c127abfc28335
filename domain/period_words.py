"""The words that the forms of days are made of: years, months, days, lengths, this and that week."""

from __future__ import annotations

from domain.lexicon import NUMBER

NAMED_YEAR = (
    r"今年|(?<!想)[本当]年度?|(?:去年|昨年|上一?年度?(?!级))(?!同)"
    r"|大前年|(?<![以之目])前年|[头旧]年(?![份龄纪头])"
)
YEAR = rf"{NAMED_YEAR}|(?<!\d)(?:19|20)\d\d年"
# 26年11月; 26年 alone may be a length.
SHORT_YEAR = rf"{YEAR}|(?<!\d)[2-9]\d年(?=\d|[一二三四五六七八九十]{{1,2}}月)"
MONTH = r"(?<!\d)(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月"
DAY_NUMBER = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
DAY = rf"(?P<day>{DAY_NUMBER})[日号]"
ISO = r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})"
# 11.20 is a day; 3.5米, 1.2万 and 版本2.3.1 are not.
NOT_WITHIN = r"(?:(?<![\w.#/-])|(?<=[问下看查在从自到是]))"  # 查12.3: a verb, and no part of a name
DOTTED = r"(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?![\d.%A-Za-z米吨万亿元公平千斤块个倍度路街])"
SLASHED = r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/A-Za-z])"
# 刚过去的那个月: the last one.
JUST_OVER = r"(?:刚刚?|才刚?)(?:过去|过完|结束|过|走完)了?的?[那这]?一?个?|过去了?的?那一?个?"
THIS = rf"本|这一?个?|当|(?<!老)大上一?个?|上{{1,4}}一?个?|下{{1,2}}一?个?|{JUST_OVER}"
SPAN = (
    rf"(?P<count>{NUMBER}|半拉|个把|一?百|[半俩仨廿卅])"
    r"(?P<unit>天|日|旬|周半|周|个?星期|个?礼拜|个半月|个半星期|个半礼拜|个月|年半|(?<=[半拉俩仨把])月|个?季度|年)"
)
# Of a week that is numbered: 第四十六周, but 第一周 is the first of something else; W49那周.
NTH_WEEK = "[二三四五]?十[一二三四五六七八九]?"
THAT_WEEK = "(?:[那这当]一?个?(?:周|星期|礼拜))?"
END_OF_DAY = "下班|天黑|晚上|傍晚|收工|收班|放工|日落|入夜|午夜|半夜|零点|太阳落山"
TO = r"[到至~—–-]"
NOW = r"(?:现在|这会[儿子]*|目前|眼下|此刻|如今|今|当前|这阵子?|这时候?)"
