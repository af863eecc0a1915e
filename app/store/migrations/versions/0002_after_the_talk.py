"""What she makes of a talk that has ended: second tries, attempts, contested labels, sheets of needs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _branches()
    _attempts()
    _contests()
    _sheets()


def _of_practice(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["practice_id"], ["practices.id"], name=op.f(f"fk_{table}_practices"), ondelete="CASCADE"
    )


def _branches() -> None:
    op.create_table(
        "branches",
        sa.Column("practice_id", sa.String(32), nullable=False),
        sa.Column("origin_id", sa.String(32), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("rules_digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", name=op.f("pk_branches")),
        _of_practice("branches"),
        sa.CheckConstraint("turn >= 1", name=op.f("ck_branches_turn")),
    )
    op.create_index("ix_branches_origin_id", "branches", ["origin_id"])


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("practice_id", sa.String(32), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", name=op.f("pk_attempts")),
        _of_practice("attempts"),
    )
    # What HR could see before there was a choice stays where HR has seen it, under the number it had there.
    op.execute(
        "INSERT INTO attempts (practice_id, submitted_at) SELECT id, ended_at FROM practices WHERE ended_at IS NOT NULL"
    )


def _contests() -> None:
    op.create_table(
        "contests",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("practice_id", sa.String(32), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("act", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("rules_digest", sa.String(64), nullable=False),
        sa.Column("claim", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("practice_id", "turn", "act", name=op.f("pk_contests")),
        _of_practice("contests"),
        sa.UniqueConstraint("id", name=op.f("uq_contests_id")),
        sa.CheckConstraint("(verdict = '') = (decided_at IS NULL)", name=op.f("ck_contests_decided")),
    )
    op.create_index("ix_contests_verdict_sent_at", "contests", ["verdict", "sent_at"])


def _sheets() -> None:
    op.create_table(
        "sheets",
        sa.Column("practice_id", sa.String(32), nullable=False),
        sa.Column("sheet", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", name=op.f("pk_sheets")),
        _of_practice("sheets"),
    )
