"""The words questions turn on, found again when one slip of a finger (or of spelling) hides them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CUES = _words(
    """
    problem problems difficult difficulty difficulties trouble troubles issue issues challenge challenges challenging
    happy unhappy satisfied dissatisfied satisfaction annoy annoys annoyed annoying frustrate frustrates frustrated
    frustrating bother bothers worry worries worried worrying concern concerns concerned struggle struggles struggling
    bottleneck bottlenecks weakness weaknesses shortage shortages mistake mistakes error errors delay delays delayed
    breakdown breakdowns downtime standstill reliable unreliable complain complains complaint complaints broken breaks
    clog clogged clogging happen happens happened happening impact impacts affect affects affected affecting effect
    effects consequence consequences result results cause causes caused suffer suffers suffering losses losing damage
    damages penalty penalties quality deadline deadlines revenue margin margins overtime turnover profit profits backlog
    budget benefit benefits value valuable useful helpful helps helped important importance worth worthwhile saving
    savings saved easier faster better improve improves improved improvement improvements reduce reduces avoid allow
    allows enable enables matter matters would could should might which where there their these about often usually
    currently current present handle handled manage managed process system systems supplier suppliers customer customers
    machine machines department departments decision decisions decide decides responsible approval approve purchase
    contract equipment maintenance software company production delivery deliveries schedule arrange arranged meeting
    propose proposal suggest recommend understand summarise summarize summary tomorrow monday tuesday wednesday
    thursday friday people before because without through between change changes changed region planning waiting
    missing wasting wasted expensive slowly manual manually scrapped incomplete inspection visible warning solution
    solve solved solving resolve resolved interested interest important prefer attractive essential
    consider discuss explain describe introduce responsibility process processes technician technicians
    """
)
_SHORT_CUES = _words("help mean cost lose save gain time much many what does have your with from hard ever")
# Words of their own that a slip would also make of a cue; from a list of frequent words, gone through by hand.
_OWN = _words(
    """
    abut anny avid case cold errr hindle mather sole solvang vale veer were whee
    agin bather bathers batter beaks bettor bitter butter cased cases challengers changers chanted compliant contact
    contrast cots currant decade decades deciders decode decodes deportment discus dose enablers expansive fester
    fister form foster handed handel haply hells hippy hoppy improvers issuers lasing lasses loses lowing mange manuel
    marin martin martins marvin massing mater maters mathers mattes mena menage messing meting mutter mutters odes
    panning planing preset qualify reducers salve scraped soled straggling strugglers summaries summery supplies
    surfer surfers those though three trough waning waring warming washed washing whore wordy wroth
    """
)
_SHORTEST = 4
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
_ALIKE = frozenset(("sc", "cs", "sz", "zs", "ck", "kc", "td", "dt", "bp", "pb", "bv", "vb"))


def _beside() -> frozenset[str]:
    places = {key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    near = (
        one + other
        for one, (row, column) in places.items()
        for other, (next_row, next_column) in places.items()
        if one != other and abs(row - next_row) <= 1 and -1 <= (column - next_column) + (row < next_row) <= 1
    )
    return frozenset(near)


_BESIDE = _beside()


def _without_one(word: str) -> set[str]:
    """The word without each of its letters but the first and the last in turn."""
    return {word[:place] + word[place + 1 :] for place in range(1, len(word) - 1)}


def _index() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for cue in sorted(_CUES):
        for piece in (cue, *_without_one(cue)):
            found[piece] = (*found.get(piece, ()), cue)
    return found


_BY_PIECE = _index()
_SWAPPED = {
    cue[:place] + cue[place + 1] + cue[place] + cue[place + 2 :]: cue
    for cue in sorted(_CUES | _SHORT_CUES)
    for place in range(len(cue) - 1)
    if cue[place] != cue[place + 1]
}


def meant_by(word: str) -> str:
    """The cue that a lower-case word misses by one slip; empty if none, or if it is a word of its own."""
    if word in _CUES or word in _OWN or word in _SHORT_CUES or len(word) < _SHORTEST:
        return ""
    if swapped := _SWAPPED.get(word):
        return swapped
    pieces = (word, *_without_one(word))
    near = {cue for piece in pieces for cue in _BY_PIECE.get(piece, ()) if _slipped(word, cue)}
    return near.pop() if len(near) == 1 else ""


def _slipped(word: str, cue: str) -> bool:
    if len(word) < len(cue):
        return word in _without_one(cue)
    if len(word) > len(cue):
        return _has_one_more(word, cue)
    wrong = [pair for pair in zip(word, cue, strict=True) if pair[0] != pair[1]]
    if len(wrong) != 1 or word[0] != cue[0] or word[-1] != cue[-1]:
        return False
    one, other = wrong[0]
    return one + other in _BESIDE or one + other in _ALIKE or {one, other} <= _VOWELS


def _has_one_more(word: str, cue: str) -> bool:
    """Whether the letter too many is the one before or after it, or a key beside either."""
    places = (place for place in range(1, len(word) - 1) if word[:place] + word[place + 1 :] == cue)
    return any(
        word[place] == near or word[place] + near in _BESIDE
        for place in places
        for near in (word[place - 1], word[place + 1])
    )
