"""Chinese (plain text is simplified, half-width): where clauses end, what asks, what leads, what is a condition."""

import re
from collections.abc import Iterator

from app.spin.acts.clauses.grammar import NOWHERE, Bounds, Grammar, ends

_FILLER_LENGTH = 5
_SHORTEST_ASKED = 2
# Asks for a nod and for nothing else.
_NODS = re.compile(
    r"^(?:那|这|就|先|您|你|我|都|也)*(?:对|是|好|行|成|可以|可|真|真的|明白|清楚|懂|听懂|没错|在|方便|有空|如何|怎样|怎么样|咋样|什么|啥|谁|哪|怎么|为何|干嘛)"
    r"(?:不(?:对|是|好|行|成|可以)|了?没|吧|吗|么|呢|啊|不|嘛)?[?!。~]*$"
)
# Beyond these a turn is no talk any more, and looking on would take time that grows with its square.
_LONGEST_QUESTION = 100
_LONGEST_PRELUDE = 200

_END = re.compile(r"[?!;。\n]+[\"'」』)]*|\.{3}|…")
_MAY_END = re.compile(r"[?!;。\n.…]")
_PARTICLE = re.compile(
    r"(?:吗|么|呢|没有|对吧|是吧|好吧|[了过]没得?|伐|咩|啵|[过咗][冇未]|[有过][^,?]{1,8}没|[\u4e00-\u9fff]{3}[^对]不|齁"
    r"|[, ][有对行是好成能会可]不|何在|有何[\u4e00-\u9fff]{1,3})"
    r"[\s\"'」』).,。!~]*$"
)
# “肯定老出问题吧” asks; “那我们开始吧” does not.
_SURMISE = re.compile(
    r"^(?!(?:那|就|行|好|先|,)*(?:我们?|咱们?|您先|请))[^?]*"
    r"(?:肯定|一定|应该|估计|恐怕|想必|[也还挺很老总太会能要得常难](?:[^,?不]|不[少小轻低短]){1,14})吧[\s.。!~]*$"
    # “我猜打包这块常出错吧” guesses at what is his.
    r"|^(?:我多嘴)?我?(?:猜|估计|估摸着?|寻思|看)(?![我给]|周|下周|明天)[^?我咱款]{4,}吧[\s.。!~]*$"
    r"|^(?:那|这样|这么一来|,)*(?:估计|想来|八成|多半|怕是|恐怕)(?![我给])[^?我咱]{4,}[\s.。!~]*$"
    r"|^(?:那|这|,)*(?:这么一来|么一来|样一来|样的话)[, ]?[^?我咱]{4,}吧[\s.。!~]*$"
    r"|^[^?我咱]{2,}(?:怕是|恐怕)(?![我给先])[^?我咱,]{2,12}[\s.。!~]*$"
    r"|不得[^,?不已]{2,12}[啊呀][\s.。!~]*$|^[^?我咱是]{2,}不就[^,?是行好够可]{2,10}[\s.。!~]*$"
    # Of the two of us only the buyer can know: “价签老对不上吧” asks, “咱们签了吧” does not.
    r"|^(?!那|就|行|好|先|要不|不如|请|让|等|嗯|您先)[^?我咱签约]{5,}[^?我咱对好是行错以算听签]吧[\s.。!~]*$"
)
# What asks stands before an afterthought: “赔过钱没有，因为发错货”, “挺费劲的吧，这么一张张录”.
_BEFORE = re.compile(
    r"(?:[了过着][^,?]{0,2}没有?|(?:得|愿意|惯|够)[\u4e00-\u9fff]{0,3}不|[^好行来先成](?P<guess>吧)(?!,我[^看也])),[^,?]{2,24}[\s.。!~]*$"
)
_CHOICE = re.compile(
    r"(?<!不)是不是|有没有|能不能|会不会|要不要|够不够|可不可以|是否|能否|(?<!不)(.{1,2})[不没]\1"
    r"|[^,? ]{2}[, ]?还是(?![要得很没不会想那这希建觉有挺蛮比老先])[^,?]{1,16}$"
    r"|的是[^,?]{1,8},还是|[吗呢么][, ]?还是|(?:是|用|走|靠|自己|每)[^,?]{1,16}还是[^,?]{1,12}"
    r"|(?:是|先)[^,?是先]{1,8}[, ]?还是(?:先|不)|([\u4e00-\u9fff]{1,2})还是[不没]\2|难不成|莫非|岂不"
    r"|定系[^,?]{1,12}|系咪|(.)得(.)\3不\4|[你您][^,?]{1,5}没有,|有无(?!论|线)|有冇|有没(?=[\u4e00-\u9fff])|(.)唔\5"
)
_WH = re.compile(
    r"谁|什么|哪|(?:多|少|罚|[降涨升]到)[^,?我]{0,3}几[十百千]|(?<![这那头好十])几(?![乎率经十百千]|\w{0,2}[年月天]来)(?=[\u4e00-\u9fff]|$)"
    r"|(?<![很许更么最])多(?:前儿|会儿|少|久|大|长|高|快|远|深|宽|厚|重|贵|痛|烦|晚|常|严重|频繁|重要|难|慢|管用|麻烦)"
    r"|怎么|怎样|如何|为什么|为何|(?<!任)何(?:时|种|处|以|去何从)|[作从]何|几何$|可曾|会否|有否"
    r"|干嘛|干啥|[做是有说搞]啥|咋|点样|点算|点解|边[个度间位]|乜|咩"
)
_NOT_WH = re.compile(
    r"什么都|什么也|怎么[^,?]{0,6}(?:都|也)|没什么|没有什么|不怎么|谁都|谁也|哪儿?也|哪里都|哪怕|多少有点|多少有些"
    r"|[这那头好]几|(?:^|[,。 的在我您你就是从跟和])[前后]几|多[问说]几"
    r"|近几(?=[年月天周个])|(?:^|[,。再])过几(?=[年月天周日个])|几个月来|几年来|无论|不管|不论|(?<![做干搞卖产用弄修])什么的"
    # Whatever it is, it can be seen: “几点到货、谁签的，手机上都查得到”.
    r"|(?:谁|哪|什么|几|多少|怎么)[^?您你吗]{1,24}(?:都|就|也|全)(?:能|会|可以|[看查算找]得|清楚|清清楚楚|一目了然|有[数底]|列出|打到)[^,?]*"
    r"|(?:怎么|什么|哪里|谁|几|多少)[^,?]{1,4}就(?:怎么|什么|哪里|谁|几|多少)|我们?(?![看想问])[^,?您你]{1,10}几(?![点时])|(?:给|帮|替)[您你](?![^,?]{0,3}(?:[省多少留添抬换敲的]|带来))[^,?]{0,6}几"
    r"|(?:谁|什么|多少|几|哪)[^,?您你吗]{1,10}都(?=[不能会可一])|[您你]就(?:知道|清楚|明白|看到)[^?]*"
)
# What a thing will tell, no question: “它会告诉您哪台要坏”.
_EMBEDDED = re.compile(
    r"(?:能|会|可以|提前|自动|随时|马上|帮[您你])[^,?]{0,8}(?:告诉|提醒|提示|显示|通知|算出|看出|判断|知道|查到|看到|标出|预警)"
    r"(?:您|你|大家|他们|人)?[^,?我对]{0,10}(?:哪|什么|谁|几|多少|怎么|何时)"
)
# The seller knows the answer and says so: “哪几台常坏我心里有数”.
_KNOWN = re.compile(
    r"(?:我|我们|咱们?)(?:都|也|已经|大概|大致|心里|基本|差不多|早就|这边)*(?:知道|清楚|有数|了解了|明白|记下|记住|看过|听说过)"
    # … or will find out: “几天能备齐我回去跟仓里对个准话”.
    r"|我(?:回去|回头|这就|马上|去|再|明天)[^,?您你]{0,8}(?:问|对个|核|查|确认|打听)"
    # What nobody knows is told, too: “断没断链说不清”.
    r"|([^有是])[没不]\1[^,?您你]{0,10}(?:[说讲查看分算认](?:不(?:清|出|准|着)|得清)|没人(?:知道|管|看)|要(?:打电话)?问)"
)
_REQUEST = re.compile(
    r"(?:请|麻烦|方便|能|可以|可否|劳烦|想请)[^,?]{0,8}(?:介绍|说说|谈谈|讲讲|聊聊|分享|描述|说明|告诉我|举个例|讲一下|说一下|谈一下)"
    r"|(?:想|希望|可否|方便)(?:跟您|向您|跟你|再|先|多|进一步)*(?:了解|知道|请教|请问|听听|问问|问一下)"
    r"|(?:^|,)(?:您|你|请|可以|不妨|我们|试着)*(?:想象一下|想象|设想|试想|想想看|想一想)"
    # “请回忆一下上次断货的冲击” asks for it, “请评估一下我们的报价” does not.
    r"|(?:^|[,。 ])(?:请|麻烦|烦请|不妨|您不妨)(?![^?]{0,12}(?:我们的|我司|我方|报价|方案|合同))[^,?我]{0,14}"
    r"(?:排序|排个序|估计|[预推测]?估算?|估一估|推算|测算|量化|列出|列举|写出|写下|填写|打个?分|选出|勾选|标出|注明|评价|陈述|指出|补全"
    r"|谈一谈|概括|概述|简述|回忆|回想|回顾|展望|分析|比较|对比|形容|想一想|(?:提供|确认)[^,?]{2,16}(?:数据|数字|记录|总数|情况|构成|数量))"
    r"|(?:咱们?|我们|帮我|(?<![给帮替为])您)(?:一起|一块|来)*(?:算算|算一算|算一?笔账|估一估|理一理|盘一盘)(?!这份|报价)"
    r"|(?:^|[,。 ])我(?:们|司|这边)?(?:很|有点|特别|一直)?(?:好奇(?!心)|需要(?:先)?了解|(?:很)?有兴趣(?:听|了解|知道))"
    r"|(?:^|[,。 ]|我)想(?:再|多)?听(?:您|你|大家|各位)"
    r"|^(?:您|你|请|那|先)*(?:说|举|列|数)(?:出)?[一两三几]{1,2}(?:件|个|条|样|点|处)|^(?:那|您|先|请)*(?:告诉我(?!们)|给我(?:讲|说|介绍|数|算))"
    r"|^把(?![^,?]{0,6}(?:给您|发您))[^,?我]{2,14}(?:跟我|给我)?(?:讲一下|说一下|讲讲|说说|倒出来|捋一遍|讲给我|说给我)"
    r"|(?:^|,)我(?:是)?(?:想)?(?:问|打听|知道)的(?:就)?是"
    r"|(?:讲给我听|说给我听|跟我(?:说说|讲讲|聊聊))"
    r"|^(?:那|那么|您|你|先|再)?(?:介绍|说说|谈谈|讲讲|聊聊|描述|具体说|展开说|举个例)"
)
_RHETORIC = re.compile(
    r"难道|何必|何乐而不为|怎么可能|有什么比|谁会(?:嫌|拒绝)|哪有[^,?]{1,8}的[^,?]{0,6}[?。! ]*$"
    r"|(?<!有没有)(?:谁家?|哪[个家][^,?]{0,5})(?:不(?:想|愿|希望|盼|爱听)|没[^,?]{1,8}过)"
)
_CLAIM_TAG = re.compile(r"^(?:那|所以)?(?:我们|本公司|我司|我方|这款|这套).*(?:对吧|对吗|是吧|是不是|不是吗|好吧)\?*$")
_LEADING = re.compile(
    r"(?:肯定|一定|想必|应该).{0,20}[吧?]|是不是(?:也|又|就|都|还)|(?:对吧|对吗|是吧|不是吗|没错吧)\?*$|难道"
)
_TELLING = re.compile(
    r"^(?:那|下面|接下来)?(?:我|我们|让我)(?:先|来|再|给您|为您|跟您|可以|会|想|就)*(?:介绍|说明|讲讲|讲一下|演示|汇报|解释|展示|总结|分享)"
    r"|^(?:好|嗯|那|来|行|[, ])*(?:我|容我|让我)?(?:来|再|先)?"
    r"(?:小结|总结|归纳|概括|(?:[理捋顺串]|梳理|复述)一?(?:下|遍|[理捋顺串]))[^?]*$"
    # What he came to see is the purpose of a visit, as long as it is not asked.
    r"|^(?:[^?]{0,16}(?:想|来|过来|主要|先))?(?:看看|瞧瞧|看一看|看一下)(?:有没有|能不能|是不是|是否|有什么|能否)"
)
# What somebody else asks, or she asks herself; and what a kind of question is.
_REPORTED = re.compile(
    r"问(?:过|了)?(?:自己|同事|别人|朋友)|(?:我|自己)[^,?您你]{0,6}(?:琢磨|纳闷)"
    r"|(?:客户|同事|老板|朋友|[他她]们?|有的?人|别人)[^,?您你]{0,6}(?:想知道|[会常总都在也]问|问过)"
    r"|(?:问题|提问|问法)[^,?]{0,4}(?:就是|是指|指的是|是在|问的是)"
)
_NOD = re.compile(
    r"(?:嗯+|好的?|是的|对|[哦噢啊哎呃诶呀]+|没错|确实|收到|我|您好|你好|早上好|下午好|[^,]{0,4}(?:总|经理|主任|老师))?"
    r"[, ]?我?"
    r"(?:完全|非常|很|特别|十分|真的?|实在|能|可以|也)*"
    r"(?:理解|明白|了解|懂|体会|谢谢|感谢|辛苦|(?:抱歉|对不起)+|不好意思|您好|你好|有道理|没问题|好的|是的|嗯)"
    r"[^,? ]{0,16}[, ]"
)
# What was told is put together and ends in “对吧？”: the tag asks, and what stands before it does not.
_RECAP = re.compile(
    r"(?:好的?|嗯+|那|行|来|[, ])*(?:我|容我|让我|咱们?)?(?:先|来|再|跟您|给您|帮您|简单)*"
    r"(?:小结|总结|归纳|概括|[理捋顺串]一|梳理|复述)[^:,?]{0,14}[:,]"
)
_AGREED = re.compile(
    r"[, ](?:是不?是?这样(?:子)?的?|对不?对?|是不?是?|没[错漏]|没说错|没理解错|理解得?对)(?:吧|吗|么|呢)?[?。! ]*$"
)
# “不好意思我想问下你们用什么系统”: the word says sorry and nothing of what is bad.
_SORRY = re.compile(
    r"[嗯哦噢啊哎呃诶呀]*(?:真的?|实在|很)?(?:不好意思|对不起|抱歉)[啊呀哈了]?(?=[我想请您你咱那这再][^,?]{4})"
)
_SOFT = re.compile(
    r"吗(?=[\u4e00-\u9fff])(?!还是)|(?:吗|呢|么|对吧|是吧)[, ](?!还是)"
    r"|[, ](?=另外|顺便|对了|还有一|还想问|再请教|请问|想请问|同时想)"
    r"|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])"
    r"|[, ](?=(?:那)?(?:您|你)(?:觉得|看|说|认为)(?:呢|怎么样|如何)[?。! ]*$)"
)
_TAG = re.compile(r"(?:那)?(?:您|你)(?:觉得|看|说|认为)(?:怎么样|如何)[?。! ]*$")
_WERE = re.compile(r"如果|(?<![主重需])要是|假如|假设|假使|若是|倘若")
_THEIRS = re.compile(r"(?:^|[,。 ])(?:目前|现在|现有|原来|眼下|他们|之前|当前)[^,?我]{1,12}$")
# A question that is complete, and behind its comma the next with a matter of its own: “…差异多不多，项目由谁拍板？”
_COMPLETE = re.compile(
    r"(?:(.)不\1|有没有[^,]{2,16}的?(?:情况|时候|问题)|怎么[^,]{1,10}的|是(?:怎样|怎么样|如何)[^,]{0,6}的|最看重[^,]{1,6}"
    r"|谁(?:的意见)?最[^,]{1,4}|由?谁(?:来)?(?:拍板|负责|审批|签字|决定))$"
)
_DEPENDS = re.compile(
    r"(?:那|那么|又|还|再|都|也|大概|大约|一般|具体|主要|到底|平均|每次)*"
    r"(?:它|这(?:个|是|时|对|块|边|会|样|么)|他们|最[长短多少高低早晚大小]|[\u4e00-\u9fff]{1,2}[完好]|多久|多少|多长|几|为什么|为何|怎么|如何|由?谁|哪|还是|比如|例如|是|有|在|会|能|对|给|影响|占|花|要|您觉得|你觉得)"
)
_SHORTEST_COMPLETE = 6
_MORE = re.compile(r"^[\s\"']*(?:(?:是[^?]{1,30}还是|还是)[^?]{1,60}\?|(?:比如|例如|比方说|像是)[^?]{1,60}(?:\?|$))")
# Who she is and why she came, typed in one breath with the first question.
_PRELUDE = re.compile(
    r"(?:[^,?]{0,8}好[啊呀哈]?[, ]+)?(?:我们?是(?![想来说觉担好])|我叫|我姓|我这边是|这里是|敝姓|我来自|我代表"
    r"|(?:今天|这次|此次)[^,?]{0,6}(?:来|想|拜访|占用|打扰|主要)|打扰|(?:我)?(?:可以|能|就|想)?占用|(?:为了|我)?(?:不|怕)?(?:再|多)?耽误[您你]|冒昧|不好意思|感谢|谢谢)"
)
_PERMISSION = re.compile(
    r"方便|介意|打扰|请教|(?:问|提)(?:您|你)?(?:几|一些|两|三)|再(?:看|说|定|决定)"
    r"|(?:行|好|可以|合适|如何|怎么样)(?:吗|么|不|\?|$)"
)
_SHORTEST_QUESTION = 5

