"""Reads a turn: plain text → clauses → rules → weights → thread. Pure; any text gives a reading."""

import re
from dataclasses import replace
from typing import NamedTuple

from app.spin.acts.act import CAPABILITY, SPIN, About, Act, Flag, Hit, Kind, Language, Mark, Reading, Thread
from app.spin.acts.clauses.feigned import answers
from app.spin.acts.clauses.split import GRAMMARS, clauses
from app.spin.acts.plain.text import Plain, language_of, plain
from app.spin.acts.thread import back
from app.spin.acts.thread.beside import mark, summoned
from app.spin.acts.thread.ours import names_ours, without_ours
from app.spin.acts.thread.premise import beyond_premise, in_premise
from app.spin.acts.thread.read import Read
from app.spin.acts.thread.thread import OFFERS, read, self_answered, stack
from app.spin.acts.thread.topics import index_of, without_besides
from app.spin.acts.votes.deeds import called
from app.spin.acts.votes.lean import Around
from app.spin.acts.votes.rules import Finder, RuleBook
from app.spin.acts.votes.weigh import Heard, LeadWhy, hear, hear_again, lead_of, placed

# Chinese leaves out what the clause before has named: “…做得完吗，您满意吗？”
_REFERS = re.compile(
    r"\b(?:it|its|that|this|they|them|their|those|these)\b|它|这|那|他们|它们"
    r"|^(?:您|你|你们|咱们|大家)?(?:还|都|平时)?(?:满意|够不够|够用|行不行|顺不顺|好用|稳不稳)"
)

# “您有预算吗，大概多少？”: how much of what the clause before has named.
_BARE = re.compile(
    r"^(?:那|大概|大约|总共|一共|差不多|具体|得|要|有|是|贵|高|低|差|慢|晚)*"
    r"(?:多少|多大|多久|多长|几个)(?:钱|时间)?(?:左右)?[?。!~ ]*$"
)

_LEAVE = re.compile(
    r"^(?:and |so )?(?:is|are|would|will) (?:that|this|it|you)(?: be)? (?:all ?right|ok(?:ay)?|fine|good)\b"
    r"|^(?:does|would|will) that (?:work|suit)\b|^(?:您看|你看|这样)?(?:可以|行|好|方便|合适)(?:吗|么)"
)
# Chinese hangs the request for leave on what she wants to hear: “想先听听夜班怎么转，成不？”; or asks “能直接问吗？”
_TAG_OF_LEAVE = re.compile(
    r"[, ](?:您看|你看|您觉得|这样)?(?:可以|行|成|好|中|方便|合适)(?:吗|么|不|吧|呗|不行|不成|不好|不可以)[?。!~ ]*$"
    r"|^(?:那|我|我就)*(?:能|可以|方便|能不能|可不可以)(?:不能)?(?:直接|随便|先|开门见山地?)*"
    r"(?:问|聊|请教|开始)(?:了|问|聊)?(?:您|你)?(?:吗|么|不)?[?。!~ ]*$"
)
_TO_HEAR = re.compile(r"听|问|聊|了解|请教|弄明白|搞清楚|学习|看看")
_TO_HEAR_HIM = re.compile(r"(?:听|请教|问)(?:听|问)?(?:一下)?(?:您|你|二位|两位|三位)")
_TO_SHOW = re.compile(r"演示|介绍|产品|方案|报价|合同|签|试[用点装]|合作|样机|价格|礼")

_FAIR = re.compile(
    r"^(?:and |so )?(?:is|was|does|would) (?:that|this|it)\b(?: \w+){0,2} "
    r"(?:about (?:it|right)|fair|right|correct|accurate|all of it|it|everything|the picture|cover it|sum it up)\b"
    r"|(?:^|[,。.;； ])(?:对不对|对吧|对吗|是吧|是吗|是不是|是不是这样|没错吧|没漏吧|没说错吧)[?。!~ ]*$"
)

_CAME_FOR = re.compile(r"^(?:and |so |today )*(?:i|we)(?:'d| would| want| came| hope)\b")

_OF_OTHERS = re.compile(
    r"^(?:(?:and|but|so|well|i know|i hear|i heard|of course)[ ,]+)*"
    r"(?:(?:my|our) (?:last|previous|other) \w+|many|most|several|other|lots of|plenty of|companies)\b"
    r"(?!.*\b(?:you|your|yours)\b)"
    r"|\b(?:in your (?:trade|line of|industry|sector)|one reads|in the (?:papers|news))\b"
)

_NOTHING = About()
_FEWEST_TO_LEAD = 2
RECAPS = (Kind.TESTING, Kind.SUMMARY, Kind.SUMMARY_OF_BENEFITS)


class Notes(NamedTuple):
    """All that was noted on the way to a reading: every clause, those that are read as acts, and the one that leads."""

    form: Plain
    language: Language
    heard: tuple[Heard, ...]
    reads: tuple[Read, ...]
    lead: int
    lead_why: LeadWhy
    to: str = ""

    @property
    def reading(self) -> Reading:
        """The reading they lead to."""
        return Reading(self.language, tuple([_act(each, self.form) for each in self.reads]), self.lead, self.to)


