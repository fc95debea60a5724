"""What places lie in, how fine dates and places are, how far an event can be trusted, what changed lately.

Regions are known for what is read from now on: `parley reprocess` gives them to what was read before.
"""

from functools import partial

import sqlalchemy as sa
from alembic import op

from app.domain.confidence import level
from app.domain.event import slug
from app.domain.when import When

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_UNKNOWN = "unknown"
_FINENESS = ("site", "town", "district", "region", "country")


def upgrade() -> None:
    for table_name in ("place", "report_place"):
        with op.batch_alter_table(table_name) as table:
            table.add_column(sa.Column("region", sa.String(), nullable=True))
    _grade_events()
    _make_areas()
    op.drop_index("ix_event_place_slug_sort_day_event_id", "event_place")
    with op.batch_alter_table("event_place") as table:
        table.drop_constraint("pk_event_place", type_="primary")
        table.drop_column("slug")
        table.drop_column("sort_day")
        table.create_primary_key("pk_event_place", ["event_id", "place_id"])
        table.create_index("ix_event_place_place_id_event_id", ["place_id", "event_id"])
    op.create_index("ix_article_published_edtf_id", "article", ["published_edtf", "id"])
    op.create_index("ix_article_outlet_slug_published_edtf_id", "article", ["outlet_slug", "published_edtf", "id"])
    op.create_index("ix_event_changed_at", "event", ["changed_at"])
    op.create_index("ix_former_event_at", "former_event", ["at"])
    op.execute("UPDATE article SET extractor = ''")


def _grade_events() -> None:
    names = ("precision", "located", "confidence")
    with op.batch_alter_table("event") as table:
        for name in names:
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=_UNKNOWN))
    with op.batch_alter_table("event") as table:
        for name in names:
            table.alter_column(name, server_default=None)
    run = op.get_bind().execute
    for (edtf,) in run(sa.text("SELECT DISTINCT edtf FROM event WHERE edtf IS NOT NULL")).all():
        run(
            sa.text("UPDATE event SET precision = :precision WHERE edtf = :edtf"),
            {"precision": When(edtf).precision, "edtf": edtf},
        )
    for fine in reversed(_FINENESS):
        run(
            sa.text(
                "UPDATE event SET located = :fine WHERE id IN (SELECT event_id FROM event_place"
                " JOIN place ON place.id = place_id WHERE precision = :fine)"
            ),
            {"fine": fine},
        )
    best = sa.text("SELECT event_id, max(confidence) FROM report WHERE confidence IS NOT NULL GROUP BY event_id")
    for event_id, chance in run(best).all():
        run(
            sa.text("UPDATE event SET confidence = :level WHERE id = :event"),
            {"level": level(chance), "event": event_id},
        )


def _make_areas() -> None:
    op.create_table(
        "area",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_area")),
    )
    op.create_table(
        "event_area",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_area_event_id_event")),
        sa.ForeignKeyConstraint(["slug"], ["area.slug"], name=op.f("fk_event_area_slug_area")),
        sa.PrimaryKeyConstraint("event_id", "slug", name=op.f("pk_event_area")),
    )
    op.create_index("ix_event_area_slug_sort_day_event_id", "event_area", ["slug", "sort_day", "event_id"])
    run = op.get_bind().execute
    name_area = partial(run, sa.text("INSERT OR IGNORE INTO area (slug, name) VALUES (:slug, :name)"))
    put = (
        "INSERT OR IGNORE INTO event_area (event_id, slug, ordinal, sort_day)"
        " SELECT event_id, :area, {ordinal}, sort_day FROM event_place JOIN place ON place.id = place_id WHERE {which}"
    )
    for place_slug, name in run(sa.text("SELECT slug, min(name) FROM place GROUP BY slug")).all():
        name_area({"slug": place_slug, "name": name})
        run(sa.text(put.format(ordinal="ordinal", which="place.slug = :area")), {"area": place_slug})
    for (name,) in run(sa.text("SELECT DISTINCT country FROM place WHERE country IS NOT NULL")).all():
        name_area({"slug": slug(name), "name": name})
        run(sa.text(put.format(ordinal="ordinal + 100", which="country = :name")), {"area": slug(name), "name": name})


def downgrade() -> None:
    op.drop_index("ix_former_event_at", "former_event")
    op.drop_index("ix_event_changed_at", "event")
    op.drop_index("ix_article_outlet_slug_published_edtf_id", "article")
    op.drop_index("ix_article_published_edtf_id", "article")
    with op.batch_alter_table("event_place") as table:
        table.drop_index("ix_event_place_place_id_event_id")
        table.add_column(sa.Column("slug", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("sort_day", sa.Date(), nullable=True))
    op.execute("UPDATE event_place SET slug = (SELECT slug FROM place WHERE id = place_id)")
    op.execute("UPDATE event_place SET sort_day = (SELECT sort_day FROM event WHERE id = event_id)")
    with op.batch_alter_table("event_place") as table:
        table.alter_column("slug", server_default=None)
        table.drop_constraint("pk_event_place", type_="primary")
        table.create_primary_key("pk_event_place", ["event_id", "slug", "place_id"])
        table.create_index("ix_event_place_slug_sort_day_event_id", ["slug", "sort_day", "event_id"])
    op.drop_table("event_area")
    op.drop_table("area")
    with op.batch_alter_table("event") as table:
        for name in ("confidence", "located", "precision"):
            table.drop_column(name)
    for table_name in ("report_place", "place"):
        with op.batch_alter_table(table_name) as table:
            table.drop_column("region")
