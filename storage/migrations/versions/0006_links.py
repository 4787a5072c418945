"""Files that go as links, and the key that marks them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "key",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_key")),
    )
    op.add_column("outbox", sa.Column("files_until", sa.String(length=32), nullable=True))
    op.create_index(
        "ix_outbox_files",
        "outbox",
        ["files_until"],
        sqlite_where=sa.text("files_until IS NOT NULL"),
        postgresql_where=sa.text("files_until IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_files", "outbox")
    op.drop_column("outbox", "files_until")
    op.drop_table("key")