def classify(text: str, thread: Thread, book: RuleBook, language: Language | None = None) -> Reading:
    """What the seller did in a turn; the language is seen from the characters where none is given."""
    return notes_of(text, thread, book, language).reading


def notes_of(text: str, thread: Thread, book: RuleBook, language: Language | None = None) -> Notes:
    """The same with everything that was weighed on the way."""
    form = plain(text)
    language = language or language_of(form.text)
    finder = book.finder(language)
    heard = [placed(each, finder) for each in _hear(form.text, language, finder)]
    reads = _in_thread(heard, thread, language, finder)
    to = called(form.text, thread, language) if thread.topics else ""
    if thread.topics:
        reads = mark(reads, form.text, to, thread.offered, finder, language)
        reads = [_for_the_absent(each, thread, language) for each in reads]
        named = index_of(thread.topics, language).about(form.text).person
        reads = summoned(reads, form.text, named, thread.spoken_of, finder.deeds)
    lead, why = lead_of(
        [(each.kind, each.heard.clause.asked, each.heard.sure or "inherited" in each.flags) for each in reads]
    )
    return Notes(form, language, tuple(heard), tuple(reads), lead, why, to)


def _hear(text: str, language: Language, finder: Finder) -> list[Heard]:
    grammar = GRAMMARS[language]
    heard: list[Heard] = []
    for clause in clauses(text, language):
        answer = bool(heard) and heard[-1].clause.asked and answers(clause.text, language)
        short = grammar.is_filler(clause.text) and not answer
        heard.append(hear(clause, finder, short=short, nod=short and grammar.is_nod(clause.text)))
    return _lead_in_turn(heard, finder)


def _lead_in_turn(heard: list[Heard], finder: Finder) -> list[Heard]:
    """The question that leads is heard once more, in the light of all that is told and asked around it."""
    telling = _telling(heard)
    if len(telling) < _FEWEST_TO_LEAD:
        return heard
    place = lead_of([(each.kind, each.clause.asked, each.sure) for each in telling])[0]
    lead = telling[place]
    # “Have I got that right?” asks for a nod, whatever troubles stand before it.
    if not lead.clause.asked or (lead.sure and lead.kind in RECAPS):
        return heard
    around = [each for each in telling if each is lead or not (is_courtesy(each) or _is_of_others(each))]
    if len(around) < _FEWEST_TO_LEAD:
        return heard
    told = [each.clause.text for each in around[: around.index(lead)] if not each.clause.asked]
    turn = " ".join([each.clause.text for each in around])
    again = hear_again(lead, finder, Around(" ".join((*told, lead.clause.text)), turn))
    return [again if each is lead else each for each in heard]


def _is_of_others(heard: Heard) -> bool:
    """Whether a clause tells of others than him: what they suffer says nothing of what he is asked."""
    return not heard.clause.asked and bool(_OF_OTHERS.search(heard.clause.text))


def is_courtesy(heard: Heard) -> bool:
    """Whether a clause only greets: “您好” says nothing of the question that follows it."""
    return heard.kind is Kind.OTHER and heard.sure and not heard.clause.asked


def _telling(heard: list[Heard]) -> list[Heard]:
    return [each for each in heard if each.rule.default != "filler"] or heard[:1]


def _in_thread(heard: list[Heard], thread: Thread, language: Language, finder: Finder) -> list[Read]:
    index = index_of(thread.topics, language)
    reads: list[Read] = []
    before: Kind | None = None
    about = _NOTHING
    telling = _telling(heard)
    for each in heard:
        # Without topics nothing can be named.
        words = without_ours(without_besides(each.clause.text), thread.ours) if thread.topics else ""
        named = index.about(words, thread.problem) if thread.topics else _NOTHING
        if each not in telling:
            # “You mentioned passwords.” is no act, and the question after it goes back to it.
            about = named if named != _NOTHING else about
            continue
        if each.kind is Kind.IMPLICATION and named.consequence in thread.told:
            named = beyond_premise(words, named, index, thread)
        if each.kind is Kind.IMPLICATION and not named.consequence and thread.problem in thread.voiced:
            named = in_premise(words, named, index, thread)
        about = _meant(each, named, about, thread)
        if each.kind is Kind.PROBLEM and each.sure and thread.topics and about == _NOTHING:
            about = back.meant(words, thread, index)
        reads.append(read(each, about, before, thread, finder, language))
        before = reads[-1].kind if reads[-1].kind in (*SPIN, *OFFERS, Kind.PROPOSAL) else before
    if len(reads) > 1:
        reads = _confirming(_recounting(reads, thread))
    reads = _asking_leave(reads, thread)
    return stack(self_answered(reads, language)) if len(reads) > 1 else reads


