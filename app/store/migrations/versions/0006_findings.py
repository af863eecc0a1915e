"""What the guard found in a model's answers."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "findings",
        sa.Column("practice_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("remedy", sa.String(16), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "number", "place", name=op.f("pk_findings")),
        sa.ForeignKeyConstraint(
            ["practice_id", "number"],
            ["turns.practice_id", "turns.number"],
            name=op.f("fk_findings_turns"),
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_findings_found_at", "findings", ["found_at"])
