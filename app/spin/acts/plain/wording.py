"""Chinese as people type and speak it in a hurry: chat words, characters that sound alike, hesitations."""

import re

import re2

# What is chatted or slips from the keys, and the word it stands for; none of them occurs in a sentence without slips.
_MEANT = {
    "为什么": "为啥子 为啥 为毛 为神马 为甚么",
    "什么": "啥子 啥 神马 什莫 什末 甚么 什嘛",
    "怎么": "咋个 咋 肿么 怎末 怎莫",
    "没有": "木有",
    "这样": "酱紫",
    "我们": "俺们",
    "我": "俺",
    "您": "恁",
    "多少": "多绍",
    "多少钱": "多小钱 多少前",
    "多少时间": "多小时间",
    "多少人": "多小人",
    "影响": "影想 影晌 影向 影享 景响 影响响",
    "损失": "损矢 孙失 笋失 损师",
    "后果": "后裹 候果",
    "问题": "问颢",
    "困难": "困南 困男 捆难 困滩",
    "困扰": "困绕 困忧",
    "满意": "满义 慢意 瞒意 满议",
    "帮助": "帮住 邦助 帮肋",
    "帮您": "邦您 帮悠",
    "帮你": "邦你",
    "帮我": "邦我",
    "价值": "价直 价植",
    "好处": "好除",
    "解决": "解绝 解诀 结决 解决决",
    "麻烦": "麻凡 嘛烦 麻繁 马烦",
    "风险": "风显",
    "效率": "效律",
    "成本": "成夲",
    "质量": "质亮 质粱",
    "故障": "故章 固障 故帐 故璋",
    "出错": "出措 出挫",
    "错误": "错悟 措误",
    "耽误": "担误 耽悟",
    "延误": "延悟 沿误",
    "经常": "精常",
    "压力": "压历",
    "投诉": "投述 头诉 投拆 投斥",
    "改善": "改擅",
    "节省": "节醒",
    "缩短": "缩断 锁短",
    "避免": "避勉 壁免 僻免",
    "重要": "重耍",
    "意味着": "意味这 意味者 义味着 意位着",
    "轻松": "清松 轻送",
    "担心": "坦心",
    "抱怨": "报怨 抱愿 抱院",
    "瓶颈": "瓶劲 瓶井 平颈",
    "浪费": "朗费 浪废 浪弗",
    "赔偿": "陪偿 赔尝 陪尝",
    "预警": "予警 预井 预景",
    "预约": "予约",
    "预算": "予算 预蒜",
    "造成": "造城",
    "拖累": "托累 拖类",
    "停线": "停现",
    "停机": "亭机",
    "备件": "备见 倍件",
    "保养": "保样",
    "供应商": "供映商 供应伤",
    "收益": "收意",
    "回报率": "回抱率",
    "介绍": "介召",
    "建议": "健议 建意",
    "参与": "参于",
    "要不要": "耍不要",
    "会经常": "会经长",
    "经常会": "经长会",
    "方便安排": "方便按排",
    "安排一": "按排一",
}  # fmt: skip
# “那” for “哪” where only a question can follow: “有那些不足”, “那个环节最慢”.
_WHICH = (
    r"(?:有|是|在|到|出|还有|归|属于)那(?:些|几)"
    r"|那(?:个|些|一个|一|几个?)(?:环节|步骤|步|部门|方面|部分|岗位|工序|地方|阶段|块|家|项|类|种|台|条)?(?:最|比较容易)"
    r"|那(?:些|几个)(?:部门|方面|环节|工序|岗位)(?:会|受|在|要)"
)
_BY_SLIP = {slip: word for word, slips in _MEANT.items() for slip in slips.split()}
_TYPED = re2.compile("|".join((*sorted(_BY_SLIP, key=len, reverse=True), _WHICH)))
_HESITATES = re.compile(r"[嗯呃唔]|那个|这个|就是|怎么说呢|[额啊][, …]")
_HESITATION = re.compile(
    r"(?:(?<![^,.。!?;:… \n])(?:[嗯呃唔]+|(?:那个|这个|就是说?|就是那个|怎么[说讲]呢|额+|啊+)(?=[, …]))[, …]*)+"
    r"(?=[\u4e00-\u9fffa-z0-9])"
)
# “麻烦您说说”, “可以麻烦您请罗主任过来吗” ask a favour and name no trouble.
_FAVOUR = re.compile(
    r"(?:(?<![^,.。!?;:… \n])麻烦(?:您|你)?|(?:(?<=可以)|(?<=[能想要再先请否]))麻烦(?:您|你)(?:们)?)"
    r"(?=[^,?。]{0,3}(?:介绍|[说讲谈聊帮看问发请叫带转给把]|告诉|描述|解释|分享|安排|确认|请教))"
)


def respoken(text: str) -> list[tuple[int, int, str]]:
    """Places [start, end) of slips and hesitations in simplified text, in order, and what stands for them."""
    slips = [(*found.span(), _meant(found.group())) for found in _TYPED.finditer(text)]
    if "麻烦" in text:
        slips = sorted((*slips, *((*found.span(), "请") for found in _FAVOUR.finditer(text))))
    if not _HESITATES.search(text):
        return slips
    gaps = [(*found.span(), "") for found in _HESITATION.finditer(text)]
    kept = (slip for slip in slips if not any(gap[0] <= slip[0] < gap[1] for gap in gaps))
    return sorted((*kept, *gaps))


def _meant(typed: str) -> str:
    return _BY_SLIP.get(typed) or typed.replace("那", "哪")
