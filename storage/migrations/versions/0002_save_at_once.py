"""A ward may save at once what is read without doubt."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("ward", schema=None) as batch_op:
        batch_op.add_column(sa.Column("save_at_once", sa.Boolean(), server_default=sa.text("(false)"), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("ward", schema=None) as batch_op:
        batch_op.drop_column("save_at_once")
