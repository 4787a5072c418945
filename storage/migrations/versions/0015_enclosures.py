"""A picture or document may go with a campaign; an account says what its platform carries."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "enclosure",
        sa.Column("id", ID, nullable=False),
        sa.Column("ward_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("picture", sa.Boolean(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("made_by", ID, nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["member.id"], name=op.f("fk_enclosure_made_by_member")),
        sa.ForeignKeyConstraint(["ward_id"], ["ward.id"], name=op.f("fk_enclosure_ward_id_ward")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enclosure")),
    )
    with op.batch_alter_table("enclosure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enclosure_ward_id"), ["ward_id"], unique=False)
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.add_column(sa.Column("enclosure_id", ID, nullable=True))
        batch_op.add_column(sa.Column("linked", sa.Boolean(), server_default=sa.text("(true)"), nullable=False))
        batch_op.create_foreign_key(batch_op.f("fk_campaign_enclosure_id_enclosure"), "enclosure", ["enclosure_id"], ["id"])
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("carries", sa.String(length=10), server_default="files", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_column("carries")
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_campaign_enclosure_id_enclosure"), type_="foreignkey")
        batch_op.drop_column("linked")
        batch_op.drop_column("enclosure_id")
    with op.batch_alter_table("enclosure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enclosure_ward_id"))
    op.drop_table("enclosure")
