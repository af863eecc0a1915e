"""What the progress page says: behaviours to practise, reasons, and why an account comes next."""

from typing import Final

from app.web.language import marked as _

QUANTITY: Final = {
    "problem": _("Ask at least %(wanted)s problem questions in each conversation."),
    "implication": _("Ask at least %(wanted)s implication questions in each conversation."),
    "need_payoff": _("Ask at least %(wanted)s need-payoff questions in each conversation."),
}
QUANTITY_FIRST: Final = _("How well they come out does not matter yet: first many, then good.")

WHY: Final = {
    "first": _("Most points were lost here: about %(lost)s in a conversation."),
    "largest": _("You have made three tries with the last one. Most points are now lost here: %(lost)s on average."),
    "still": _("After three tries it still costs the most points, %(lost)s on average. Give it three more."),
    "better_now": _("You ask enough of them now; the next step is to ask them well. About %(lost)s points are in it."),
}

CHOICES: Final = {
    "new": _("New to you: there are no answers to remember, only the skill to use."),
    "harder": _("Your last two at this difficulty were good, so it may be harder now."),
    "easier": _(
        "Your last two at this difficulty were hard going; an easier account leaves room for what you practise."
    ),
    "again": _("You know this one; of the accounts at this difficulty you have played it least often or longest ago."),
}
