"""What of an entry a member may see: its values without names, household or health findings that are not theirs to read. Pure."""

from __future__ import annotations

from domain.fields import Values
from domain.kind import Kind
from domain.people import Member, may_read_health, may_read_kind, may_read_names


def seen(kind: Kind, values: Values, reader: Member, *, teller: int, names: bool = True) -> Values:
    """The values of an entry told by `teller` that this reader may see. `names` False: no names here, whoever reads."""
    if not may_read_kind(reader, kind.matter, teller=teller):
        return {}
    named = names and may_read_names(reader, teller=teller)
    health = may_read_health(reader, teller=teller)
    return {
        key: value
        for key, value in values.items()
        if (named or not (kind.field(key).personal or key == "household")) and (health or not kind.field(key).health)
    }
