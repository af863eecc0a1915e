"""What a turn does beside its labels: calls somebody by name or into the room, promises, makes good, trades."""

import re2

from app.spin.acts.act import Flag, Language, Thread, Topic

_DEEDS: dict[Language, dict[Flag, str]] = {
    "en": {
        "bring_in": (
            r"\b(?:joins? us|(?:sit|step|come|pop|drop) in|be here|with us|into (?:the|this) (?:room|call|talk)"
            r"|on(?:to)? (?:the|this) (?:line|call|phone|radio)|have a (?:quick )?word with"
            r"|talk to .{2,30} (?:now|today)"
            r"|(?:bring|call|get|fetch|invite|ask) .{2,30} (?:in|here|over|along)\b|(?:bring|call|ask) in \w+"
            r"|hear (?:it|that|this) from (?:him|her|them)"
            r"|is .{2,30} (?:around|available|nearby|in today|free)(?: (?:today|right now|at the moment))? ?(?:\?|$))"
        ),
        "promise": (
            r"\b(?:i|we)(?:'ll| will|(?:'m|'re| am| are) going to) (?:also |then |certainly |gladly )?"
            r"(?:send|get back|prepare|put together|find out|check|follow up|e-?mail|bring|share|draft|write|look into"
            r"|forward|come back|drop|have .{2,30} (?:sent|ready))\b"
        ),
        "delivers": (
            r"\b(?:as (?:i )?promised|as agreed|like i promised|i promised you|(?:what|which) (?:i|we) promised"
            r"|(?:i|we)(?:'ve| have)? (?:sent|e-?mailed|brought|prepared|put together) (?:you )?(?:the|what|it|that)"
            r"|here(?:'s| is| are) (?:the|what) .{0,40}(?:promised|asked for|agreed|wanted))"
        ),
        "insult": (
            r"^(?:oh |just |please )?shut up\b|\b(?:idiots?|morons?|assholes?|bastards?|fuck(?:ing|er)?|screw you"
            r"|go to hell"
            r"|(?:you(?:'re| are)|don't be) (?:\w+ ){0,3}(?:stupid|dumb|fools?|incompetent)|you people (?:are|have"
            r"|always|never)"
            r"|(?:this is|what) a (?:\w+ )?waste of (?:my )?time|wast(?:e|ing) my time"
            r"|you (?:people )?have no clue|you suck|(?:i )?hate you"
            r"|(?:hell|heck) is wrong with you|why are you (?:being )?so (?:rude|mean|difficult|cold))\b"
        ),
        "nod": (
            r"^(?:ok(?:ay)?|yes|yeah|yep|sure"
            r"|right|fine|i see|got it|great|thanks|thank you(?: (?:so|very) much)?)[ .,!]*$"
        ),
        "silence": r"^(?:h+m+|u+h+|u+m+|e+r+|m+|a+h+)[ .,!?]*$",
        "again": (
            r"\b(?:say (?:that|it) again|repeat (?:that|it|what)|pardon|(?:i |sorry,? )(?:didn't"
            r"|did not) (?:quite )?(?:catch|hear)"
            r"|(?:the )?last thing you said|what did (?:you|i) just (?:say|ask))\b"
            r"|^(?:(?:i'm )?sorry,? )?(?:come again|what(?: was that| did you say)?)[?!]*$"
        ),
        "stranger": (
            r"\b(?:who am i (?:talking|speaking) (?:to|with)|what(?:'s| is| was) your (?:name|title)"
            r"|what do you do here)\b"
            r"|\b(?:who are you|and you are)(?: again| exactly)?[ ?.!]*$"
        ),
        "private": (
            r"\b(?:do you have (?:kids|children|a family)|are you married"
            r"|your (?:wife|husband|kids|children|family|hobbies)"
            r"|how old are you|where are you from|how long have you (?:been (?:here|(?:with|at|in|doing) (?:the"
            r"|this|your)\b)"
            r"|worked (?:here|for|at)\b)|what do you do (?:for fun|after work|(?:on|at) (?:the )?weekends?)"
            r"|are you (?:single|married|seeing anyone)"
            r"|your favou?rite (?:colou?r|food|movie|film|book|song|team|band)|i love you|who (?:are|did"
            r"|do) you vot(?:e|ing))\b"
            r"|^(?:are you happy|do you (?:trust|like) me|(?:can|may) i (?:get|have) your (?:phone )?number)[ ?!]*$"
        ),
        "off_topic": (
            r"\b(?:weather|the traffic|elections?|politic(?:s|al)|president|football|soccer|baseball|the game"
            r"|stock market|war"
            r"|(?:your|nice|good|great) (?:weekend|holidays?|vacation|lunch|coffee)|religion|trump|biden|putin"
            r"|a joke|knock knock|meaning of life)\b"
            r"|\b(?:weekend|holidays?|vacation|lunch|coffee)[ ?!.]*$|^(?:ha(?:ha)+|he(?:he)+|lol|lmao|rofl)[ !.]*$"
            r"|\bwhat time is it\b|\b(?:bathroom|restroom|toilet)s?[ ?]*$"
            r"|^(?:(?:can|could|shall|may) (?:we|i) take a (?:short |quick )?break|i(?:'m| am) (?:so "
            r"|really )?(?:hungry"
            r"|tired|bored))[ ?!.]*$"
        ),
        "machine": (
            r"^(?:so |wait,? |but )?you(?:'re| are) (?:just |really )?an? (?:(?:chat-?|ro)?bot|ai|machine|program)\b"
        ),
        "nervous": (
            r"\bi(?:'m| am) (?:a (?:bit|little) |so |very "
            r"|really )?(?:nervous|new (?:at|to) this|not good at this)\b"
            r"|\bmy (?:very )?first (?:ever )?(?:sales |customer )?(?:call|meeting|visit|pitch)\b|\bhow am i doing\b"
            r"|\b(?:forgot|don't know|no idea|not sure) what (?:i (?:wanted|was going) to|to|i should) (?:ask|say)\b"
            r"|^(?:and |so |well,? )?what (?:should|shall|can|do) i (?:ask|say)(?: you)?(?: now| next)?[ ?]*$"
            r"|^(?:can you |please )?(?:help me|give me a hint)(?: out)?[ ?!.]*$"
        ),
    },
    "zh": {
        "bring_in": (
            r"(?:请|叫|喊|把|让|约|拉|麻烦|方便).{0,12}(?:过来|进来|一起(?:坐|聊|听|谈|来|参加)|加入|参与进来"
            r"|来一下|坐一会|聊两句)"
            r"|(?:在吗|在不在|想听听(?:他|她|本人)|方便.{0,4}(?:过来|参加|见)|能不能.{0,6}见(?:一下|个面))|(?:今天"
            r"|现在|这会儿).{0,6}(?:在吗|在不在|有空吗)"
        ),
        "promise": (
            r"(?:我|我们|我这边|我们这边).{0,10}(?:会|马上|回去|回头|今晚|明天|明早|后天|下周.?|本周.?|这周.?"
            r"|周[一二三四五六日天]|稍后|尽快|随后)"
            r".{0,12}(?:发|整理|准备|确认|回复|答复|带|安排|出|做|给|查|落实)"
        ),
        "delivers": (
            r"(?:上次|上回|之前|那天).{0,8}(?:答应|说好|承诺|约好|提到|要的).{0,24}(?:带来|带过来|发|做好|准备好"
            r"|整理好|拿来|在这)"
            r"|(?:按|照|如)(?:约定|上次|之前).{0,16}(?:带来|带过来|发给|做好|准备好|整理好)|(?:答应|承诺)(?:您|你"
            r"|过).{0,20}(?:带来|带过来|发|好了)"
        ),
        "insult": (
            r"脑子(?:有|进)(?:问题|毛病|水|病)|白痴|傻[逼叉瓜子]|[你您].{0,6}蠢|真蠢|蠢货|笨蛋|有病(?:吧|啊|呀|[?!。]|$)|神经病|^滚(?:$"
            r"|[吧。!,])|滚(?:开|蛋)|去死|闭嘴|他妈的|^妈的"
            r"|浪费我的?时间|(?:真|真是|纯属|简直)浪费时间|[你您]们?(?:根本|简直)?什么都不懂|懂个屁|屁话|[你您](?:真|太|好|可真|(?:怎么)?这么)(?:的)?(?:烦|没劲"
            r"|无聊|讨厌|差劲|凶|没礼貌)"
            r"|跟[你您](?:聊|说|谈)(?:话|天)?(?:真|太)(?:没劲|累|没意思)|[你您]们(?:公司|单位|厂|行|院)?(?:真|太"
            r"|就是)(?:垃圾|差劲|烂)"
            r"|会不会(?:说|讲)(?:人)?话|(?:恨|讨厌)[你您][。!]*$"
        ),
        "nod": (
            r"^(?:嗯+|好的?|行|可以的?|是的?|对|哦+|没问题"
            r"|当然|明白|知道|了解|收到|ok|谢谢|多谢|感谢)[了啊呀吧您你,。! ]*$"
        ),
        "silence": r"^(?:(?:呃+|额+|唔+|h+m+|e+m+)[ .,。…!~]*|(?:嗯+|啊+|这个+|那个+)(?:\.\.+|…+|~+))$",
        "again": (
            r"再(?:说|讲)一(?:遍|次|下)|(?:^|我|[,，])(?:刚才|好像)?没(?:有)?听(?:清|见|懂)|重复一(?:遍|下)"
            r"|刚才.{0,8}(?:说|讲|问)(?:的|了)?(?:是|您|你)?(?:什么|啥)"
            r"|^(?:不好意思[,，]?)?(?:什么|啥|啊|嗯|哈)[?？]+$"
        ),
        "stranger": (
            r"(?:(?:^|请问|[,，])[您你](?:到底|又)?(?:是|贵)|请问(?:是|贵))(?:哪位|谁|姓)|怎么称呼"
            r"|您(?:是)?(?:做什么|干什么)(?:的|工作)"
            r"|[您你](?:叫什么|什么名字)"
        ),
        "private": (
            r"(?:您|你)(?:家|老家|爱人|先生|太太|孩子|小孩|家里)|成家|结婚|多大(?:年纪|岁数|了)|哪里人|业余|爱好"
            r"|干了(?:多少|几)年|单身|有(?:男|女)朋友|[您你](?:今年)?(?:几岁|多大|多少岁)|(?:你|您)最喜欢(?:什么"
            r"|吃什么|哪)|我爱[你您]"
            r"|^[您你](?:信任|喜欢|相信)我吗|^[您你](?:开心|幸福|快乐)吗"
        ),
        "off_topic": (
            r"天气|路上.{0,6}堵|堵车(?:真|太|得|啊)|选举|政治|中美|打仗|股市|股票|球赛|足球"
            r"|吃(?:过)?(?:饭)?了(?:吗|没)|一起吃(?:个)?饭"
            r"|周末(?:一般|都|怎么|过得|有什么|愉快|干|去|在家)|(?:过年|过节|假期)(?:回|去|怎么|打算|过得|有什么)"
            r"|喝(?:点)?(?:茶|咖啡)(?:吗|吧)"
            r"|旅游|房价|特朗普|拜登|普京|笑话|洗手间|厕所|人生(?:的)?意义|几点了|我(?:好)?(?:饿|困|累)了"
            r"|^(?:能|可以|要不)?(?:我们|咱们)?(?:休息|歇)(?:一下|一会儿?)|^[哈呵嘿嘻]+[。!~]*$"
        ),
        "nervous": (
            r"(?:我|有点|有些|比较|挺)(?:很|太|好)?紧张|第一次(?:拜访|做销售|见客户)|刚(?:入行|做销售)"
            r"|我(?:还)?是(?:个)?新手"
            r"|不知道(?:该|要|能)?(?:跟[您你])?(?:说|讲|问|聊)(?:点|些)?(?:什么|啥)|忘了(?:我)?(?:要|想|该)?(?:问"
            r"|说)(?:什么|啥)?"
            r"|我(?:该|应该|还能)问(?:您|你)?(?:什么|点什么|啥)|给(?:我)?(?:点|个|些)提示"
            r"|^[您你]?能(?:不能)?帮帮我|我(?:今天)?表现(?:得)?怎么样"
        ),
    },
}
_WE = r"\b(?:i|we)(?:'d| would| could| can|'ll| will)\b"
_TRADES: dict[Language, str] = {
    "en": (
        rf"\b(?:if|provided|assuming|as long as|once) (?:that )?(?:you|your|we get|both)\b.{{3,120}}{_WE}"
        rf"|{_WE}.{{3,120}}\b(?:if|provided|as long as|once) (?:that )?(?:you|your)\b"
        r"|\b(?:in return|in exchange|trade (?:you|that|this)|for that (?:i|we)(?:'d| would) need)\b"
    ),
    "zh": (
        r"(?:如果|只要|要是|假如|若|倘若)(?:贵|您|你|咱|双方|合同|首付|预付|一次|年限).{2,50}"
        r"(?:我|我们|那我|价格).{0,12}(?:可以|能|就|愿意|来|给)"
        r"|(?:我|我们).{0,20}(?:可以|能|愿意).{2,40}(?:前提是|条件是|但(?:需要|希望|要)(?:贵|您|你))|作为交换"
        r"|换(?:您|你|贵)"
    ),
}
_GIVES: dict[Language, str] = {
    "en": (
        r"\b(?:discount|percent|price|off|free|payment|terms|training|service|licen[cs]e|warranty|rate|include|throw in"
        r"|extend|cap|guarantee|waive|lower|reduce)\b|%"
    ),
    "zh": r"折|优惠|降|让|免|送|便宜|价|点|账期|付款|培训|服务|质保|保修|延长|包|承诺|保证|驻场|%",
}
_BESIDE: frozenset[Flag] = frozenset({"again", "stranger", "private", "off_topic", "nervous"})
_COMPILED = {
    language: [(flag, re2.compile(pattern)) for flag, pattern in each.items()] for language, each in _DEEDS.items()
}
_LATER = {
    "en": re2.compile(
        r"\b(?:next|by|tomorrow|on (?:mon|tues|wednes|thurs|fri)day|(?:mon|tues|wednes|thurs|fri)day|week|month|january"
        r"|february|march|april|june|july|august|september|october|november|december|later)\b"
    ),
    "zh": re2.compile(r"下[个次周月]|明[天早年]|后天|周[一二三四五六日末]|星期|礼拜|月|[0-9]+[号日]|改天|以后|之前|前"),
}
_TRADING = {language: re2.compile(pattern) for language, pattern in _TRADES.items()}
_GIVING = {language: re2.compile(pattern) for language, pattern in _GIVES.items()}
_ASSENTS = {
    "en": re2.compile(
        r"^(?:oh |well |and )?(?:yes|yeah|yep|sure|please|of course|gladly|certainly|absolutely|by all means|ok(?:ay)?"
        r"|that(?:'d| would) be (?:very |really )?(?:great|good|nice|kind|helpful|perfect|lovely)"
        r"|i(?:'d| would) (?:like|love|appreciate) (?:that|it)"
        r"|if you (?:would|could|don't mind)|do that|let's do that)\b"
    ),
    "zh": re2.compile(
        r"^(?:那|嗯|哦|那就)?(?:好|行|可以|成|是的|对|当然|麻烦|请|有劳|劳驾|方便的话|太好了|那再好不过"
        r"|求之不得|没问题)"
    ),
}
_BEFORE: dict[Language, str] = {
    "en": r"^(?:(?:and|so|okay|well|now|thanks|thank you|hello|hi|good (?:morning|afternoon)|nice to meet you)[, ]+)*",
    "zh": r"^(?:(?:那么?|嗯|好的?|请问|您好|你好|谢谢)[，, ]*)*",
}
_AFTER: dict[Language, str] = {"en": r"[,:;—-]", "zh": r"(?:[，,：:]|您|你)"}


