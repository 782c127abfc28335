"""Names of places that no register has, known by their shape: 火柴厂宿舍, 灯笼巷, 胖嫂馄饨, 樟树头."""

from __future__ import annotations

import re

from understanding.examples import examples

_LONGEST = 16  # characters of a name with what goes on of it
# What a name ends with: by it one knows a place whatever stands before.
_STATIONS = "(?:汽车|火车|高铁|客运|长途|公交)[东南西北新老总]站"
_MALLS = (
    "(?:汽配|建材|家[居具]|服装|鞋|电脑|数码|电子|食品|茶叶?|花鸟|商贸|小?商品|五金|家电|轻纺|皮革|水产|果品|图书|古玩"
    "|灯[饰具]|娱乐|购物)城"
)
_SITES = (
    f"{_STATIONS}|{_MALLS}|"
    "厂|厂区|宿舍|新村|公寓|大厦|大楼|家属[楼院区]|职工楼|机关大院|大院|教工楼|筒子楼|公司|银行|信用社|供销社|合作社|邮局|邮政|邮电所?|粮站|粮库|车站|车队|码头|渡口|渡槽|水库|水闸"
    "|[变配]电[所站]|泵站|加油站|加气站|收费站|充电站|气象[站局]|兽医站|防疫站|文化站|农机站|派出所|税务所|财政所|土管所|交管所|林管所|国土所|工商所|研究[所院]|事务所|诊所|卫生[所院]|妇[保幼]院|保健院"
    "|[敬养]老院|福利院|法院|检察院|医院|电影院|[影剧戏]院|戏台|大会堂|体育[馆场]|图书馆|博物馆|文化[馆宫]|展览馆|纪念[馆碑]|宾馆|酒楼|饭[馆店庄]|茶[馆楼]|中医馆|会馆|少年宫|青年宫|祠堂|礼堂|教堂"
    "|早市|夜市|晚市|跳蚤市场|(?<=[料产资具材货])行(?![人道车走为动业政驶])|学校|党校|技校|驾校|体校|艺校|电大|中专|职高|大学|学院|幼儿园|托儿所|科?研?局|法庭|营业[厅部]|电信局|网吧|酒吧|影楼|书店|药店|酒店|旅[馆社]|招待所|会所|超市|商[场城行]|百货|市场|集市|广场|公园"
    "|花园|花苑|家园|[雅嘉丽佳龙凤]苑|[华锦御]府|小区|社区|新城|工业园|产业园|园区|科技园|开发区|胡同|大道|大桥|之家|活动中心|服务中心|门诊部|批发部|经营部|修理厂|牌[楼坊]|城门|烈士碑|碑亭"
)
_SHORT_SITES = (
    "[巷弄村](?![面牌盖板])|里弄"
    "|[路街桥塘溪湖渠庄屯坞畈岭寺庙庵塔堰坝闸堤碑亭坊楼馆宫苑府坪寨仓](?![灯面牌盖板])"
)
# What a shop's name ends with.
_TRADES = (
    "洗车|修车|汽修|馄饨|包子|馒头|饺子|拉面|面馆|米粉|螺蛳粉|牛肉面|土菜|湘菜|川菜|私房菜|豆制品|豆腐坊|榨油坊|炒货|龙虾|烧烤|烤鱼|火锅|串串|麻辣烫|早[餐点]|快餐|饭店|食府|小吃|排档|熟食|卤味|沙县"
    "|小炒|小馆|小厨|菜馆|家常菜|农家乐|凉[皮粉]|肉夹馍|煎饼|炸[鸡串]|豆浆|油条|[鲜砂]锅粥|粥铺|锅盔|黄焖鸡|烤鸭|卤菜|鸭脖|水饺|云吞|肠粉|酸菜鱼|干锅|羊肉汤?|牛肉汤?|鱼庄|酒庄|茶庄|[粉餐]馆|餐厅|粉店"
    "|水果|蔬菜|生鲜|海鲜|肉铺|粮油|杂货|百货|五金|电器|家电|家具|建材|门窗|灯饰|布艺|裁缝[铺店]?|理发店?|美发|美容|足浴|足疗|钟表店?|眼镜店?|文具店?|花店|药房|药店|诊所|牙科|照相馆|打印店|图文|彩票店?"
    "|棋牌室|网吧|茶楼|奶茶|烘焙|蛋糕店?|糕点|便利店|烟酒店?|母婴|服装店?|童装|鞋店|干洗店?|宠物店?|废品站|修理铺|铁匠铺|棺材铺|寿衣店"
)
_TAIL = (
    r"(?:的|(?:\d{1,3}|[一二三四五六七八九十]{1,2})(?:号楼?|[幢栋弄楼层]|单元|室)|[东南西北](?:侧|头)|[东南西北后]?大?门(?:外头|口)?|门[前外]|口[上子]?|岔[道路]?口|路口|弄堂口|巷子?[里口]?|[坡桥坎坝][上下脚头底]|后身|背后|[前后对里外侧上下]面|斜?对[面过]|旁边?|边[上边]?|底下|楼[下上顶道]|楼梯[口间]?|电梯[口间]?"
    "|门洞|院[里内子]|[后前围外院山东西南北]?墙[根角脚外边]?上?|[里外前]头|[这那]一?(?:[条个][街路巷河沟弯]|个?路口|个?[大小急陡三老]?(?:岔口|弯道?|[上下]?坡|弯子|拐弯|拐角|转角|桥洞|涵洞|环岛|红绿灯|匝道口)|[边里儿块间段条带片站家排圈栋])|空地|围[挡墙]|院墙|旧址|生活区"
    "|[前后]场|[前后]院|大[厅堂]|停车场|站台|[出入]口|拐弯处?|台阶|附近|一带|[内里外前后上下])*+"
)
# Institutions of which a place has but one: they need no name.
_ONLY_ONE = (
    f"{_STATIONS}|{_MALLS}|"
    "高速(?:出口|入口|路口|口)|兽医站|气象[站局]|防疫站|农机站|文化站|粮站|老粮站|供销社|信用社|税务[所局]|工商所|财政[所局]|土管所|林业站|派出所|变电[所站]|收费站|加油站|驾校|党校|体校|技校|电大|少年宫|文化[馆宫]|图书馆|博物馆|体育馆|电影院|戏台|敬老院|养老院"
    "|福利院|卫生院|妇保院|妇幼保健院|保健院|中医[馆院]|法院|检察院|邮局|邮电局|电信局|烈士碑|纪念碑|牌楼|渡口|老渡口|码头|水库|水闸|泵站|会展中心|殡仪馆|火车站|汽车站|客运站|高铁站|钟楼|鼓楼|城隍庙|土地庙|文庙|[大老新石]桥头|罐头厂|自来水厂|污水厂|沙县"
)
# Things of the street whose names end alike.
_OF_THE_STREET = "垃圾|分类|公交|候车|报刊|岗亭|保安|快递|盲道|斑马|过道|便道|步道|车位|共享"
_ENDS_AS_SITE = re.compile(f"(?:{_SITES})$")
_NO_NAME = (
    "堵停倒堆摆占掉垂挂扔丢泼淌冒坏破漏亮到往满拉跑钻踩撞断"
    "的了着是有没不把给让叫谁啥都也还又就这那很太真怎哪您你我他她它们被吗呢吧啊请别什么全各每"
)
_OF_SAYINGS = (
    "无令苦怨惊难何堪危险急求谢盼望忍怕声载举防为所其之以于而则乎焉心情理法事话言目耳叹怒忧愁恨哭笑骂喊叫看见听说讲想问答知"
    "孩鼠狗猫虫蚊蝇玩吹晃摇乱乎飞扬响跳爬走跌摔躺坐站吃喝抽吸买卖借还修补清洗扫管办审批拆建搬运送接换装挂贴画写拍照些点第零一二两三四五六七八九十百千万半几多少数"
    "麻烦辛劳尽速快慢早晚今昨明日年时分秒周次回趟遍再更最好差糟臭脏丑美绝气病死伤残亡痛痒哈呵嘿唉哦嗯呀哎喂咯嘛"
)
_HEAD = (
    rf"(?!{_OF_THE_STREET})"
    rf"(?:被服|太[平阳和子湖白原]|[成首古]都|都市|全[聚福]|(?![{_NO_NAME}])[\u4e00-\u9fff\dA-Za-z])"
)
# 樟树头那个急弯: a name of any shape, and what the road does there.
_TURN = "[这那]个?[大小急陡三老]?(?:岔路?口|弯道?|[上下]?坡|弯子|拐弯|拐角|转角|桥洞|涵洞|环岛|路口|红绿灯|匝道口)"
# 榕树头那里: what stands before it is a name, if no example knows its words.
_THERE = "那(?:里|儿|边|块儿?|一带|一?头)"
_NAME = rf"{_HEAD}{{1,8}}?(?:{_SITES})|{_HEAD}{{2,6}}?(?:{_SHORT_SITES})(?!上[的有])"
# Who sells something is no shop: 卖水果的, 推车卖炸串的.
_SHOP = rf"(?!推|[^，,。的]{{0,3}}卖)(?:{_HEAD}){{1,6}}?(?:{_TRADES})"
_LEAD = (
    r"(?:(?:刚刚?|在|位于|就在|就|过了|拐到|绕到|地点|位置|地址|还是|从|到|去|路过|经过|今天|今早|早上|刚才|昨晚|晚上|现在|我们?|咱们?"
    r"|报告|上报|反映)[是为]?[:：]?)*+"
)
_AT_HEAD = re.compile(rf"{_LEAD}(?P<name>(?P<core>(?:{_ONLY_ONE}|{_NAME})(?:{_SITES})?){_TAIL})")
_OF_A_SHOP = "老板|店里|门[口前外]|出餐|里头|里面|柜台|厨|帮工|服务员|伙计|小工|许可|执照|店|[那这]"
_SHOP_AT_HEAD = re.compile(
    rf"{_LEAD}(?P<name>{_SHOP}[站行店铺坊摊]?)(?=(?<=[行店铺坊摊])|$|的|那?家?(?:{_OF_A_SHOP})|[^\u4e00-\u9fff])"
)
# 王记麻花, also with what is done there right behind it.
_OF_A_HOUSE = r"(?![登日忘标书笔没])[\u4e00-\u9fff]{1,2}记(?![得录者住])[\u4e00-\u9fff]{2}"
_DONE_THERE = "(?=$|在|也|又|还|把|往|里|外|门|的|墙|楼|炉|灶|桌|柜|招|牌|灯|窗|老板|那)"
_HOUSE_AT_HEAD = re.compile(rf"{_LEAD}(?P<name>{_OF_A_HOUSE}){_DONE_THERE}")
_AT_THAT_PLACE = re.compile(rf"{_LEAD}(?P<name>{_HEAD}{{2,6}}?)的?{_THERE}")
_AT_A_TURN = re.compile(rf"{_LEAD}(?P<name>{_HEAD}{{2,6}}?{_TURN})")
# “胖哥烧烤”炉子摆到路上: what stands in quotes is a shop, unless it stands on a sign.
_QUOTED = re.compile(
    '[“"](?P<name>[\u4e00-\u9fff]{2,8})[”"](?![牌标字横条幅广告危宣主活专整的这那几四三两个种等])'
)
# The name of a second place, beside the first: 隔壁极速网吧.
_NEXT_NAME = re.compile(
    r"(?:(?:隔壁|斜?对[面过]|旁边|边上|往前|再往前)的?)?"
    r"(?![一两几好那这整个有家]|隔壁|对[面过]|旁边|边上|.口|[^，]{0,5}[卖个])"
    rf"(?P<name>{_SHOP}[店站铺行馆厂城]?|{_OF_A_HOUSE}|{_ONLY_ONE}|{_HEAD}{{2,8}}?(?:{_SITES})){_DONE_THERE}"
)
# A whole clause that says where: 竹牌楼下, 老邮电岔口, 樟树头.
_SPOT_ENDS = (
    "[山岩岭坡坎桥坝崖滩岗塘][上下脚头底]|[里下口边面身间旁前后楼顶底坡场园院站厂店铺区栋幢号桥路街巷弄村角沿处头所局社馆厅堂塔亭库部苑府坞寨墙道筑湾]"
    "|[农工商银车分]行|门口|那边|这边|那间|那段|那块|一带|附近|对过"
)
_WHOLE = re.compile(
    rf"{_LEAD}(?P<name>{_HEAD}{{2,9}}?(?:{_SPOT_ENDS}){_TAIL}"
    "(?:那边|那间|那段|这边|这里|那里|那儿)?)[吧哈啊呢]?"
)
# A shop that has no name, told as where it is: 修车行那儿, 新开的眼镜店.
_A_SHOP = re.compile(
    rf"(?:新开的|那家|(?:街|路|巷)[口上边]的?)?(?:{_TRADES}|农家乐|手机|水产|茶叶|窗帘|茶[馆楼]|网吧|棋牌室|麻将馆|台球室|银行|超市|营业厅|幼儿园)"
    rf"(?:店|铺|行|摊|馆|部|庄|坊|城)?{_TAIL}"
)
# Somebody's business: 老杨家, 胖婶那儿, 张记炒饭.
_SOMEBODYS = re.compile(
    r"(?:老(?![人东公板大师])[\u4e00-\u9fff]|(?![隔楼邻对那这一有个])[\u4e00-\u9fff]{1,2}(?:[姐哥叔婶嫂姨妈爷伯]|师傅|老板娘?))"
    rf"(?:家|那[儿里边家]|店里?|摊[上子]?|铺子?){_TAIL}"
    rf"|(?![登日忘标书笔没])[\u4e00-\u9fff]{{1,2}}[记氏](?![得录者住])[\u4e00-\u9fff]{{0,4}}?{_TAIL}"
)
# What names of places are made of, though it may also tell a problem: 修车行, 停车场.
_DEEDS_IN_NAMES = re.compile(
    rf"{_SITES}|{_TRADES}|[\u4e00-\u9fff]管[所局站委处]|停车|抽水|关[帝公]庙|堆场|[来回]龙"
)
# 带泥上路, 污水漫路: what is done to a road, and no road.
_NO_ROAD = re.compile(
    "(?:[漫占堵穿到往拦挡修铺挖过让走赶沿]|带[泥土水]上|违[规法]上|无证上|超载上)马?路$|[一等]下$"
)
# By what the names of two places side by side are alike: each end, and a name with it at the head of a clause.
_LIKE = {
    end: re.compile(rf"(?P<name>{_HEAD}{{1,4}}?{end})(?![灯面牌边中上口])[\u4e00-\u9fff|]{{2}}")
    for end in "路街巷弄村庄"
}
_KNOWN = 0.35  # of the pairs of characters of a clause: how many may stand in an example, for it to be a strange name
# No word of a sentence, no figure, and nothing of what sayings are made of: 寸步难行, 怨声载道.
_BARE = re.compile(
    rf"(?:(?![{_NO_NAME}{_OF_SAYINGS}])[\u4e00-\u9fff]|都$){{3,6}}(?:[门店][口前里]|那[边儿家])?"
)
# 塘湾, 石冲: two characters, of which the second is of the land.
_OF_LAND = re.compile(rf"(?![{_NO_NAME}{_OF_SAYINGS}海河])[\u4e00-\u9fff][湾冲坳岭坞畈埠圩墩]")
# 好又多:①…: a short name; none is 今日巡查发现, 情况如下, 各位领导.
_HEADING = re.compile(
    "(?!.*(?:报|发现|问题|情况|如下|注意|知|巡|检|今|明|午|早|晚|大家|位|领导|老师|主任|书记|好|您|映|改|补充|时间|类|容|述|照片|图|视频|事|说"
    "|提示|更正|重申|附件|处$|标题|主题|一是|首先|其|现|督|派|单|总|计|请|看|第.|网格)(?!又多))[\u4e00-\u9fffA-Za-z\\d]{2,6}"
)
# Kinds of places, and what stands everywhere: none is a name.
_KIND = re.compile(
    r"(?!老(?:百货|车站|菜?市场|农贸市场|医院|学校|[小中]学|银行|超市|商场|饭店|宾馆|酒店|礼堂|大?桥|公园))(?:整|全|一|两|这|那|本|隔壁|旁边?|附近|斜?对[面过]|边上|门口|老|新|大|小|破|旧|好多|几|半|条|个|段|处|家|座|栋|路边|街边|楼下|村里|公家|市|区|县|镇|我家|自家)*"
    r"(?:停车场|地下车?库|车库|垃圾[站房点池]|公交车?站|地铁站|车站|菜?市场|农贸市场|批发市场|集市|小区|社区|工地|公厕|厕所|广场|公园|花园|马路|公路|大?路|道路|人行道|车道|大?街|街道|步行街|商业街|小?巷|胡同|弄堂"
    r"|背街小巷|居民楼|宿舍楼?|家属楼|办公楼|教学楼|大楼|单元楼|高?楼|幼儿园|学校|小学|中学|大学|医院|超市|商场|商店|便利店|药店|饭店|饭馆|餐馆|酒店|宾馆|银行|公司|营业厅|网吧|茶馆|茶楼|棋牌室|门店|桥|天桥|大桥|村|村庄|河|溪|湖|塘|池塘|水塘"
    r"|渠|水渠|凉?亭|塔|庙|祠堂|礼堂|活动中心|服务中心|实践站|理发|早[餐点]|烧烤|水果|蔬菜|海鲜|生鲜|火锅|奶茶|洗车|修车|小吃|五金|百货|家具|家电|建材|熟食|卤味|馒头|包子|快餐)"
    r"(?:店|铺|摊|门口|里|里面|边|旁边|上|下|外|内|对[面过]|门前)*"
)
_SPOTS = re.compile(
    "(?:路|街|墙|河|门|楼|桥|树|花坛|草丛|绿化带|楼道|楼梯|单元|过道|走廊|车棚|院|角落|拐角|转角|夹缝|缝|沟|井|灯|电线?|杆|地下室|广场|公园|公交站台?|垃圾桶|摊|店|车|人行道|盲道|斑马线|大厅|窗口|柜台|厕所|电梯|天台|屋|水|地|田|树池|箱|东|南|西|北|左|右|前|后|上|下|里|外|中|口|这|那|一|两|边|旁|面|头|间|处|角|根|脚|底|顶|子|当|侧|旮旯|犄)+"
)
_TOLD = re.compile(
    "没人?|天天|每天|老是|一直|好[多几]|[一两三四五六七八九十几半\\d]+(?:个|辆|处|堆|张|盏|块|根|只|条|排|片|年|天|月|周|次|遍|三|礼拜|星期)|堆|倒|摆|停|挡|堵|占|坏|破|断|掉|裂|漏|臭|脏|满|扔|丢|贴|挂|拉|冒|流|淌|踩|走|开|关|看|说|问|喊|骂|吵|卖|吃|抽|拍|修|清|扫|搬|管|像|来|去"
)


