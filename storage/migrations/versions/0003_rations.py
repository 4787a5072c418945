"""What each account may send and how many people it holds; what it sent in a month."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("account", sa.Column("title", sa.Text(), nullable=False, server_default=""))
    op.add_column("account", sa.Column("people", sa.Integer(), nullable=True))
    op.add_column("account", sa.Column("a_month", sa.Integer(), nullable=True))
    op.add_column("code", sa.Column("channel", sa.String(length=20), nullable=True))
    op.add_column("code", sa.Column("account", sa.Text(), nullable=True))
    op.create_table(
        "ration",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "account", "month", name=op.f("pk_ration")),
    )


def downgrade() -> None:
    op.drop_table("ration")
    op.drop_column("code", "account")
    op.drop_column("code", "channel")
    op.drop_column("account", "a_month")
    op.drop_column("account", "people")
    op.drop_column("account", "title")
