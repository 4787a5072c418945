"""The one officer who reads what is closed to others, and whether intimate records may travel over a platform abroad."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("ward", schema=None) as batch_op:
        batch_op.add_column(sa.Column("intimate_abroad", sa.Boolean(), server_default=sa.text("(false)"), nullable=False))
        batch_op.add_column(sa.Column("officer_id", sa.BigInteger()))


def downgrade() -> None:
    with op.batch_alter_table("ward", schema=None) as batch_op:
        batch_op.drop_column("officer_id")
        batch_op.drop_column("intimate_abroad")
