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
            r"\b(?:idiot|moron|stupid|dumb|fool|incompetent|asshole"
            r"|bastard|fuck(?:ing|er)?|screw you|shut up|go to hell"
            r"|waste of (?:my )?time|(?:have |has )?no clue|you people)\b"
        ),
        "silence": r"^(?:h+m+|u+h+|u+m+|e+r+|m+|a+h+)[ .,!?]*$",
        "again": (
            r"\b(?:say (?:that|it) again|repeat (?:that|it|what)"
            r"|^(?:sorry,? )?come again\??$|pardon|(?:didn't|did not) (?:catch|hear))\b"
        ),
        "stranger": (
            r"\b(?:who am i (?:talking|speaking) (?:to|with)|who are you|what(?:'s| is) your (?:name|title)"
            r"|what do you do here|and you are)\b"
        ),
        "private": (
            r"\b(?:do you have (?:kids|children|a family)|are you married"
            r"|your (?:wife|husband|kids|children|family|hobbies)"
            r"|how old are you|where are you from|how long have you (?:been"
            r"|worked)|what do you do (?:for fun|after work))\b"
        ),
        "off_topic": (
            r"\b(?:weather|traffic|weekend|election|politic(?:s|al)|president|football|soccer|baseball|the game|holiday"
            r"|vacation|lunch|coffee|stock market|war|religion)\b"
        ),
        "nervous": (
            r"\bi(?:'m| am) (?:a (?:bit|little) |so |very "
            r"|really )?(?:nervous|new (?:at|to) this|not good at this)\b"
        ),
    },
    "zh": {
        "bring_in": (
            r"(?:请|叫|喊|把|让|约|拉|麻烦|方便).{0,12}(?:过来|进来|一起(?:坐|聊|听|谈|来|参加)|加入|参与进来|来一下|坐一会|聊两句)"
            r"|(?:在吗|在不在|想听听(?:他|她|本人)|方便.{0,4}(?:过来|参加|见)|能不能.{0,6}见(?:一下|个面))|(?:今天|现在|这会儿).{0,6}(?:在吗|在不在|有空吗)"
        ),
        "promise": (
            r"(?:我|我们|我这边|我们这边).{0,10}(?:会|马上|回去|回头|今晚|明天|明早|后天|下周.?|本周.?|这周.?|周[一二三四五六日天]|稍后|尽快|随后)"
            r".{0,12}(?:发|整理|准备|确认|回复|答复|带|安排|出|做|给|查|落实)"
        ),
        "delivers": (
            r"(?:上次|上回|之前|那天).{0,8}(?:答应|说好|承诺|约好|提到|要的).{0,24}(?:带来|带过来|发|做好|准备好|整理好|拿来|在这)"
            r"|(?:按|照|如)(?:约定|上次|之前).{0,16}(?:带来|带过来|发给|做好|准备好|整理好)|(?:答应|承诺)(?:您|你|过).{0,20}(?:带来|带过来|发|好了)"
        ),
        "insult": (
            r"脑子(?:有|进)(?:问题|毛病|水|病)|白痴|傻[逼叉瓜子]|蠢|笨蛋|有病|神经病|滚(?:开|蛋|吧|$|[。!,])|去死|闭嘴|妈的|他妈"
            r"|浪费(?:我的?)?时间|什么都不懂"
        ),
        "silence": r"^(?:嗯+|呃+|额+|唔+|啊+|这个+|那个+|h+m+|e+m+)[ .,。…!?~]*$",
        "again": r"再说一(?:遍|次|下)|没听(?:清|见|懂)|重复一(?:遍|下)|刚才说(?:什么|啥)",
        "stranger": r"您?(?:是|贵)(?:哪位|谁|姓)|怎么称呼|您(?:是)?(?:做什么|干什么)(?:的|工作)|(?:叫什么|什么)名字",
        "private": (
            r"(?:您|你)(?:家|老家|爱人|先生|太太|孩子|小孩|家里)|成家|结婚|多大(?:年纪|岁数|了)|哪里人|业余|爱好"
            r"|干了(?:多少|几)年"
        ),
        "off_topic": (
            r"天气|堵车|周末|选举|政治|中美|打仗|股市|股票|球赛|足球|过年|过节|假期|吃(?:饭|了吗)|喝(?:茶|咖啡)"
            r"|旅游|房价"
        ),
        "nervous": r"(?:有点|比较|很|挺|太)?紧张|第一次(?:拜访|做销售|见客户)|刚(?:入行|做销售)|新手",
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
        r"|(?:我|我们).{0,20}(?:可以|能|愿意).{2,40}(?:前提是|条件是|但(?:需要|希望|要)(?:贵|您|你))|作为交换|换(?:您|你|贵)"
    ),
}
_GIVES: dict[Language, str] = {
    "en": (
        r"\b(?:discount|percent|price|off|free|payment|terms|training|service|licen[cs]e|warranty|rate|include|throw in"
        r"|extend|cap|guarantee|waive|lower|reduce)\b|%"
    ),
    "zh": r"折|优惠|降|让|免|送|便宜|价|点|账期|付款|培训|服务|质保|保修|延长|包|承诺|保证|驻场|%",
}
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
        r"^(?:那|嗯|哦|那就)?(?:好|行|可以|成|是的|对|当然|麻烦|请|有劳|劳驾|方便的话|太好了|那再好不过|求之不得|没问题)"
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
