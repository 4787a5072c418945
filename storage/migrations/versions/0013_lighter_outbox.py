"""A fan-out of a campaign writes fewer look-ups and one index entry less for each person."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_OPEN = "state IN ('waiting','sending')"
_ANSWERS = f"{_OPEN} AND lane < 2"


def upgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_outbox_member_id_member"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_outbox_campaign_id_campaign"), type_="foreignkey")
        batch_op.drop_index("ix_outbox_open", sqlite_where=sa.text(_OPEN), postgresql_where=sa.text(_OPEN))
        batch_op.create_index(
            "ix_outbox_open", ["lane", "id"], sqlite_where=sa.text(_ANSWERS), postgresql_where=sa.text(_ANSWERS)
        )

    with op.batch_alter_table("recipient", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_recipient_member_id_member"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_recipient_campaign_id_campaign"), type_="foreignkey")


def downgrade() -> None:
    with op.batch_alter_table("recipient", schema=None) as batch_op:
        batch_op.create_foreign_key(batch_op.f("fk_recipient_campaign_id_campaign"), "campaign", ["campaign_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_recipient_member_id_member"), "member", ["member_id"], ["id"])

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_open", sqlite_where=sa.text(_ANSWERS), postgresql_where=sa.text(_ANSWERS))
        batch_op.create_index("ix_outbox_open", ["lane", "id"], sqlite_where=sa.text(_OPEN), postgresql_where=sa.text(_OPEN))
        batch_op.create_foreign_key(batch_op.f("fk_outbox_campaign_id_campaign"), "campaign", ["campaign_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_outbox_member_id_member"), "member", ["member_id"], ["id"])
