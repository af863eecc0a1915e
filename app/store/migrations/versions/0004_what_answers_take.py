"""What an answer takes: the wait in the queue, and tokens."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for name in ("waited_ms", "prompt_tokens", "answer_tokens"):
        op.add_column("turns", sa.Column(name, sa.Integer()))
    op.add_column("turns", sa.Column("tokens_estimated", sa.Boolean()))
