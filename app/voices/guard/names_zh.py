"""Chinese names and dates that nobody gave him, told by surname and form of address: what is not certain passes."""

import re
from collections.abc import Iterator
from typing import Final

from app.spin.finding import Kind
from app.voices.guard.known import Known
from app.voices.guard.reading import Passage, caught

# Frequent surnames that are seldom a word of their own before a title.
_SURNAMES: Final = (
    "王李张刘陈杨赵黄吴徐孙胡朱郭林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘袁董苏叶吕魏蒋田杜丁沈姜范傅钟卢汪戴崔陆廖姚邱夏谭韦贾邹"
    "熊孟秦阎薛侯雷龙段郝孔邵史毛顾赖贺严尹施龚周马高方江石万钱"
    "葛佟瞿阮窦喻屈焦骆祝黎苗聂舒滕耿邢庞樊"
)
_FAMILIAR: Final = (  # after 老 or 小
    "王李张刘陈杨赵吴徐孙郭罗郑梁宋邓冯曹彭蔡潘袁董吕魏蒋杜沈姚谭邹薛周林朱"
    "丁唐韩许谢叶苏汪姜廖钟陆邱秦尹贾崔卢侯夏陶欧屈柴瞿阮焦葛佟黎"
)
_TITLES: Final = (
    "总监|总工|总经理|经理|主任|部长|厂长|处长|科长|书记|院长|局长|行长|主管|班长|组长|师傅|老师|博士|教授|秘书|会计|董事长|董|总|工"
    "|队长|所长|店长|护士长|医生|校长|站长"
)
_POSTS: Final = (
    "总监|经理|部长|主任|副总|总经理|厂长|主管|工程师|同事|班长|院长|"
    "行长|科长|处长|老板|组长|老总|院士|秘书|会计|护士长|店长|行长"
)
# What makes a word of a surname and a title: “一张工单”, “每周总结”, “对方经理”, “这笔钱总得有人出”.
_BEFORE: Final = "(?<![一每两几这那上下本对双我多各官远地提最很更同开立马半整第江石万])"
_NOT_A_TITLE: Final = "(?![作单序艺资人厂地具程业种期时龄伤结共计额部之归比得有要是会体况钱票量])"
_NO_GIVEN: Final = (
    "的了是在会要就都也不来去说有和跟与及或等着过人们这那哪个么什可以能上下到对把被给向从让时候工总口忙望力嘴先后前"
)
_AFTER_NAME: Final = "(?=[，。、；！？说会在来去管负是的也跟和拍他她要能就一签点有把那当盯亲没])"
# Full names: surnames that are hardly ever a word before such characters, characters that given names are made of.
_FULL: Final = (
    "王李张刘陈杨赵吴徐孙胡朱郭林罗郑梁宋唐邓冯韩曹彭萧蔡潘袁苏吕魏蒋"
    "杜沈姜卢汪戴崔廖姚邱谭贾邹熊孟秦阎薛侯郝邵赖贺尹葛佟黎瞿阮许钱周盛涂聂柳段"
)
_GIVEN: Final = (
    "建军志远晓彤丽霞庆海文婷静秀萍小珍满伟强明华勇杰涛鹏磊斌辉刚平俊峰超波凯宇浩然子轩雨欣怡佳慧敏娟"
    "芳燕玲红梅兰英桂凤春秋玉莲雪琴琳娜倩颖洁莹雯薇蕾国民立新永康德福贵荣旺祥瑞兴昌盛飞翔虎森江河山川"
    "松柏宝忠孝义礼诚思源泉清润鸣彬宏洪亮卫东根林金水生云龙昂升梁邦香崽"
)
_LAND: Final = "河岭塘江湖桥泉溪洲港湾岛坪坡村镇庄浦沙州山门"
_NO_GROUP: Final = (
    "那家|这家|哪家|一家|几家|我们|咱们|你们|他们|整个|大型|这个|那个|医院|连锁|企业|公司|跨国|"
    "上市|零售|国有|银行|一个|几个|全国|医疗|物流|投资|控股|各个|属于"
)
_PERSON: Final = re.compile(
    rf"{_BEFORE}[{_SURNAMES}](?:{_TITLES}){_NOT_A_TITLE}"
    rf"|(?<![古自从历父最养到])[老小][{_FAMILIAR}](?![员子师爷板家妹哥弟姐儿树柳花头瓷罐片洲美元多天地时])"
    rf"|(?<![大小老各啊{_GIVEN}])[{_SURNAMES}](?:大?姐|大?哥|副(?:总|局长|院长|行长|主任|厂长|部长|处长|校长))(?!妹|弟|夫)"
    rf"|(?!韩国|唐山|苏东|林海)(?:欧阳|[{_FULL}])[{_GIVEN}]{{2}}"
    rf"|(?:(?<=部的)|(?<=科的)|(?<=处的)|(?<=组的)|(?<=司的))[{_FULL}][{_GIVEN}](?=[，。、；！？不也都])"
    rf"|(?!{_NO_GROUP})[^\W\d_a-z]{{2}}(?:商学院|农商行|重工|煤业|会计师事务所|实验小学|一中|二中)"
    rf"|(?:\w[{_LAND}]路?|城[东南西北])(?:支行|分行|分院|分店|营业部)"
    rf"|(?:{_POSTS})[{_SURNAMES}][^\W\d_{_NO_GIVEN}]{{1,2}}{_AFTER_NAME}"
    rf"|(?!{_NO_GROUP})"
    r"[^\W\d_a-z]{2}集团(?![化内里外采军总])"
    rf"|(?:有个叫|有位叫|名叫|叫做|我叫|(?<!不)姓)[{_SURNAMES}]"
)
_SPEAKER: Final = re.compile(rf"(?<=[。！？…”）\s])[{_SURNAMES}]\w{{1,2}}[：:]")
_MONTH: Final = re.compile(
    r"(?<![个\d十])(1[0-2]|0?[1-9]|十[一二]?|[二三四五六七八九]|一(?=月[份底初中]))\s?月(?!饼|亮|色|球)"
)
_HAN_MONTHS: Final = {
    each: str(at)
    for at, each in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1)
}
_MAY_NAME: Final = re.compile(
    rf"(?:[{_SURNAMES}老小]|[{_FULL}][{_GIVEN}]{{1,2}}|(?:{_POSTS})[{_SURNAMES}]\w{{0,2}}|姓|叫)$"
)
_INTRODUCED: Final = re.compile(rf"(?:的|叫|姓|是|我|你|您|，|、)([{_SURNAMES}])(?=\w{{0,2}}(?:[，。！？,.!?\s：:]|$))")


