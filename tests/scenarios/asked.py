"""The questions people put to the accounts that ship, and what they lead to; gathered from `accounts/`."""

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from app.content.scenario.library import Authored
from tests.kept import library
from tests.scenarios import accounts


@dataclass(frozen=True)
class Asked:
    """Of one account: question → plain fact; question → problem, consequence; sales talk that must earn nothing."""

    slug: str
    facts: tuple[tuple[str, str], ...]
    troubles: tuple[tuple[str, str, str], ...]
    pitch: tuple[str, ...]


@cache
def all_asked() -> tuple[Asked, ...]:
    """Every account that has its questions written down."""
    found = (import_module(each.name) for each in pkgutil.iter_modules(accounts.__path__, f"{accounts.__name__}."))
    return tuple(module.ASKED for module in found)


@cache
def account(slug: str) -> Authored:
    """The account that ships under this slug."""
    return library().scenarios[slug]
