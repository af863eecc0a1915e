"""The level of a practice, the number of its meeting, and what the meeting before has left."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    json = sa.JSON().with_variant(JSONB(), "postgresql")
    op.add_column("practices", sa.Column("level", sa.String(16), nullable=False, server_default=""))
    op.add_column("practices", sa.Column("meeting", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("practices", sa.Column("follows", sa.String(32), nullable=False, server_default=""))
    op.add_column("practices", sa.Column("carried", json))
