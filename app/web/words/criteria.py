"""The scorecard's words: what each criterion and each counted part is called, and what to try next."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from app.spin.scoring.scorecard import Term
from app.web.language import Tongue
from app.web.language import marked as _

How: TypeAlias = Literal["of", "given", "only", "percent", "at_most", "size"]

CRITERIA: Final = {
    "opening": _("Opening"),
    "situation": _("Situation, kept short"),
    "problem": _("Problems found"),
    "implication": _("Depth of consequences"),
    "need_payoff": _("Wants and payoff"),
    "order": _("Order of the conversation"),
    "listening": _("Listening"),
    "capability": _("Fit of what you presented"),
    "objections": _("Handling objections"),
    "key_account": _("Key-account work"),
    "commitment": _("Commitment"),
}

TRIES: Final = {
    "opening": _(
        "Begin with three short sentences: who you are, why you are here, and whether you may ask a few questions."
    ),
    "situation": _("Read the briefing again and ask only what it cannot tell you; two or three questions are enough."),
    "problem": _("After each fact, ask where it causes trouble: what goes wrong, how often, what is hardest."),
    "implication": _(
        "Stay with one problem for three questions: what does it do to money, people, customers? Ask for a number."
    ),
    "need_payoff": _("Once the buyer sees what the problem costs, ask what a solution would be worth, and why."),
    "order": _("Hold back your product until the buyer wants something; first the problem, then its consequences."),
    "listening": _("Ask one thing at a time, and every few turns repeat in one sentence what you have understood."),
    "capability": _("Present only what answers a want the buyer has stated, and name that want first."),
    "objections": _(
        "When an objection comes, first show that you understand, then ask what lies behind it, before you answer."
    ),
    "key_account": _(
        "Ask who else decides, how, by when and on what budget, and what it would mean for the person before you."
    ),
    "commitment": _(
        "Ask what worries remain, sum up the gains, then propose one step for the buyer to take, with a date."
    ),
}


YES: Final = _("yes")
NO: Final = _("no")
READINGS: Final[dict[How, str]] = {
    "of": _("%(value)s of %(target)s"),
    "only": _("%(value)s in all"),
    "percent": _("%(value)s %% (mark: %(target)s %%)"),
    "at_most": _("%(value)s (useful: up to %(target)s)"),
    "size": _("%(value)s (short enough: %(target)s)"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a term counts, and how its value and target read together."""

    name: str
    how: How


TERMS: Final = {
    "opening.who": Counted(_("You said who you are"), "given"),
    "opening.why": Counted(_("You said why you came"), "given"),
    "opening.permission": Counted(_("You asked whether you may ask"), "given"),
    "opening.questions_first": Counted(_("You asked before you presented"), "given"),
    "situation.facts": Counted(_("Facts this call needs, found"), "of"),
    "situation.over_cap": Counted(_("Situation questions asked"), "at_most"),
    "situation.waste": Counted(_("Questions already answered, by the briefing or by the buyer"), "only"),
    "problem.voiced": Counted(_("Problems the buyer voiced"), "of"),
    "problem.asked": Counted(_("Problem questions asked"), "of"),
    "implication.chain": Counted(_("Consequences opened on one problem"), "of"),
    "implication.problems": Counted(_("Problems followed to a consequence"), "of"),
    "implication.mix": Counted(_("Implication questions compared with your turns"), "percent"),
    "implication.numbers": Counted(_("A consequence in numbers"), "given"),
    "need_payoff.wants": Counted(_("Wants the buyer stated"), "of"),
    "need_payoff.timely": Counted(_("Need-payoff questions at the right time"), "of"),
    "need_payoff.gain": Counted(_("The buyer named the gain"), "given"),
    "need_payoff.ripe": Counted(_("Need-payoff questions that were ripe"), "of"),
    "order.sequence": Counted(_("Steps taken in the right order"), "of"),
    "order.patience": Counted(_("Things presented only after a want"), "of"),
    "listening.share": Counted(_("Your share against the buyer's part as written"), "percent"),
    "listening.brevity": Counted(_("Your longest turn"), "size"),
    "listening.checking": Counted(_("Checking and summing up compared with your turns"), "percent"),
    "listening.spread": Counted(_("Longest run of turns without a question"), "at_most"),
    "listening.one_at_a_time": Counted(_("Turns with too many questions"), "only"),
    "capability.benefits": Counted(_("Presentations that met a stated want"), "of"),
    "capability.wants_met": Counted(_("Stated wants that got an answer"), "of"),
    "objections.unprovoked": Counted(_("Objections you provoked"), "only"),
    "objections.handled": Counted(_("Objections handled by listening"), "of"),
    "key_account.people": Counted(_("People of the decision touched"), "of"),
    "key_account.decision": Counted(_("Facts about the decision found"), "of"),
    "key_account.personal": Counted(_("What matters to the person"), "given"),
    "commitment.agreed": Counted(_("Rung of the ladder agreed"), "of"),
    "commitment.checked": Counted(_("You checked for worries"), "given"),
    "commitment.summed_up": Counted(_("You summed up the benefits"), "given"),
    "commitment.proposed": Counted(_("You proposed a step"), "given"),
    "commitment.pressure": Counted(_("Times you pressed"), "only"),
}


def name_of(criterion: str, term: str) -> str:
    """The msgid of what a term counts."""
    counted = TERMS.get(f"{criterion}.{term}")
    return counted.name if counted else term


def reading_of(criterion: str, term: Term, tongue: Tongue) -> str:
    """What was counted, of how many, in words: "2 of 3", "18 % (mark: 20 %)", "yes"."""
    counted = TERMS.get(f"{criterion}.{term.name}")
    how: How = counted.how if counted else "of"
    if how == "given":
        return tongue.say(YES if term.value else NO)
    if how == "of" and not term.target:
        return tongue.say(_("none came up"))
    scale, digits = (100, 0) if how == "percent" else (1, 1)
    value, target = tongue.number(scale * term.value, digits), tongue.number(scale * term.target, digits)
    return tongue.say(READINGS[how], value=value, target=target)
