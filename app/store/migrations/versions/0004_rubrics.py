"""The rubric a practice is played under, and what each version of its scorecard rests on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

DIGESTS = ("rules_digest", "rubric_digest")


def upgrade() -> None:
    op.add_column("practices", sa.Column("rubric_text", sa.Text(), nullable=False, server_default=""))
    for name in DIGESTS:
        op.add_column("scorecards", sa.Column(name, sa.String(64), nullable=False, server_default=""))
        op.execute(sa.text(f"UPDATE scorecards SET {name} = {_in_the_card(name)}"))


def _in_the_card(name: str) -> str:
    if op.get_bind().dialect.name == "sqlite":
        return f"json_extract(card, '$.{name}')"
    return f"CAST(card AS json) ->> '{name}'"