class ChineseNames:
    """Surnames with a form of address, posts with a full name, months; `people` are those he may name."""

    def __init__(self, known: Known, people: tuple[str, ...]) -> None:
        self._known = known
        self._people = people

    def settled(self, passage: Passage) -> int:
        """Up to what could still become a name; raises Caught."""
        for kind, start, end in self._found(passage):
            if end <= passage.out:
                continue
            # The character behind it may show that it is no name.
            if end == len(passage.raw) and not passage.last:
                return max(passage.out, start)
            raise caught(kind, passage, start, end)
        held = None if passage.last else _MAY_NAME.search(passage.raw, max(0, passage.out - 12))
        return max(passage.out, held.start()) if held else len(passage.raw)

    def _found(self, passage: Passage) -> Iterator[tuple[Kind, int, int]]:
        begin = max(0, passage.out - 12)
        for found in _SPEAKER.finditer(passage.raw, begin):
            yield Kind.BOTH, found.start(), found.end()
        for found in _PERSON.finditer(passage.raw, begin):
            if not self._may_name(found.group()):
                yield Kind.NAME, found.start(), found.end()
        for found in _MONTH.finditer(passage.plain, begin):
            if _month(found.group(1)) not in self._months():
                yield Kind.DATE, found.start(), found.end()

    def _may_name(self, words: str) -> bool:
        surname = next((each for each in words.lstrip("老小") if each in _SURNAMES), "")
        if words.lower() in self._known.plain or (surname and any(each.startswith(surname) for each in self._people)):
            return True
        return surname in {each.group(1) for each in _INTRODUCED.finditer(self._known.plain)}

    def _months(self) -> frozenset[str]:
        return frozenset(_month(each.group(1)) for each in _MONTH.finditer(self._known.plain))


def _month(word: str) -> str:
    return _HAN_MONTHS.get(word, word.lstrip("0"))
