"""The debrief's words: what went wrong at a moment, how a talk ended, how a need grew, what research is linked to."""

from typing import Final

from app.web.language import Tongue
from app.web.language import marked as _

FAULTS: Final = {
    "pitched": _("You presented your product before the buyer wanted anything."),
    "baited": _("Praise, discounts and pressure do not make anybody want something."),
    "public": _("The briefing had the answer already."),
    "repeated": _("The buyer had told you this before."),
    "too_many": _("One situation question too many: it helped you, not the buyer."),
    "no_trouble_sought": _("The conversation went on, and nobody had asked what goes wrong."),
    "facts_missing": _("This call needed a few facts that you did not ask for."),
    "few_problems": _("There is more trouble in this account than you asked about."),
    "moved_on": _("A problem lay on the table, and the conversation moved on."),
    "guarded": _("The buyer did not trust you enough yet to think that through with you."),
    "too_early": _("You asked what a solution would be worth before the problem had weight."),
    "no_worth_asked": _("The buyer saw what the problem costs, and nobody asked what solving it would be worth."),
    "no_gain_asked": _(
        "The buyer had just said what is wanted; one more question would have drawn out what it brings."
    ),
    "unlinked": _("The buyer had stated a want, and what you presented was not tied to it."),
    "unanswered_want": _("The buyer stated wants, and nothing you presented answered them."),
    "provoked": _("This sentence called up the objection."),
    "not_heard_out": _("The buyer raised an objection and was not asked what lies behind it."),
    "people_unasked": _("You came to the next step without knowing who takes part in the decision."),
    "others_unasked": _("You knew who decides, and came to the next step without knowing who else takes part."),
    "decision_unasked": _("You came to the next step without knowing how the decision is made."),
    "pressed": _("You pushed for a signature; there was no step the buyer could want."),
    "vague_step": _("What you proposed had no clear step for the buyer to take."),
    "no_step": _("The conversation ended, and you had not asked for a step."),
    "small_step": _("The buyer would have gone further than the step you asked for."),
    "large_step": _("You asked for more than the conversation had earned; a smaller step was in reach."),
    "objection_left": _("The buyer objected to the step and was not asked what lies behind it."),
    "opened_unclearly": _("The buyer could not tell who you are, why you came, or whether you may ask."),
    "opened_on_offer": _("You began with your offer."),
    "crowded": _("Several things at once: the buyer answers only the last."),
    "long": _("A long speech before the question that mattered."),
    "not_followed": _("You knew of a problem, and nobody asked what it leads to."),
    "followed_halfway": _("You asked what this problem leads to, and there was more of it to hear."),
    "not_checked": _("You asked for the next step without asking what still worried the buyer."),
    "not_summed_up": _("You asked for the next step without summing up what the buyer would gain by it."),
    "given_away": _("You gave this away and asked for nothing in return."),
    "not_acknowledged": _(
        "You asked what lies behind the objection, but did not first show that you had understood it."
    ),
    "spoke_long": _("You spoke for long here, and the buyer had nothing to answer."),
    "unchecked": _("The buyer had told you a lot, and heard nothing of it back."),
}

# Where the moment asks for more than the criterion's general advice (app.web.words.criteria.TRIES).
ADVICE: Final = {
    "problem.pitched": _("Before you present anything, ask what goes wrong: where, how often, how badly."),
    "problem.baited": _("Before you present anything, ask what goes wrong: where, how often, how badly."),
    "problem.no_trouble_sought": _("Before you present anything, ask what goes wrong: where, how often, how badly."),
    "problem.public": _("Use what you know from the briefing, and ask what goes wrong there."),
    "problem.repeated": _("Use what you have been told, and ask what goes wrong there."),
    "problem.few_problems": _("When one problem is clear, look for the next: an account has more than one."),
    "implication.guarded": _(
        "Before you ask on, give back in one sentence what you have understood: that builds trust."
    ),
    "situation.facts_missing": _("Ask for the few facts that this call needs and the briefing cannot give."),
    "commitment.objection_left": _(
        "When an objection meets your proposal, ask what lies behind it, then propose again."
    ),
    "commitment.small_step": _("Ask for the largest step that the conversation has earned, with a date."),
    "objections.given_away": _("Give nothing away: for every concession ask for something in return."),
    "commitment.not_checked": _("Before you propose a step, ask whether anything still worries the buyer."),
    "commitment.not_summed_up": _("Before you propose a step, sum up what the buyer said a solution would bring."),
    "capability.unanswered_want": _("For each want the buyer has stated, say what of yours meets it."),
}

