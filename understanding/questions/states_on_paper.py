"""States that somebody signs for or writes down: notices, orders, more time asked for, how grave a case is.

`states.py` has the usual words. Families of small closed sets: the paper, what is done with it, who has not signed.
"""

from __future__ import annotations

from domain.question import Status
from understanding.questions.pieces import maybe_one_of, one_of
from understanding.questions.states_at_work import NOT

_HANDS_OUT = one_of("发 下 开 送 贴 出 递 给 寄 派 发出 下达 送达 张贴 签发 送过 递过 打 发放 开出 下发")
_PAPER = one_of("单 书 函 信 令 件 牌 条 条子 单子 通知 通知书 通知单 卡 文 文书")
_ONCE = "(一声|一下|一回|一次|一遍|)"
_TOLD = one_of("告知 知会 告示 晓谕 通知到户 告知到户 告知到人")
_BY_HAND = maybe_one_of("书面 口头 正式 提前 上门 当面 发函 行文 电话 事先 先行")
_BOARD = one_of("台子 台账 名单 榜 榜单 盘子 清单 目录 单子 库 本子 墙 重点 序列 范围 件里 册子 黑板")
_ENTERS = one_of(
    "上 进 列 挂 入 列入 列进 纳入 挂上 排进 登上 上了 进了 列了 入了 挂了 挂进 升到 转 转成 变成 升级成"
)
_SENT = one_of("发 下 去 递 送 出 发了 下了 去了 送了 发出")
_LOOKS_AFTER = one_of("盯 催 督 跟 追 压 逼 督促 跟踪 跟进 督导 监督")
_WORK = maybe_one_of("办 改 弄 整改 处理 清 销 干 落实 做")

_LONGER = one_of("延期 延时 展期 宽限 缓期 顺延 续期 延后 推迟 延 缓 宽 拖几天 延几天 缓几天 宽几天")
_PUT_BY = one_of("挂账 挂帐 缓办 挂 挂起来 挂起 搁置")
_WISHES = maybe_one_of("申请 要 想 要求 求 请求 想要 申请要 提 报 提请 报请 要申请 想申请 打算 请")
_REQUEST = maybe_one_of(
    "条子 报告 申请 单子 签报 单 申请单 申请书 请示 件 事 申请报告 报上来 报上去 递上来 送上来 提上来 交上来 打上来"
)
_SIGNS = one_of("""
    批 批下 批下来 批复 批准 批示 批掉 批字 签 签字 签下来 签掉 签名 签批 签发 点头 松口 表态 落笔 画圈 圈阅 画押 盖章
    准 准了 同意 应 应下 定 定下来 拍板 发话 开口 吐口 松手 放行 答应 答复 回复 回话 回 审 审批 审完 通过 允 吭声
""")
_AWAITS = one_of(
    "等 等着 等人 等领导 坐等 还等 还在等 在等 候着 待 有待 只等 就等 等书记 等区长 等上面 等创建办 排队等"
)
_AND_YET = "(的|)(还|都|还都|却|但|但还|可|一直|就|到现在|至今|到现在还|也|)"
_ASKS_ON_PAPER = one_of("打 写 交 递 提 报 呈 打了 写了 交了 递了 提了 报了 打过 递过 打上")
_SLIP = one_of("报告 条子 申请 单子 签报 请示 报告书 申请书 申请单 字条")
_SAYING = maybe_one_of("想 要 求 说 请 希望 要求 来 来要 请求 说要 说想 打算 盼 好")
_FEW_DAYS = maybe_one_of(
    "几天 两天 三天 些天 些日子 一阵 一阵子 一段 一周 时间 点时间 日子 期 期限 时限 一缓 一下 些 工夫"
)

_DEGREE = one_of("顶 最 特别 很 极其 极为 非常 相当 十分 挺 头等 格外 异常 尤其")
_RATHER = one_of("偏 比较 较 略 稍 够 挺 有点 有些 蛮 还算 次")
_MATTER = maybe_one_of("情节 性质 问题 程度 后果 影响 定级 等级 级别 情况")
_BAND = "(的|)(那|)(一|)(档|级|类|等|挡)(的|)"
_NOT_SO = "(还|)(不算|算不上|够不上|没到|不到|谈不上|称不上|没那么|不至于)(最|顶|特别|很|)(严重|重|恶劣)"
_BUT = "(的|)(、|，|,|)(但|但是|可|可是|却|不过|又)(也|又|)"

