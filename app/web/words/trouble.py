"""What to say when something cannot be done: the errors of the domain, and pages that are not there."""

from typing import Final

from app.spin.errors import CoachError
from app.web.language import Tongue
from app.web.language import marked as _

TROUBLES: Final = {
    "empty_turn": _("The message is empty. Type what you want to say to the buyer, then send it."),
    "turn_too_long": _("The message has %(length)s characters; the most is %(limit)s. Shorten it and send it again."),
    "unknown_scenario": _("There is no such scenario. Choose one from the list of scenarios."),
    "unknown_practice": _("There is no such practice. Open it from your progress page or start a new one."),
    "unknown_turn": _("The practice has no such turn. Load the page again."),
    "no_paper": _("The PDF could not be made. Print the page instead, or try again in a moment."),
    "unknown_version": _("This practice has no such scoring. Open its scorecard from your progress page."),
    "no_next_meeting": _(
        "This conversation has opened no further meeting. Agree on a dated step that the buyer takes; then it does."
    ),
    "practice_ended": _("This conversation has ended; its scorecard is ready. Start a new practice to go on."),
    "not_ended": _("The conversation is still going on. End it first; then it is scored."),
    "still_speaking": _("The buyer is still answering. Wait for the end of the answer, then send the message again."),
    "turn_changed": _("A different message was already sent under this id. Load the page again and send the new one."),
    "not_yours": _(
        "Only the browser in which the conversation was held can do this. Open it there, from “My progress”."
    ),
    "not_an_attempt": _(
        "A second try of a moment is for learning and is never submitted. Submit the conversation it came from."
    ),
    "unknown_label": _("Turn %(turn)s has no such label. Load the page again."),
    "unknown_objection": _("There is no such objection. Load the list again."),
    "same_label": _("The sentence has this label already. Choose the one you think it should have."),
    "already_decided": _("The trainer has decided on this label; the answer stands beside it."),
    "note_too_long": _(
        "A field has %(length)s characters or lines; the most is %(limit)s. Shorten it and send it again."
    ),
    "sheet_given": _("The needs were handed in already; read the comparison on the scorecard."),
    "closing_down": _("The service is restarting. Send the message again in a few seconds."),
    "unreadable_row": _(
        "This practice was stored by another version of the program. Nothing is lost: that one can read it."
    ),
    "database_trouble": _("The database does not answer at the moment. Nothing was half stored; try again shortly."),
    "unexpected": _("Something went wrong on our side. What you have sent is stored; try again shortly."),
}

PAGES: Final = {
    403: _("This request came from another site and was not carried out."),
    404: _("This page does not exist."),
    405: _("This address cannot be used this way."),
    413: _("That was more than can be taken at once."),
    422: _("The address or the form has a value that means nothing here."),
    503: _("The service is just restarting. Try again in a few seconds."),
}


def trouble(error: CoachError, tongue: Tongue) -> str:
    """What is wrong and what to do next, in the reader's language."""
    return tongue.say(TROUBLES.get(error.key, TROUBLES["unexpected"]), **error.facts)


def page_trouble(status: int, tongue: Tongue) -> str:
    """The sentence of an error page for an HTTP status."""
    return tongue.say(PAGES.get(status, TROUBLES["unexpected"]))