WHYS: Final = {
    "pressed": _("What kept it there: you pushed for a signature instead of asking for a step."),
    "not_asked": _("What kept it there: you did not ask for a step."),
    "vague": _("What kept it there: it stayed open what exactly the buyer was to do."),
    "objection": _("What kept it there: an objection stood in the way and was not resolved."),
    "no_problem": _(
        "What kept it there: the buyer had not spoken of a single problem, so there was no reason to move."
    ),
    "no_want": _(
        "What kept it there: the buyer had not said that anything should change, so there was no reason to move."
    ),
    "no_trust": _("What kept it there: the problems weighed too little, or the trust was too small, for a step."),
    "no_decider": _("What kept it there: you did not know who decides, so no larger step could be taken."),
    "too_much": _("What kept it there: you asked for more than the conversation had earned."),
}

STAGES: Final = {
    "latent": _("not spoken of"),
    "implied": _("heard"),
    "developed": _("consequences seen"),
    "explicit": _("want stated"),
}

CAUSES: Final = {
    "feature": _("called up by a list of features"),
    "advantage": _("called up by an answer to something nobody had asked for"),
    "pressure": _("called up by pressure"),
    "": _("a worry of the buyer’s own"),
}

OBJECTIONS: Final = {
    "price": _("Price"),
    "value": _("Value"),
    "need": _("No need"),
    "timing": _("Timing"),
    "authority": _("Authority"),
    "switching": _("Effort of changing"),
    "incumbent": _("Present supplier"),
    "trust": _("Trust"),
    "demand": _("Demand"),
    "capability": _("What the product cannot do"),
}

DECISIONS: Final = {
    "budget": _("Budget"),
    "timing": _("Timing"),
    "criteria": _("Criteria of the choice"),
    "process": _("Way to the decision"),
    "competitor": _("Rivals"),
}

LANES: Final = {
    "listening": _("Listening"),
    "offer": _("Offer"),
    "asking": _("Step, pressure"),
    "rest": _("Other"),
}

FINDINGS: Final = {
    "situation": _(
        "Not linked to success; calls that failed had more of them. Ask few, and none that preparation answers."
    ),
    "problem": _("Linked to success, above all in smaller sales; in larger ones the raw material for what follows."),
    "implication": _("Linked to success in large sales, and rare: about one question in twenty in an average call."),
    "need_payoff": _("Linked to success in large sales; the best sellers ask many more of them than the average."),
}
SOURCE: Final = "Rackham 1988"

# The sources of the rubric that ships; those of a rubric somebody else wrote stand as written.
CITED: Final = frozenset(
    {
        _("key-account practice; Miller and Heiman 1985"),
        _("Rackham and Carlisle 1978 (testing and summarising); the balance of talk is a vendor's figure"),
        _("Rackham 1988, ch. 2"),
        _("Rackham 1988, ch. 4"),
        _("Rackham 1988, ch. 4 and 5"),
        _("Rackham 1988, ch. 5"),
        _("Rackham 1988, ch. 6"),
        _("Rackham 1988, ch. 7"),
    }
)


def cited(source: str, tongue: Tongue) -> str:
    """A source as this reader writes it."""
    return tongue.say(source) if source in CITED else source
