"""The close of a month: slips, closes with their frozen figures, adjustments."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "slip",
        sa.Column("ward_id", ID, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("confirmed_by", ID, nullable=True),
        sa.Column("confirmed_at", sa.String(length=32), nullable=True),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("seen_by", ID, nullable=True),
        sa.Column("seen_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["ward_id"], ["ward.id"], name=op.f("fk_slip_ward_id_ward")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_slip_area_id_area")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["member.id"], name=op.f("fk_slip_confirmed_by_member")),
        sa.ForeignKeyConstraint(["seen_by"], ["member.id"], name=op.f("fk_slip_seen_by_member")),
        sa.PrimaryKeyConstraint("ward_id", "month", "area_id", name=op.f("pk_slip")),
    )
    op.create_table(
        "close",
        sa.Column("id", ID, nullable=False),
        sa.Column("ward_id", ID, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("closed_by", ID, nullable=False),
        sa.Column("closed_at", sa.String(length=32), nullable=False),
        sa.Column("approved_by", ID, nullable=True),
        sa.Column("approved_at", sa.String(length=32), nullable=True),
        sa.Column("reopened_by", ID, nullable=True),
        sa.Column("reopened_at", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["ward_id"], ["ward.id"], name=op.f("fk_close_ward_id_ward")),
        sa.ForeignKeyConstraint(["closed_by"], ["member.id"], name=op.f("fk_close_closed_by_member")),
        sa.ForeignKeyConstraint(["approved_by"], ["member.id"], name=op.f("fk_close_approved_by_member")),
        sa.ForeignKeyConstraint(["reopened_by"], ["member.id"], name=op.f("fk_close_reopened_by_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_close")),
    )
    op.create_index(op.f("ix_close_ward_id_month_id"), "close", ["ward_id", "month", "id"])
    op.create_table(
        "closed",
        sa.Column("close_id", ID, nullable=False, autoincrement=False),
        sa.Column("area_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("count", sa.String(length=40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["close_id"], ["close.id"], name=op.f("fk_closed_close_id_close")),
        sa.PrimaryKeyConstraint("close_id", "area_id", "count", name=op.f("pk_closed")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "adjustment",
        sa.Column("id", ID, nullable=False),
        sa.Column("ward_id", ID, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["ward_id"], ["ward.id"], name=op.f("fk_adjustment_ward_id_ward")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_adjustment_entry_id_entry")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_adjustment_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjustment")),
    )
    op.create_index(op.f("ix_adjustment_ward_id_month_id"), "adjustment", ["ward_id", "month", "id"])


def downgrade() -> None:
    for table in ("adjustment", "closed", "close", "slip"):
        op.drop_table(table)