def leading_name(clause: str) -> str:
    """The name of a place or a shop with which a clause begins, and what goes on of it: 缝纫机厂坡上; '' if none."""
    for pattern in (_QUOTED, _SHOP_AT_HEAD, _HOUSE_AT_HEAD, _AT_A_TURN, _AT_HEAD):
        found = pattern.match(clause)
        name = found["name"].rstrip("的") if found else ""
        if name and not is_kind(name):
            return name
    there = _AT_THAT_PLACE.match(clause)
    return there["name"] if there and is_strange(there["name"]) else ""


def next_name(clause: str) -> str:
    """The name of a place of its own with which the clause of a second problem begins; '' if none."""
    found = _NEXT_NAME.match(clause)
    return found["name"] if found and not is_kind(found["name"]) else ""


def like_name(clause: str, before: str) -> str:
    """A name with which a clause begins, like that of the place `before` it: 柳家弄污水漫路 beside 胡家弄; else ''."""
    ends = [sign for sign in before if sign in _LIKE]
    found = _LIKE[ends[-1]].match(clause) if ends else None
    return found["name"] if found and not is_kind(found["name"]) else ""


def spot_ahead(clause: str) -> str:
    """The place, if a clause before the problem says nothing else, and by its end must say where: 凤凰山脚; else ''."""
    found = _AT_A_TURN.fullmatch(clause) or _WHOLE.fullmatch(clause)
    if not found or is_kind(found["name"]):
        return ""
    name = found["name"]
    return "" if _TOLD.search(_DEEDS_IN_NAMES.sub("", name)) else name


