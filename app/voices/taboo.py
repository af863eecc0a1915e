"""What a buyer never says, by language: talk of being a model, coaching, selling, speaking for the seller."""

import itertools
import re
from dataclasses import dataclass
from functools import cache

from app.spin.acts.act import Language

# {a|b|} is a choice, an empty one included. Each phrase begins with a word that seldom begins a sentence:
# a word that could still become a phrase waits for the next one, and the first word must not wait.
_PHRASES: dict[Language, tuple[str, ...]] = {
    "en": (
        "{as|am|'m|being} {an|just an|only an} {ai|a.i.|artificial intelligence}",
        "{as|am|'m} {a|just a|only a} {chatbot|bot|robot|virtual assistant|digital assistant}",
        "{large |}language model",
        "{ai|artificial} {assistant|model|persona|chatbot}",
        "{am|'m} {a human being|a real person|not a robot|not a bot|not a machine|not an ai}",
        "my {system prompt|training data|programming|knowledge cutoff}",
        "{system prompt|knowledge cutoff}",
        "{openai|chatgpt|anthropic|deepseek}",
        "stage direction{s|}",
        "tone:",
        "own words, whole",
        "speak now, as yourself",
        "{am|'m} here to {help|assist}",
        "{role-play|roleplay|role play}",
        "spin {selling|question|questions|method}",
        "{situation|implication|need-payoff|need payoff} question{s|}",
        "should have asked",
        "{try|consider} asking",
        "{great|good|excellent} {discovery|sales technique|selling|use of}",
        "{sales|selling|questioning} {technique|techniques|coach}",
        "practice session",
        "your score",
        "{can|may} i assist you",
        "feel free to ask",
        "anything else i can {help|assist}",
        "{show|walk|take} you through our {product|platform|solution}",
        "{offer|give} you a {discount|free trial|demo}",
        "our {solution|platform|product} {can|will|helps|offers} {help|save|reduce|you|your}",
        "{[|［}",
        "{seller|salesperson|sales rep|user|assistant|human}:",
    ),
    "zh": (
        "{作为|作為|身为|身為}{一个|一個|一名|一款|个|個|}{ai|人工智能|人工智慧|机器人|機器人|智能助手|虚拟助手|大模型}",
        "我{只|就|其实|其實|}是{一个|一個|一款|个|個|}{ai|人工智能|人工智慧|机器人|機器人|智能助手|虚拟助手|大模型|程序}",
        "{大语言模型|大語言模型|语言模型|語言模型}",
        "ai{助手|模型}",
        "我{就|当然|當然|真的|可|}是{一个|一個|个|個|}{真人|活人|人类|人類|大活人}",
        "我{可|当然|當然|真|又|}{不是|并非|並非}{一个|个|什么|}{ai|机器人|機器人|人工智能|机器|機器|程序}",
        "{提示词|提示詞|系统提示|系統提示|场上提示|場上提示|训练数据|訓練資料}",
        "{语气：|语气:|要做的：|要做的:}",
        "{本人的身份|自己的话把|数字照说|前后要一致|请对方先说|让对方继续说}",
        "{openai|chatgpt|通义千问|文心一言|deepseek}",
        "{角色扮演|陪练|陪練|销售技巧|銷售技巧|销售话术}",
        "spin{销售|提问|法|模型}",
        "{暗示|暗示性|暗示型|需求效益|需求-效益|内含}{问题|问句|提问}",
        "{你|您}{应该|應該}{先问|多问|再问|试着问|这样问|先問|多問|再問}",
        "{你|您}的{得分|评分|評分}",
        "{这次|本次|这场|这轮}{练习|训练|演练|模拟}",
        "有什么{可以|能}{帮到|帮助|帮您}",
        "为{您|你}{服务|推荐}",
        "{给|为}{您|你}{打个折|提供免费试用}",
        "我们的{产品|方案|系统|平台}{可以|能|能够}{帮|帮助|为}{您|你|贵公司}",
        "{[|［|【}",
        "{销售|销售人员|卖方|用户|助手|銷售|用戶}{：|:}",
    ),
}


@dataclass(frozen=True, slots=True)
class Taboo:
    """`whole` holds each phrase in folded form, `begun` every way in which one can begin."""

    whole: frozenset[str]
    begun: frozenset[str]


@cache
def taboo(language: Language) -> Taboo:
    """The phrases of a language, ready to be read along with."""
    whole = frozenset(each for phrase in _PHRASES[language] for each in _expand(phrase))
    return Taboo(whole, frozenset(each[:size] for each in whole for size in range(1, len(each) + 1)))


def _expand(phrase: str) -> list[str]:
    parts = re.split(r"\{([^}]*)\}", phrase)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    return ["".join(each) for each in itertools.product(*choices)]