ON_PAPER: dict[Status, str] = {
    Status.NOTICED: f"""
        {_HANDS_OUT}(了|过|)(限期|整改|限改|书面|)告知{_PAPER}(的|了的|) {_BY_HAND}{_TOLD}(过|了|到){_ONCE}(的|)
        {_BY_HAND}{_TOLD}过{_ONCE}的(件|)
    """,
    Status.SUPERVISED: f"""
        (领导|书记|区长|区里|主要领导|上面|)(签|发|下|批|开|出)(了|过)督办(单|函|令|件|通知|牌|书|条子|)(的|)
        {_ENTERS}(了|过|到|)督办(的|){_BOARD}(上|里|)(的|) (上|进|挂|列|入)(了|过)督办(的|)
        {_SENT}(了|过|)(公函|函|文|红头文件|督促函|提示函|督查函|函件){_LOOKS_AFTER}(着|紧|)(要|){_WORK}(的|)
        (被|给|让|叫|挨|遭)(督|督促|督导|挂牌|盯|重点盯)(着|上|了|住)(的|) (督|催)着{_WORK}的
        (挂|亮|出示)(了|过)(督办|黄|红)牌(督|盯|办|)(着|)(的|) (领导|书记|区长|区里|主要领导|一把手)(亲自|)督(着|办|)的
    """,
    Status.EXTENDED: """
        (延期|延时|展期|宽限|缓期|续期)(申请|条子|报告|)(的|)(已|已经|都|)(批|准|签|通过|同意)(了|过|下来|下来了|掉|
        准了|到手|掉了)(的|)
    """,
    Status.EXTENSION_ASKED: f"""
        {_ASKS_ON_PAPER}(了|过|个|份|)(个|份|张|){_SLIP}{_SAYING}(再|多|往后|){_LONGER}(一|){_FEW_DAYS}(再办|再交|)(的|)
        {_ASKS_ON_PAPER}(了|过|)(个|份|张|)(延期|延时|展期|宽限|缓期|缓办|续期)(的|)(报告|条子|申请|单子|签报|单)(的|)
        (伸手|开口|张嘴|张口|写信|来|跑来|)(要|讨|求)(再|)(宽限|缓期|展期|延期|几天宽限|几天时间|点时间|日子)(的|)
    """,
    Status.EXTENSION_PENDING: f"""
        {_WISHES}{_LONGER}(的|){_REQUEST}{_AND_YET}{NOT}(人|){_SIGNS}(的|)
        {_WISHES}{_LONGER}(的|){_REQUEST}{_AND_YET}{_AWAITS}(来|){_SIGNS}(的|)
        {_AWAITS}(来|){_SIGNS}的(延期|延时|展期|宽限|续期)(申请|条子|报告|) {NOT}(人|){_SIGNS}的(延期|延时|展期|宽限|
        续期)(申请|条子|报告|)
    """,
    Status.DEFERRAL_PENDING: f"""
        {_WISHES}{_PUT_BY}(的|){_REQUEST}{_AND_YET}{NOT}(人|){_SIGNS}(的|)
        {_WISHES}{_PUT_BY}(的|){_REQUEST}{_AND_YET}{_AWAITS}(来|){_SIGNS}(的|)
        {_AWAITS}(来|){_SIGNS}的(挂账|挂帐|缓办)(申请|条子|报告|) {NOT}(人|){_SIGNS}的(挂账|挂帐|缓办)(申请|条子|报告|)
    """,
    Status.SEVERE: f"""
        (情节|性质|定级|等级|级别){_DEGREE}(严重|恶劣|重大|重|高|坏|大)(的|)
        (问题|后果|影响|程度)(顶|特别|很|极其|极为|非常|相当|十分|头等|异常)(严重|恶劣|重大|要命|大|坏|重)(的|)
        (情节|性质|后果|影响)(很|)(严重|恶劣|重大)(的|) (问题|事情|事|事儿|麻烦)大(发|了去)了(的|) (顶格|拉满|爆表)(的|)
        (定|判|评|算|标|列)(成|为|到|作|了)(最高|顶格|严重|最严重)(级|一级|档|那档|那级|)(的|)
        (最高|顶高|严重|最重|顶重|最严重)(的|)(那|)(一|)(档|级|等)(的|) (捅|惹|闯|出)(了|下)(大|天大|)(篓子|娄子|乱子|
        祸|麻烦)(的|)
    """,
    Status.HEAVY: f"""
        {_MATTER}(偏|比较|较|略|稍|次)重(的|){_BAND} (偏|比较|略|稍|次)重(的|)(那|)(一|)(档|级|类|等|挡)(的|)
        {_MATTER}{_RATHER}(严重|重)(的|) {_NOT_SO}{_BUT}{_RATHER}(重|严重)(的|)
        {_NOT_SO}{_BUT}(不轻|不算轻|不小|也不轻)(的|) (中等|中档|中间)(偏上|偏重|往上|)(那档|那一档|那级)(的|)
        (第二|二|次|第2)(档|级|等)(严重|重)(的|)
        (定|判|评|算|标|列)(成|为|到|作|了)(较重|偏重|比较重|较严重)(级|一级|档|那档|那级|)(的|)
    """,
}