_IF = re.compile(
    r"如果|(?<![主重需])要是|假如|假设|假使|若是|倘若|万一|一旦|只要"
    r"|因为|由于|既然|当(?=[^,]{2,20}时)|若(?!干)|的话"
)
_HEAD = re.compile(
    r"[, ]|会不会|是不是|是否|(?<![机社协晚大开都议])会(?![议员计])|意味着|您觉得|您会|您愿意|谁|怎么|怎样|如何|什么|哪"
    r"|能(?:帮|省|给|不能)|值多少|值不值"
    r"|(?:对|给)(?=[^,]{1,14}(?:影响|帮助|好处|价值|意味|损失|压力))|损失|要(?:花|赔|多|等|损)|多少"
)
_CAUSES = ("因为", "由于", "既然")
_SHORTEST_CONDITION = 3


def _cuts(text: str) -> list[Bounds]:
    found: list[Bounds] = []
    for start, end in _sentences(text):
        if found and text[found[-1][1] - 1] == "?" and _MORE.match(text[start:end]):
            found[-1] = (found[-1][0], end)
        else:
            found.extend(_parts(text, start, end))
    return found


def _sentences(text: str) -> Iterator[Bounds]:
    start = 0
    for mark in ends(text, _MAY_END, _END):
        yield start, mark.end()
        start = mark.end()
    yield start, len(text)