def heading_name(clause: str) -> str:
    """What stands alone at the head of a text, if it says neither what follows (情况如下) nor to whom; else ''."""
    name = clause.removeprefix("地点").removeprefix("位置").removeprefix("在")
    return "" if not _HEADING.fullmatch(name) or is_kind(name) or _TOLD.search(name) else name


def site_at_head(clause: str) -> tuple[int, int] | None:
    """Where the name of a site stands with which a clause begins: the 面粉 of 面粉厂 is nothing that lies about."""
    found = _AT_HEAD.match(clause)
    if found is None or is_kind(found["core"]) or _ENDS_AS_SITE.search(found["core"]) is None:
        return None
    return found.span("core")


def plain_name(clause: str) -> str:
    """A clause that is the name of a site or of somebody's business: 火车站, 老杨家, 张记炒饭; '' if it is not."""
    named = leading_name(clause) == clause or any(one.fullmatch(clause) for one in (_SOMEBODYS, _A_SHOP))
    return clause if named else ""


def whole_name(clause: str) -> str:
    """The place, if a clause says nothing else than where: 樟树头, 旱桥下那间, 渝味晓宇; '' if it does."""
    if plain_name(clause) or is_strange(clause) or _OF_LAND.fullmatch(clause):
        return clause
    return spot_ahead(clause)


def is_strange(clause: str) -> bool:
    """True if a short clause is made of words that no example has, and of none that sentences are made of."""
    return _BARE.fullmatch(clause) is not None and examples().knows(clause) <= _KNOWN


def is_kind(name: str) -> bool:
    """True for a mere kind of place or spot, and for what is too long for a name."""
    if len(name) > _LONGEST or _NO_ROAD.search(name):
        return True
    return _KIND.fullmatch(name) is not None or _SPOTS.fullmatch(name) is not None
