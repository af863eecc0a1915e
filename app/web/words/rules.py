"""What the rules page calls things: where a rule looks, how a sentence was weighed, what stood before it."""

from typing import Final

from app.web.language import marked as _

FORMS: Final = {
    "asked": _("in questions only"),
    "told": _("in statements only"),
}

PARTS: Final = {
    "head": _("outside the condition"),
    "condition": _("in the condition only"),
}

DEFAULTS: Final = {
    "question": _("decides a question where no other rule speaks"),
    "open_problem": _("decides a question about a problem on the table where no other rule speaks"),
    "statement": _("decides a statement where no other rule speaks"),
    "filler": _("decides what is too short to say anything"),
    "follow_up": _("finds short follow-ups; what was said before gives the label"),
    "cues": _("speaks for the words together; decides where no rule of this label does"),
}

# The kinds of words in the lexicon, as one such word is called.
LEXICON: Final = {
    "amount": _("a word for an amount"),
    "better": _("a word for a better state"),
    "harm": _("a word for harm"),
    "judge": _("a word that judges"),
    "offer": _("a word for what is sold"),
    "person": _("a word for people"),
    "plan": _("a word for plans"),
    "social": _("a word of courtesy"),
    "spread": _("a word for spreading"),
    "stake": _("a word for what is at stake"),
    "thing": _("a word for a thing of the trade"),
    "trouble": _("a word for trouble"),
    "wish": _("a word for a wish"),
    "worth": _("a word for worth"),
}

BESIDE: Final = _("What is told before belongs to the question, so the words of part %(numbers)s were counted with it.")

LEADS: Final = {
    "only": _("It says one thing, and that gives the label."),
    "deeper_question": _(
        "Part %(number)s asks for consequences or value and gives the label; what follows goes on from there."
    ),
    "sure_question": _("The last question with a clear cue gives the label: part %(number)s."),
    "question": _("The last question gives the label: part %(number)s."),
    "weightiest": _("Nothing is asked, so the weightiest part gives the label: part %(number)s."),
}

VERDICTS: Final = {
    "decides": _("decides"),
    "lighter": _("too light: %(weight)s against %(most)s"),
    "later": _("just as heavy, but %(winner)s is tested first"),
}

BEFORE: Final = {
    "nothing": _("nothing yet"),
    "fact": _("a fact told"),
    "implied": _("a problem voiced"),
    "consequence": _("a consequence admitted"),
    "want": _("a want stated"),
    "objection": _("an objection"),
}
