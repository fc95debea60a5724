"""Articles, reports, events."""

import sqlalchemy as sa
from alembic import op

from app.store import sqlite

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "actor",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_actor")),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("outlet_slug", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("published_edtf", sa.String(), nullable=True),
        sa.Column("published_basis", sa.String(), nullable=False),
        sa.Column("published_after", sa.Date(), nullable=True),
        sa.Column("published_rule", sa.String(), nullable=False),
        sa.Column("extractor", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("digest", name=op.f("uq_article_digest")),
    )
    op.create_index("ix_article_outlet_slug_id", "article", ["outlet_slug", "id"])
    op.create_table(
        "event",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("edtf", sa.String(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("after_day", sa.Date(), nullable=True),
        sa.Column("sort_day", sa.Date(), nullable=True),
        sa.Column("wide", sa.Boolean(), nullable=False),
        sa.Column("report_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_event")),
        sa.UniqueConstraint("id", name=op.f("uq_event_id")),
        sa.UniqueConstraint("revision", name=op.f("uq_event_revision")),
    )
    op.create_index("ix_event_kind_sort_day_id", "event", ["kind", "sort_day", "id"])
    op.create_index("ix_event_sort_day_id", "event", ["sort_day", "id"])
    op.create_index("ix_event_status_sort_day_id", "event", ["status", "sort_day", "id"])
    op.create_index(
        "ix_event_wide",
        "event",
        ["sort_day", "id"],
        sqlite_where=sa.text("wide = 1"),
        postgresql_where=sa.text("wide = 1"),
    )
    op.create_table(
        "person",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_person")),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
    )
    op.create_index("ix_place_slug", "place", ["slug"])
    op.create_table(
        "event_actor",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_actor_event_id_event")),
        sa.ForeignKeyConstraint(["slug"], ["actor.slug"], name=op.f("fk_event_actor_slug_actor")),
        sa.PrimaryKeyConstraint("event_id", "slug", "role", name=op.f("pk_event_actor")),
    )
    op.create_index("ix_event_actor_slug_sort_day_event_id", "event_actor", ["slug", "sort_day", "event_id", "role"])
    op.create_table(
        "event_amount",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("low", sa.Float(), nullable=False),
        sa.Column("high", sa.Float(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_amount_event_id_event")),
        sa.PrimaryKeyConstraint("event_id", "ordinal", name=op.f("pk_event_amount")),
    )
    op.create_table(
        "event_person",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("sort_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_person_event_id_event")),
        sa.ForeignKeyConstraint(["slug"], ["person.slug"], name=op.f("fk_event_person_slug_person")),
        sa.PrimaryKeyConstraint("event_id", "slug", name=op.f("pk_event_person")),
    )
    op.create_index("ix_event_person_slug_sort_day_event_id", "event_person", ["slug", "sort_day", "event_id"])
    op.create_table(
        "event_place",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_place_event_id_event")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_event_place_place_id_place")),
        sa.PrimaryKeyConstraint("event_id", "slug", "place_id", name=op.f("pk_event_place")),
    )
    op.create_index("ix_event_place_slug_sort_day_event_id", "event_place", ["slug", "sort_day", "event_id"])
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("edtf", sa.String(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_report_article_id_article")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_report_event_id_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    op.create_index("ix_report_article_id_ordinal", "report", ["article_id", "ordinal"], unique=True)
    op.create_index("ix_report_event_id_article_id", "report", ["event_id", "article_id"])
    op.create_table(
        "evidence",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_evidence_report_id_report")),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_evidence")),
    )
    op.create_table(
        "report_actor",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_actor_report_id_report")),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_report_actor")),
    )
    op.create_table(
        "report_person",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_person_report_id_report")),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_report_person")),
    )
    op.create_table(
        "report_place",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_place_report_id_report")),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_report_place")),
    )
    op.create_table(
        "report_quantity",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("comparison", sa.String(), nullable=False),
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_quantity_report_id_report")),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_report_quantity")),
    )
    op.execute(sqlite.CREATE_FULL_TEXT)


def downgrade() -> None:
    op.execute(sqlite.DROP_FULL_TEXT)
    op.drop_table("report_quantity")
    op.drop_table("report_place")
    op.drop_table("report_person")
    op.drop_table("report_actor")
    op.drop_table("evidence")
    op.drop_table("report")
    op.drop_table("event_place")
    op.drop_table("event_person")
    op.drop_table("event_amount")
    op.drop_table("event_actor")
    op.drop_table("place")
    op.drop_table("person")
    op.drop_table("event")
    op.drop_table("article")
    op.drop_table("actor")
