"""How an article spells the names of places and of armed groups, beside the usual name.

It is known for what is read from now on: `parley reprocess` gives it to what was read before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("report_place", "report_actor"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("said", sa.String(), nullable=True))


def downgrade() -> None:
    for name in ("report_place", "report_actor"):
        with op.batch_alter_table(name) as table:
            table.drop_column("said")
