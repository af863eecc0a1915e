"""Check the rule files: every mistake with file, line and remedy."""

import argparse

from app.content.rules import load_rules


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do."""
    parser.add_argument("what", choices=("check",))


def run(_given: argparse.Namespace) -> int:
    """Say how many rules there are; a broken file is an error that the command prints."""
    book = load_rules()
    for language in ("en", "zh"):
        count = sum(1 for rule in book.rules if rule.language == language)
        print(f"{language}: {count} rules")
    print(f"digest {book.digest}")
    return 0
