"""Ties between reports, what they are found by, addresses that led elsewhere, histories.

Articles that were read before are marked as read by no version: `parley reprocess` reads them again, and gives their
reports what linking looks them up by.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("article") as table:
        table.add_column(sa.Column("not_before", sa.Date(), nullable=True))
        table.create_index("ix_article_url", ["url"])
        table.create_index("ix_article_extractor_id", ["extractor", "id"])
    op.execute("UPDATE article SET extractor = ''")
    with op.batch_alter_table("event") as table:
        table.add_column(sa.Column("seed", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("event") as table:
        table.alter_column("seed", server_default=None)
    with op.batch_alter_table("report") as table:
        table.alter_column("event_id", existing_type=sa.String(), nullable=True)
        table.add_column(sa.Column("score", sa.Float(), nullable=True))
        table.add_column(sa.Column("denied_by", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("report") as table:
        table.alter_column("denied_by", server_default=None)
    op.create_table(
        "earlier_version",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_earlier_version")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_earlier_version_article_id_article")),
    )
    op.create_index("ix_earlier_version_article_id", "earlier_version", ["article_id"])
    op.create_table(
        "former_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_event")),
    )
    op.create_index("ix_former_event_merged_into", "former_event", ["merged_into"])
    op.create_index("ix_former_event_number", "former_event", ["number"])
    op.create_index("ix_former_event_revision", "former_event", ["revision"])
    op.create_table(
        "event_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("other", sa.String(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_change")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_event_change_article_id_article")),
    )
    op.create_index("ix_event_change_event_id", "event_change", ["event_id", "id"])
    op.create_table(
        "report_key",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("report_id", "key", name=op.f("pk_report_key")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_key_report_id_report")),
    )
    op.create_index("ix_report_key_key_stage_day", "report_key", ["key", "stage", "day", "report_id"])
    op.create_table(
        "tie",
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("timeless", sa.Boolean(), nullable=False),
        sa.Column("connects", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("one_id", "other_id", "relation", name=op.f("pk_tie")),
        sa.ForeignKeyConstraint(["one_id"], ["report.id"], name=op.f("fk_tie_one_id_report")),
        sa.ForeignKeyConstraint(["other_id"], ["report.id"], name=op.f("fk_tie_other_id_report")),
    )
    op.create_index("ix_tie_other_id_one_id", "tie", ["other_id", "one_id"])


def downgrade() -> None:
    op.drop_table("tie")
    op.drop_table("report_key")
    op.drop_table("event_change")
    op.drop_table("former_event")
    op.drop_table("earlier_version")
    with op.batch_alter_table("report") as table:
        table.drop_column("denied_by")
        table.drop_column("score")
        table.alter_column("event_id", existing_type=sa.String(), nullable=False)
    with op.batch_alter_table("event") as table:
        table.drop_column("seed")
    with op.batch_alter_table("article") as table:
        table.drop_index("ix_article_extractor_id")
        table.drop_index("ix_article_url")
        table.drop_column("not_before")
