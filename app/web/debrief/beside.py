"""What stands beside a scorecard: who may see it, moments tried again, labels objected to, needs written down."""

from dataclasses import dataclass

from starlette.requests import Request

from app.coaching.after.after import After
from app.coaching.after.moments import Pair, Try
from app.coaching.view import speaker_of
from app.spin.acts.act import Kind
from app.spin.practice import Record, Turn
from app.spin.scoring.sheet import Comparison, Sheet
from app.spin.standing import Standing
from app.store.afterwards import Branch, Objected
from app.web.language import Tongue, tongue_of
from app.web.language import marked as _
from app.web.sentence import Piece, pieces
from app.web.visitor import visitor_of
from app.web.words.keys import word

TRUST = _("trust %(by)s")
PATIENCE = _("patience %(by)s")


@dataclass(frozen=True, slots=True)
class TryShown:
    """One of two tries of a moment."""

    practice: str
    here: bool  # whether it is the practice of this page
    over: bool
    said: tuple[Piece, ...]  # empty where the talk ended before the moment
    kinds: tuple[str, ...]
    reply: str
    speaker: str
    gave: tuple[str, ...]  # what the buyer did in words: "a problem voiced", "trust +2"
    total: float | None
    not_scored: str


@dataclass(frozen=True, slots=True)
class PairShown:
    """A moment tried twice; `gain` is the second total less the first, None unless both are scored."""

    turn: int
    first: TryShown
    second: TryShown

    @property
    def open(self) -> bool:
        """Whether the second try is still going on."""
        return not self.second.over

    @property
    def gain(self) -> float | None:
        """Points gained over the whole talk."""
        if self.first.total is None or self.second.total is None:
            return None
        return round(self.second.total - self.first.total, 1)


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything of a scorecard's page that is not the score."""

    practice: str
    hers: bool  # whether the reader is the one who talked
    trainee: str
    standing: Standing | None
    branch: Branch | None
    pairs: tuple[PairShown, ...]
    objected: tuple[Objected, ...]
    sheet: Sheet | None  # None until she has handed it in or skipped it
    compared: Comparison | None
    kinds: tuple[str, ...] = tuple(kind.value for kind in Kind)

    @property
    def revealed(self) -> bool:
        """Whether the account may be laid open: to others at once, to her when she has handed in or skipped her sheet.

        A talk too short to score asks for no sheet and stays closed.
        """
        return not self.hers or self.sheet is not None

    def objected_in(self, turn: int) -> list[Objected]:
        """The objections to labels of this turn."""
        return [each for each in self.objected if each.turn == turn]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a second try began: the practice, the turn, and what was said there the first time."""

    origin: str
    turn: int
    text: str


async def origin_of(request: Request, practice: str) -> Origin | None:
    """Where this practice branched off; None if it did not."""
    after: After = request.app.state.desk.after
    found = await after.moments.origin(practice)
    return Origin(found[0].origin, found[0].turn, found[1].text) if found else None


async def beside_of(request: Request, record: Record) -> Beside:
    """What stands beside the scorecard of this record, for the reader who is asking."""
    after: After = request.app.state.desk.after
    practice, visitor = record.practice, visitor_of(request)
    origin, (hers, trainee) = await after.moments.origin(practice), await after.who(practice, visitor)
    pairs = await after.moments.pairs(practice, visitor) if hers else ()
    return Beside(
        practice=practice,
        hers=hers,
        trainee=trainee,
        standing=await after.attempts.standing(practice),
        branch=origin[0] if origin else None,
        pairs=tuple(_pair(each, record, tongue_of(request)) for each in pairs),
        objected=tuple(await after.contests.of(practice)),
        sheet=await after.sheets.of(practice) if hers else None,
        compared=await after.sheets.comparison(practice, visitor) if hers else None,
    )


def _pair(pair: Pair, here: Record, tongue: Tongue) -> PairShown:
    return PairShown(pair.turn, _try(pair.first, here, tongue), _try(pair.second, here, tongue))


def _try(tried: Try, here: Record, tongue: Tongue) -> TryShown:
    moment, card = tried.moment, tried.card
    acts = moment.reading.acts if moment else ()
    return TryShown(
        practice=tried.practice,
        here=tried.practice == here.practice,
        over=card is not None,
        said=tuple(pieces(moment.text, acts)) if moment else (),
        kinds=tuple(dict.fromkeys(act.kind.value for act in acts)),
        reply=moment.reply.text if moment and moment.reply else "",
        speaker=speaker_of(moment, here.scenario) if moment else "",
        gave=_gave(moment, tongue) if moment else (),
        total=card.total if card and not card.not_scored else None,
        not_scored=card.not_scored if card else "",
    )


def _gave(turn: Turn, tongue: Tongue) -> tuple[str, ...]:
    """What the moment brought: the buyer's events, and by how much his trust and patience moved."""
    events = dict.fromkeys(word(f"event.{each.kind}", tongue) for each in turn.direction.events)
    trust, patience = (sum(getattr(each, name) for each in turn.direction.effects) for name in ("trust", "patience"))
    pairs = ((TRUST, trust), (PATIENCE, patience))
    moved = [tongue.say(text, by=f"{by:+d}".replace("-", "−")) for text, by in pairs if by]
    return (*events, *moved)
