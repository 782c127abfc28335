"""The words by which a clause is known to tell of people, and of nothing that a question could be narrowed by.

A stranger's talk has no end, but it turns around little: who speaks, what they say, think and feel, their body and
their things, the weather, their day. Each is told here by the characters of its words, not by whole phrases.
"""

from __future__ import annotations

WHO = (
    "[我俺咱您你他她]|自己|本人|人家|大伙|同志|领导|书记|群众|百姓|街坊|邻居|阿姨|大[妈爷叔姐哥]|记者|同事|师傅|老师|兄弟|"
    "姐妹|哥们|姐们|妹妹|弟弟|孩子|老婆|老公|爸|妈|朋友|客服|群主|班子|小弟|在下|[张王李刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
    "梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万"
    "段雷钱汤尹黎易常武乔贺赖龚文](?:[哥姐叔婶嫂工总局科所队处]|主任|书记|[局镇所市区科队处]长|老师|师傅)"
)
_SPEECH = (
    "[说讲聊谈骂吵夸怼喊叫劝哄笑哭嚷吼唠呛嘟]|(?<!群众|居民)[问听]|答(?!到)|(?<!指)催|打字|[读念写抄](?!字楼)|发[语消错微言火]|回[复话信]|转[发达告]|"
    "[大工业家邻本这个]群|群里|朋友圈|评论区|弹幕|客气|招呼|插[队嘴话]|闲话|废话|人话|托我|受托|请教|打扰|麻烦|包涵|见谅|莫怪|别怪|恭喜|祝"
)
_MINDS = (
    "[猜懂忘愁慌懵恼恨盼疑悔怂怕烦羞]|(?<!应)急(?!救|诊|修|件|弯|流)|想(?!看|要|查)|记(?!者|录)|感觉|以为|操心|(?<![中核重空实])心(?!区)|"
    "脑|[笨蠢傻懒]|糊涂|冤|委屈|尴尬|佩服|失望|后悔|压力|尊严|记性|错觉|毛病|规矩|道理|良心|打赌|吐槽|抱怨|羡慕"
)
_BODY = (
    "[脚腿嗓腰胃肚耳鼻牙汗][^\\W\\d]|手(?=[冻抖酸疼麻软滑忙头里上边])|[眼嘴]|头(?=[疼痛晕大昏秃])|[睡醒梦吃喝饿渴累困病疼]|"
    "(?<!防)冻|歇|喘|发烧|感冒|口罩|手套"
)
_THINGS = (
    "手机|电脑|平板|键盘|鼠标|屏幕|打印|信号|流量|网(?=[络断卡慢差不没速])|没网|没电|充电|系统|软件|微信|钉钉|表格|文件|附件|邮箱|"
    "密码|链接|u盘|拼音|输入法|语音|视频会|投影|话筒|稿|材料|ppt|笔记|本子|[钢圆]笔|镜没|老花镜|截图|卡纸|死机|抽风|机器人"
)
_WEATHER = (
    "下[雨雪雾]|[雨雪雾风](?=[好太真很越可又都下停大小])|刮风|打雷|天(?=[太真好这]?[冷热黑亮阴晴暖凉好气])|太阳|太[冷热]|"
    "[冷热]得|[冷热]死|台风|降温|穿衣"
)
_DAY = (
    "加班|值班|夜班|[下上换顶]班|放假|过[年节]|元旦|生日|回家|家里|请客|红包|奶茶|火锅|饭|食堂|开车|骑车|电动车|地铁|堵车|电梯|"
    "会上|[个场]会|散会|[开上]会|会议|汇报|发言|出差|调研|巡[完了街]|出门|抛锚|半路|走走|检查组|考核组|巡察|审计|督查组|材料|交差|忙|辛苦|要用"
)
PEOPLE = "|".join((WHO, _SPEECH, _MINDS, _BODY, _THINGS, _WEATHER, _DAY))

# How it is told: as haste, surprise, a makeshift or a judgement, whatever of.
MANNER = (
    "^(?:别|莫|甭|快|赶紧|请|先|喂|嘘|哎|唉|咦|哇|呀|嘿|哈|啊|嗯|哦|乖乖|好家伙|按说|保证|感觉|幸好|难怪|怪不得|原来|偏偏|居然|竟然|反正|"
    "毕竟|其实|简直|恨不得|省得|免得|好让|只好|只能|无奈|谢|多谢|算了)|只好|只能|不得不|好不容易|没办法|没法|干着急|凑合|"
    "得(?:要命|要死|不行|厉害|很|慌|够呛|跟|像|都|半死)|死了|极了|透了|坏了我|太[^\\W\\d]{1,2}了|[吧嘛呀啊呢哦哈啦咯呗哟喽]$|真是的|不对劲|算我|(?<![三分])之[^\\W\\d间中类前后内外一]|抽风|罢工|死机|(?P<twice>[^\\W\\d])(?P=twice)$|平安|发财|恭喜|实事求是|[科室办局所队站组部]要$|^[^\\W\\d]{1,2}[上完好齐]了?(?:就|好|才能|再)[^\\W\\d]{1,3}$"
)

# What people are wont to say: two halves that answer each other, as 兵来将挡水来土掩.
_LEAST, _MOST = 3, 7  # characters of a half


def is_proverb(words: str) -> bool:
    """True if both halves have one character in the same place (水来土掩), and are of one length."""
    half, odd = divmod(len(words), 2)
    if odd or not _LEAST <= half <= _MOST:
        return False
    return any(one == other for one, other in zip(words[:half], words[half:], strict=True))
