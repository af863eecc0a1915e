"""The rubric a practice is played under, and what each version of its scorecard rests on."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# The cards of before tell in their JSON what they rest on.
FILLED = {
    "sqlite": "UPDATE scorecards SET rules_digest = json_extract(card, '$.rules_digest'),"
    " rubric_digest = json_extract(card, '$.rubric_digest')",
    "postgresql": "UPDATE scorecards SET rules_digest = CAST(card AS json) ->> 'rules_digest',"
    " rubric_digest = CAST(card AS json) ->> 'rubric_digest'",
}


def upgrade() -> None:
    op.add_column("practices", sa.Column("rubric_text", sa.Text(), nullable=False, server_default=""))
    for name in ("rules_digest", "rubric_digest"):
        op.add_column("scorecards", sa.Column(name, sa.String(64), nullable=False, server_default=""))
    op.execute(FILLED[op.get_bind().dialect.name])
