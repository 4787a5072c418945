"""Stocks and targets that ward staff give."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "stock",
        sa.Column("id", Id, nullable=False),
        sa.Column("ward_id", Id, nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("inbox_id", Id, nullable=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("ended_at", sa.String(32), nullable=True),
        sa.ForeignKeyConstraint(["ward_id"], ["ward.id"], name=op.f("fk_stock_ward_id_ward")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_stock_member_id_member")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_stock_inbox_id_inbox")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock")),
    )
    op.create_index(op.f("ix_stock_ward_id_day"), "stock", ["ward_id", "day"])
    op.create_table(
        "target",
        sa.Column("id", Id, nullable=False),
        sa.Column("ward_id", Id, nullable=False),
        sa.Column("indicator", sa.String(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(20), nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("inbox_id", Id, nullable=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("ended_at", sa.String(32), nullable=True),
        sa.ForeignKeyConstraint(["ward_id"], ["ward.id"], name=op.f("fk_target_ward_id_ward")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_target_member_id_member")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_target_inbox_id_inbox")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_index(op.f("ix_target_ward_id_year"), "target", ["ward_id", "year"])


def downgrade() -> None:
    op.drop_table("target")
    op.drop_table("stock")
