"""Campaigns, who gets them, and how the ward wants them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ward_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sort", sa.String(length=10), server_default="message", nullable=False),
        sa.Column("topic", sa.String(length=40), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("reminder", sa.Text(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), server_default="{}", nullable=False),
        sa.Column("start_at", sa.String(length=32), nullable=True),
        sa.Column("spread", sa.Integer(), server_default="0", nullable=False),
        sa.Column("repeat", sa.String(length=10), server_default="", nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("stage", sa.String(length=10), server_default="draft", nullable=False),
        sa.Column("rev", sa.Integer(), server_default="1", nullable=False),
        sa.Column("made_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("edited_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("decided_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("begun_at", sa.String(length=32), nullable=True),
        sa.Column("ended_at", sa.String(length=32), nullable=True),
        sa.Column("reminders", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reminded_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["member.id"], name=op.f("fk_campaign_decided_by_member")),
        sa.ForeignKeyConstraint(["edited_by"], ["member.id"], name=op.f("fk_campaign_edited_by_member")),
        sa.ForeignKeyConstraint(["made_by"], ["member.id"], name=op.f("fk_campaign_made_by_member")),
        sa.ForeignKeyConstraint(["ward_id"], ["ward.id"], name=op.f("fk_campaign_ward_id_ward")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
    )
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.create_index(
            "ix_campaign_open",
            ["stage", "start_at"],
            unique=False,
            sqlite_where=sa.text("stage IN ('approved','running')"),
            postgresql_where=sa.text("stage IN ('approved','running')"),
        )
        batch_op.create_index(batch_op.f("ix_campaign_ward_id_id"), ["ward_id", "id"], unique=False)

    op.create_table(
        "recipient",
        sa.Column("campaign_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("account", sa.Text(), nullable=True),
        sa.Column("chat", sa.Text(), nullable=True),
        sa.Column("acked_at", sa.String(length=32), nullable=True),
        sa.Column("homes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("people", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_recipient_campaign_id_campaign")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_recipient_member_id_member")),
        sa.PrimaryKeyConstraint("campaign_id", "member_id", name=op.f("pk_recipient")),
    )
    with op.batch_alter_table("recipient", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recipient_member_id_campaign_id"), ["member_id", "campaign_id"], unique=False)

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("approves", sa.Boolean(), server_default=sa.text("(false)"), nullable=False))
        batch_op.add_column(sa.Column("fewer", sa.Boolean(), server_default=sa.text("(false)"), nullable=False))

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("settled_at", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("campaign_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("again", sa.Integer(), server_default="0", nullable=False))
        batch_op.create_index(
            "ix_outbox_campaigns",
            ["channel", "account", "lane", "due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('waiting','sending') AND lane >= 2"),
            postgresql_where=sa.text("state IN ('waiting','sending') AND lane >= 2"),
        )
        batch_op.create_index(
            "uq_outbox_campaign",
            ["campaign_id", "again", "member_id"],
            unique=True,
            sqlite_where=sa.text("campaign_id IS NOT NULL"),
            postgresql_where=sa.text("campaign_id IS NOT NULL"),
        )
        batch_op.create_foreign_key(batch_op.f("fk_outbox_campaign_id_campaign"), "campaign", ["campaign_id"], ["id"])

    with op.batch_alter_table("ward", schema=None) as batch_op:
        batch_op.add_column(sa.Column("approval", sa.Boolean(), server_default=sa.text("(true)"), nullable=False))
        batch_op.add_column(sa.Column("nudge_days", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("ward", schema=None) as batch_op:
        batch_op.drop_column("nudge_days")
        batch_op.drop_column("approval")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_outbox_campaign_id_campaign"), type_="foreignkey")
        batch_op.drop_index(
            "uq_outbox_campaign",
            sqlite_where=sa.text("campaign_id IS NOT NULL"),
            postgresql_where=sa.text("campaign_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_outbox_campaigns",
            sqlite_where=sa.text("state IN ('waiting','sending') AND lane >= 2"),
            postgresql_where=sa.text("state IN ('waiting','sending') AND lane >= 2"),
        )
        batch_op.drop_column("again")
        batch_op.drop_column("campaign_id")
        batch_op.drop_column("settled_at")

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_column("fewer")
        batch_op.drop_column("approves")

    with op.batch_alter_table("recipient", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recipient_member_id_campaign_id"))

    op.drop_table("recipient")
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_campaign_ward_id_id"))
        batch_op.drop_index(
            "ix_campaign_open",
            sqlite_where=sa.text("stage IN ('approved','running')"),
            postgresql_where=sa.text("stage IN ('approved','running')"),
        )

    op.drop_table("campaign")
