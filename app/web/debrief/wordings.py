"""What a better sentence is built from where neither the scenario nor her own words have one, by move."""

from collections.abc import Mapping
from typing import Final

from app.spin.acts.act import Kind
from app.web.language import marked as _

GENERAL: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.PROBLEM: (_("Where does it go wrong with %(area)s?"),),
    Kind.IMPLICATION: (
        _("And what else does that lead to, in money or in hours?"),
        _("What does this trouble with %(area)s cost you, in money or in hours?"),
        _("If it goes on like this for another year, what will it cost you?"),
        _("Whom and what else does that affect?"),
    ),
    Kind.NEED_PAYOFF: (
        _("If that were solved, what would it be worth to you?"),
        _("And what else would it bring you if that were solved?"),
    ),
}
OPENINGS: Final = {
    "who": _("My name is … and I am from …."),
    "why": _("The purpose of my visit is to understand how things run at your place."),
    "permission": _("May I ask you a few questions?"),
}
HEARING_OUT: Final = (
    _("I understand. What exactly worries you about it?"),
    _("I understand that. What is behind it for you?"),
)
RECAPS: Final = (
    _("Let me check what I have understood: %(facts)s. Did I get that right?"),
    _("So you are saying: %(facts)s. Is that right?"),
    _("Let me sum up: %(facts)s. Have I got that right?"),
)
CHECKING: Final = (
    _("Before we agree on the next step: is there anything about it that still worries you?"),
    _("Before we go on: do you have any concerns left about this?"),
)
SUMMING_UP: Final = (
    _("Let me sum up what this would bring you: %(gains)s."),
    _("To sum up, this would give you the following: %(gains)s."),
)
INVOLVING: Final = {
    "decider": _("One thing I should know first: who makes the final decision on something like this?"),
    "involved": _("One thing I should know first: who else is involved in a decision like this?"),
    "budget": _("One thing I should know first: what budget is there for something like this?"),
    "timing": _("One thing I should know first: by when would it have to be up and running?"),
    "criteria": _("One thing I should know first: what criteria will you choose by?"),
    "process": _("One thing I should know first: how does a decision like this get made in your house?"),
    "competitor": _("One thing I should know first: which other vendors have you looked at?"),
}
TRADING: Final = (_("If you %(action)s %(when)s, we could come some way towards you on these terms."),)
