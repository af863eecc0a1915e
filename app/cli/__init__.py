"""The command `spin-coach`: names its subcommands and hands over to the module of each."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Final

from app.spin.errors import CoachError

# Loaded only when asked for: `classify` must not wait for a web framework, nor `--help` for anything.
COMMANDS: Final = {
    "serve": ("app.cli.serve", "start the service"),
    "classify": ("app.cli.classify", "label utterances, one a line"),
    "evaluate": ("app.cli.evaluate", "measure the rules on labelled lines"),
    "score": ("app.cli.score", "score a recorded practice"),
    "record": ("app.cli.record", "write a stored practice as the file that `score` reads"),
    "rescore": ("app.cli.rescore", "score stored practices by today's rules, beside the scores they have"),
    "export": ("app.cli.export", "write scorecards as CSV, XLSX or JSON"),
    "verify": ("app.cli.verify", "check that an export is as it was written"),
    "forget": ("app.cli.forget", "delete what is stored of a person"),
    "scenario": ("app.cli.scenario", "check, play and describe scenarios"),
    "rubric": ("app.cli.rubric", "check, list and print rubrics"),
    "rules": ("app.cli.rules", "check the rule files"),
}
FAILED: Final = 1
MISUSED: Final = 2
INTERRUPTED: Final = 130  # as shells count it: 128 and the signal


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when it found or met something wrong, 2 when it was called wrongly."""
    given = list(sys.argv[1:] if words is None else words)
    if not given or given[0] in ("-h", "--help"):
        _parser().print_help()
        return 0 if given else MISUSED
    if given[0] not in COMMANDS:
        _parser().error(f"there is no command “{given[0]}”; there are: {', '.join(COMMANDS)}")
    module = _loaded(COMMANDS[given[0]][0])
    parser = argparse.ArgumentParser(prog=f"spin-coach {given[0]}", description=module.__doc__)
    module.arguments(parser)
    try:
        done = int(module.run(parser.parse_args(given[1:])))
        sys.stdout.flush()
    except CoachError as error:
        print(error, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # Whoever reads, such as `head`, has seen enough; what is still buffered must not be an error at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return done


def _loaded(name: str) -> ModuleType:
    """The module, without a search for garbage among what stays: of the time a start takes, that is a sixth."""
    gc.disable()
    try:
        return importlib.import_module(name)
    finally:
        gc.freeze()
        gc.enable()


def _parser() -> argparse.ArgumentParser:
    rows = "\n".join(f"  {name:<10}{about}" for name, (_, about) in COMMANDS.items())
    return argparse.ArgumentParser(
        prog="spin-coach",
        usage="spin-coach COMMAND …   (spin-coach COMMAND --help tells more)",
        description=f"commands:\n{rows}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