def deeds(clause: str, language: Language) -> tuple[Flag, ...]:
    """The marks of a plain clause that do not depend on its label. Who is asked in for another day is not asked in."""
    later = _LATER[language].search(clause)
    found = (flag for flag, pattern in _COMPILED[language] if pattern.search(clause))
    return tuple(flag for flag in found if not (later and flag == "bring_in"))


def beside(clause: str, language: Language) -> bool:
    """Whether a plain clause turns to something beside the business: it then means no trouble that stands."""
    return not _BESIDE.isdisjoint(deeds(clause, language))


def assents(clause: str, language: Language) -> bool:
    """Whether a plain clause says yes to what was just offered."""
    return bool(_ASSENTS[language].search(clause))


def trades(turn: str, language: Language) -> bool:
    """Whether a plain turn gives something for something."""
    return bool(_TRADING[language].search(turn) and _GIVING[language].search(turn))


def called(turn: str, thread: Thread, language: Language) -> str:
    """Id of the one in the room whom a plain turn calls by name, at its beginning or its end; empty where nobody."""
    for topic in thread.topics:
        if topic.kind == "person" and topic.id in thread.room and _calls(turn, topic, language):
            return topic.id
    return ""


def _calls(turn: str, topic: Topic, language: Language) -> bool:
    names = "|".join(re2.escape(each.casefold()) for each in topic.terms)
    first = rf"{_BEFORE[language]}(?:{names}){_AFTER[language]}"
    last = rf"[,，、] ?(?:{names})[?？.!。！ ]*$"
    return bool(re2.search(first, turn) or re2.search(last, turn))
