"""Rules and accounts as they come with the product, read once a process: reading them costs half a second."""

from functools import cache

from app.content.rules import load_rules
from app.content.scenario.library import Library, load_library
from app.places import place
from app.spin.acts.votes.rules import RuleBook


@cache
def book() -> RuleBook:
    """The rules."""
    return load_rules()


@cache
def library() -> Library:
    """The accounts."""
    return load_library(place("scenarios"))