def _parts(text: str, start: int, end: int) -> Iterator[Bounds]:
    nod = _NOD.match(text, start, end) or _SORRY.match(text, start, end)
    if nod:
        yield start, nod.end()
        start = nod.end()
    if _RECAP.match(text, start, end) and (tag := _AGREED.search(text, start, end)):
        yield start, tag.start()
        start = tag.start()
    question = _after_prelude(text[start:end])
    if question:
        yield start, start + question
        start += question
    for mark in _SOFT.finditer(text, start, end):
        left, right = text[start : mark.start()], text[mark.end() : end]
        # “如果上岗前练过，您觉得怎么样？”, “现在这家物业，您觉得怎么样？”: the tag is the question.
        if mark.group() == "," and _TAG.match(right) and (_WERE.search(left) or _THEIRS.search(left)):
            continue
        # “夜班呢，谁来盯？”: what is only named asks nothing yet.
        if mark.group()[0] == "呢" and not _WH.search(left) and not _CHOICE.search(left):
            continue
        if mark.group() != " " or _runs_on(left, right):
            yield from _matters(text, start, mark.end())
            start = mark.end()
    yield from _matters(text, start, end)


def _matters(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Cut at a comma between two complete questions, each with a matter of its own."""
    for mark in re.finditer(",", text[start : min(end, start + _LONGEST_PRELUDE)]):
        left, right = text[start : (at := start + mark.start())], text[at + 1 : end]
        if len(left) < _SHORTEST_COMPLETE or not _COMPLETE.search(left) or _IF.search(left):
            continue
        bare = right[:_LONGEST_QUESTION].rstrip("?。! ")
        if len(bare) >= _SHORTEST_COMPLETE and not _DEPENDS.match(bare) and _asks(bare):
            yield start, at + 1
            start = at + 1
            break
    yield start, end


def _after_prelude(clause: str) -> int:
    """The place of the question behind “我是……，今天来想……，”; 0 where there is none."""
    if not _PRELUDE.match(clause):
        return 0
    for mark in reversed(list(re.finditer(r"[, ]", clause[:_LONGEST_PRELUDE]))):
        question = clause[mark.end() : mark.end() + _LONGEST_PRELUDE]
        if len(question) >= _SHORTEST_QUESTION and _asks(question):
            return 0 if _PERMISSION.search(question) else mark.end()
    return 0


def _runs_on(left: str, right: str) -> bool:
    """Whether a blank stands for a full stop: two questions typed without punctuation."""
    left, right = left[-_LONGEST_QUESTION:], right[:_LONGEST_QUESTION]
    return _asks(left) and _asks(right) and not _IF.search(left)


def _asks(clause: str) -> bool:
    if _CLAIM_TAG.search(clause) or _RHETORIC.search(clause):
        return False
    if clause.rstrip("\"'」』) ").endswith("?") or _PARTICLE.search(clause) or _SURMISE.search(clause):
        return True
    before = _BEFORE.search(clause) if "," in clause else None
    if before and (not before["guess"] or _SURMISE.search(clause[: before.end("guess")])):
        return True
    if _TELLING.search(clause) or _KNOWN.search(clause) or _REPORTED.search(clause):
        return False
    if _REQUEST.search(clause) or _CHOICE.search(clause):
        return True
    return bool(_WH.search(_EMBEDDED.sub("", _NOT_WH.sub("", clause))))


def _leads(clause: str) -> bool:
    return bool(_LEADING.search(clause))


def _condition(clause: str) -> Bounds:
    mark = _IF.search(clause)
    if not mark:
        return NOWHERE
    if mark.group() == "的话":
        return max(clause.rfind(",", 0, mark.start()) + 1, 0), mark.end()
    head = _HEAD.search(clause, mark.end() + _SHORTEST_CONDITION)
    if not head and mark.group() in _CAUSES:
        return NOWHERE
    return mark.start(), head.start() if head else len(clause)


def _is_filler(clause: str) -> bool:
    return len(clause) < _FILLER_LENGTH


def _is_nod(clause: str) -> bool:
    return len(clause) < _SHORTEST_ASKED or _NODS.search(clause) is not None


CHINESE = Grammar(_cuts, _asks, _leads, _condition, _is_filler, _is_nod)
