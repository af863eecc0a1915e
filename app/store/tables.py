"""The tables. A change here needs a migration; a test holds the two together on both databases."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    text,
)

from app.store.columns import AsJson, Name, Utc, Words
from app.store.shapes import CARRIED, DIRECTION, READING, SHEET

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

practices = Table(
    "practices",
    metadata,
    Column("id", Name(32), nullable=False),
    Column("visitor", Words, nullable=False),
    Column("trainee", Words, nullable=False),
    Column("scenario", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("language", String(8), nullable=False),
    Column("scenario_text", Words, nullable=False),
    Column("scenario_digest", String(64), nullable=False),
    Column("rules_digest", String(64), nullable=False),
    Column("rubric_digest", String(64), nullable=False),
    Column("rubric_text", Words, nullable=False, server_default=""),
    Column("prompt_digest", String(64), nullable=False),
    Column("model", Words, nullable=False),
    Column("mode", String(16), nullable=False),
    Column("opening", Words, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("ended", String(16), nullable=False),
    Column("ended_at", Utc),
    Column("level", String(16), nullable=False, server_default=""),
    Column("meeting", Integer, nullable=False, server_default="1"),
    Column("follows", Name(32), nullable=False, server_default=""),
    Column("carried", AsJson(CARRIED)),
    PrimaryKeyConstraint("id"),
    CheckConstraint("(ended = '') = (ended_at IS NULL)", name="ended"),
    Index(None, "visitor", "created_at"),
    Index(None, "ended_at", "id"),
    Index(None, "trainee", "scenario", "ended_at"),
)

turns = Table(
    "turns",
    metadata,
    Column("practice_id", Name(32), nullable=False),
    Column("number", Integer, nullable=False),
    Column("client_turn_id", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("reading", AsJson(READING), nullable=False),
    Column("direction", AsJson(DIRECTION), nullable=False),
    Column("said_at", Utc, nullable=False),
    Column("reply", Words),
    Column("voice", Words, nullable=False),
    Column("fallback", Words, nullable=False),
    Column("first_word_ms", Integer),
    Column("waited_ms", Integer),
    Column("prompt_tokens", Integer),
    Column("answer_tokens", Integer),
    Column("tokens_estimated", Boolean),
    Column("answered_at", Utc),
    Column("lease_until", Utc, nullable=False),
    Column("lease_owner", Words, nullable=False),
    Column("attempt", Integer, nullable=False),
    PrimaryKeyConstraint("practice_id", "number"),
    ForeignKeyConstraint(["practice_id"], ["practices.id"], ondelete="CASCADE"),
    UniqueConstraint("practice_id", "client_turn_id"),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("(reply IS NULL) = (answered_at IS NULL)", name="answered"),
)

# The rule that a second tab, a retry or a second process cannot get around: he answers one turn at a time.
Index(
    "uq_turns_unanswered",
    turns.c.practice_id,
    unique=True,
    sqlite_where=text("answered_at IS NULL"),
    postgresql_where=text("answered_at IS NULL"),
)

# What the guard found in the answer to a turn: `attempt` counts the model's answers, `place` orders the rows.
findings = Table(
    "findings",
    metadata,
    Column("practice_id", Name(32), nullable=False),
    Column("number", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("words", Words, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("remedy", String(16), nullable=False),
    Column("found_at", Utc, nullable=False),
    PrimaryKeyConstraint("practice_id", "number", "place"),
    ForeignKeyConstraint(["practice_id", "number"], ["turns.practice_id", "turns.number"], ondelete="CASCADE"),
    Index(None, "found_at"),
)

scorecards = Table(
    "scorecards",
    metadata,
    Column("practice_id", Name(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("card", Words, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("total", Float, nullable=False),
    Column("band", String(16), nullable=False),
    Column("not_scored", String(16), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("rules_digest", String(64), nullable=False, server_default=""),
    Column("rubric_digest", String(64), nullable=False, server_default=""),
    Column("created_at", Utc, nullable=False),
    PrimaryKeyConstraint("practice_id", "version"),
    ForeignKeyConstraint(["practice_id"], ["practices.id"], ondelete="CASCADE"),
)

# A second try of one moment: `turn` is the first that is new, those before it are copies.
branches = Table(
    "branches",
    metadata,
    Column("practice_id", Name(32), nullable=False),
    Column("origin_id", Name(32), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("rules_digest", String(64), nullable=False),
    PrimaryKeyConstraint("practice_id"),
    ForeignKeyConstraint(["practice_id"], ["practices.id"], ondelete="CASCADE"),
    CheckConstraint("turn >= 1", name="turn"),
    Index(None, "origin_id"),
)

# What she has let HR and the trainer see; a practice without a row here is hers alone.
attempts = Table(
    "attempts",
    metadata,
    Column("practice_id", Name(32), nullable=False),
    Column("submitted_at", Utc, nullable=False),
    PrimaryKeyConstraint("practice_id"),
    ForeignKeyConstraint(["practice_id"], ["practices.id"], ondelete="CASCADE"),
)

# Labels she objects to. Each row says all that the trainer may read, also of a practice that is hers alone.
contests = Table(
    "contests",
    metadata,
    # The trainer names it by this: a practice's own id would let him read the talk.
    Column("id", Name(32), nullable=False),
    Column("practice_id", Name(32), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("act", Integer, nullable=False),
    Column("language", String(8), nullable=False),
    Column("sentence", Words, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("rule", Words, nullable=False),
    Column("rules_digest", String(64), nullable=False),
    Column("claim", String(32), nullable=False),
    Column("reason", Words, nullable=False),
    Column("sent_at", Utc, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("note", Words, nullable=False),
    Column("decided_at", Utc),
    PrimaryKeyConstraint("practice_id", "turn", "act"),
    UniqueConstraint("id"),
    ForeignKeyConstraint(["practice_id"], ["practices.id"], ondelete="CASCADE"),
    CheckConstraint("(verdict = '') = (decided_at IS NULL)", name="decided"),
    Index(None, "verdict", "sent_at"),
)

# The needs she wrote down before the account was revealed; no lines where she skipped it.
sheets = Table(
    "sheets",
    metadata,
    Column("practice_id", Name(32), nullable=False),
    Column("sheet", AsJson(SHEET), nullable=False),
    Column("handed_at", Utc, nullable=False),
    PrimaryKeyConstraint("practice_id"),
    ForeignKeyConstraint(["practice_id"], ["practices.id"], ondelete="CASCADE"),
)