def _for_the_absent(each: Read, thread: Thread, language: Language) -> Read:
    """“Ms Xia, could we have Mr He in?”: who is asked in is the one who does not sit there yet."""
    if "bring_in" not in each.flags or each.about.person not in thread.room:
        return each
    absent = tuple(topic for topic in thread.topics if topic.kind == "person" and topic.id not in thread.room)
    person = index_of(absent, language).about(each.heard.clause.text).person
    return each._replace(about=replace(each.about, person=person)) if person else each


def _recounting(reads: list[Read], thread: Thread) -> list[Read]:
    """What stands between the first words of a summary and the question whether it was right belongs to it."""
    kinds = [each.kind for each in reads]
    if Kind.SUMMARY not in kinds or Kind.TESTING not in kinds:
        return reads
    inside = range(kinds.index(Kind.SUMMARY), len(kinds) - kinds[::-1].index(Kind.TESTING))
    return [
        each._replace(kind=Kind.SUMMARY, reason="reason.recounted")
        if place in inside and each.kind in CAPABILITY and not names_ours(each.heard.clause.text, thread.ours)
        else each
        for place, each in enumerate(reads)
    ]


def _confirming(reads: list[Read]) -> list[Read]:
    """“Is that about it?” behind a summary asks whether it was right, whatever its words are taken for."""
    recap, heard = False, []
    for each in reads:
        read_as = each
        if recap and each.kind in SPIN and _FAIR.search(each.heard.clause.text):
            read_as = each._replace(kind=Kind.TESTING, about=_NOTHING, flags=(), reason="reason.asks_if_right")
        recap = each.kind in RECAPS or (recap and not each.heard.clause.asked)
        heard.append(read_as)
    return heard


def _asking_leave(reads: list[Read], thread: Thread) -> list[Read]:
    """“Is that all right?” in the first words, with nothing shown yet, asks for no doubts but for leave to begin."""
    if not thread.topics or thread.turns > 1 or any(_offers(each, thread) for each in reads):
        return reads
    return _saying_why([_as_leave(each) if _asks_leave(each, thread) else each for each in reads])


def _as_leave(each: Read) -> Read:
    kept = tuple(flag for flag in each.flags if flag != "permission") if each.kind is Kind.OPENING else ()
    flags: tuple[Flag, ...] = (*kept, "permission")
    return each._replace(kind=Kind.OPENING, about=_NOTHING, flags=flags, reason="reason.leave_to_begin")


def _offers(each: Read, thread: Thread) -> bool:
    """Whether a clause shows something or proposes more than to hear him."""
    return each.kind in OFFERS or (each.kind is Kind.PROPOSAL and not _asks_leave(each, thread))


def _asks_leave(each: Read, thread: Thread) -> bool:
    """Whether a clause only asks whether she may begin, be it as a tag to what she came to hear."""
    words = each.heard.clause.text
    if each.kind is Kind.CHECK:
        return bool(_LEAVE.search(words))
    tagged = each.kind in (Kind.PROPOSAL, Kind.OPENING, Kind.OTHER) or (each.kind in SPIN and not each.heard.sure)
    if not tagged or not _TAG_OF_LEAVE.search(words) or (each.about.step and not _TO_HEAR_HIM.search(words)):
        return False
    return bool(_TO_HEAR.search(words)) and not _TO_SHOW.search(words) and not names_ours(words, thread.ours)


def _saying_why(reads: list[Read]) -> list[Read]:
    """“I'd like to find out where it loses money.” before “may I ask?” says what she came for, and asks nothing yet."""
    leave = next((place for place, each in enumerate(reads) if "permission" in each.flags), 0)
    return [
        each._replace(kind=Kind.OPENING, about=_NOTHING, flags=("why",), reason="reason.came_for")
        if place < leave and each.kind in SPIN and _CAME_FOR.search(each.heard.clause.text)
        else each
        for place, each in enumerate(reads)
    ]


def _meant(heard: Heard, named: About, last: About, thread: Thread) -> About:
    """What a clause is about: what it names, or what the clause before named and this one refers back to."""
    if named is last is _NOTHING or (heard.kind in OFFERS and not named.problem):
        return last
    if not named.problem and names_ours(heard.clause.text, thread.ours):
        return replace(named, problem=last.problem)
    if named != _NOTHING:
        return named
    if heard.is_follow_up or _BARE.search(heard.clause.text):
        return last
    refers = heard.clause.asked and _REFERS.search(heard.clause.text)
    return About(problem=last.problem) if refers else named


def _act(each: Read, form: Plain) -> Act:
    clause, span = each.heard.clause, form.span
    at = clause.start
    length = len(clause.text)
    whole = span(at, clause.end)
    return Act(
        kind=each.kind,
        rule=each.rule,
        span=span(at + each.heard.start, at + each.heard.end),
        clause=whole,
        words_kind=each.heard.kind,
        about=each.about,
        flags=each.flags,
        reason=each.reason,
        hits=tuple(
            [
                Hit(rule.id, kind, points, span(at + start, at + end) if start or end < length else whole)
                for rule, kind, start, end, points in each.heard.found
            ]
        ),
        marks=tuple([Mark(seen.rule, seen.flag, span(seen.start, seen.end)) for seen in each.seen]),
    )
