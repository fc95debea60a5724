"""How an article spells the name of a place, beside the usual name.

It is known for what is read from now on: `parley reprocess` gives it to what was read before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("report_place") as table:
        table.add_column(sa.Column("said", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("report_place") as table:
        table.drop_column("said")
