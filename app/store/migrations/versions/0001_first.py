"""Practices, their turns and their scorecards."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None


def upgrade() -> None:
    _practices()
    _turns()
    _scorecards()


def _practices() -> None:
    op.create_table(
        "practices",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("visitor", sa.Text(), nullable=False),
        sa.Column("trainee", sa.Text(), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("scenario_text", sa.Text(), nullable=False),
        sa.Column("scenario_digest", sa.String(64), nullable=False),
        sa.Column("rules_digest", sa.String(64), nullable=False),
        sa.Column("rubric_digest", sa.String(64), nullable=False),
        sa.Column("prompt_digest", sa.String(64), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended", sa.String(16), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practices")),
        sa.CheckConstraint("(ended = '') = (ended_at IS NULL)", name=op.f("ck_practices_ended")),
    )
    op.create_index("ix_practices_visitor_created_at", "practices", ["visitor", "created_at"])
    op.create_index("ix_practices_ended_at_id", "practices", ["ended_at", "id"])
    op.create_index("ix_practices_trainee_scenario_ended_at", "practices", ["trainee", "scenario", "ended_at"])


def _turns() -> None:
    json = sa.JSON().with_variant(JSONB(), "postgresql")
    op.create_table(
        "turns",
        sa.Column("practice_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("client_turn_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reading", json, nullable=False),
        sa.Column("direction", json, nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reply", sa.Text()),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("fallback", sa.Text(), nullable=False),
        sa.Column("first_word_ms", sa.Integer()),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_owner", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "number", name=op.f("pk_turns")),
        sa.ForeignKeyConstraint(["practice_id"], ["practices.id"], name=op.f("fk_turns_practices"), ondelete="CASCADE"),
        sa.UniqueConstraint("practice_id", "client_turn_id", name=op.f("uq_turns_practice_id_client_turn_id")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_turns_number")),
        sa.CheckConstraint("(reply IS NULL) = (answered_at IS NULL)", name=op.f("ck_turns_answered")),
    )
    unanswered = sa.text("answered_at IS NULL")
    op.create_index(
        "uq_turns_unanswered",
        "turns",
        ["practice_id"],
        unique=True,
        sqlite_where=unanswered,
        postgresql_where=unanswered,
    )


def _scorecards() -> None:
    op.create_table(
        "scorecards",
        sa.Column("practice_id", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("total", sa.Float(), nullable=False),
        sa.Column("band", sa.String(16), nullable=False),
        sa.Column("not_scored", sa.String(16), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "version", name=op.f("pk_scorecards")),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["practices.id"], name=op.f("fk_scorecards_practices"), ondelete="CASCADE"
        ),
    )
