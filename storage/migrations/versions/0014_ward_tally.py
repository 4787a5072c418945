"""The monthly sums of each ward beside those of its groups, so that a city's year is read from few rows."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ward_tally",
        sa.Column("ward_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("count", sa.String(length=40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("ward_id", "month", "count", name=op.f("pk_ward_tally")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO ward_tally (ward_id, month, count, n) SELECT ward_id, month, count, sum(n) FROM tally GROUP BY 1, 2, 3"
    )


def downgrade() -> None:
    op.drop_table("ward_tally")
