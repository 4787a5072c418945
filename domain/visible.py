"""What of an entry a member may see: its values without names, household or health findings that are not theirs to read. Pure."""

from __future__ import annotations

from domain.fields import Values
from domain.kind import Kind
from domain.people import Member, may_read_kind, may_read_names, may_read_sensitive
from domain.talk import LATE_REASONS, UNDO_REASONS

_FIXED = frozenset(reason for _, reason in (*LATE_REASONS, *UNDO_REASONS))


def seen(kind: Kind, values: Values, reader: Member, *, teller: int, names: bool = True) -> Values:
    """The values of an entry told by `teller` that this reader may see. `names` False: no names here, whoever reads."""
    if not may_read_kind(reader, kind.matter, teller=teller):
        return {}
    return of_people(kind, values, reader, teller=teller, names=names)


def of_people(kind: Kind, values: Values, reader: Member, *, teller: int, names: bool = True) -> Values:
    """The same where another rule already lets the reader see the entry, as on the slip of their group."""
    named = names and may_read_names(reader, teller=teller)
    sensitive = may_read_sensitive(reader, teller=teller)
    return {
        key: value
        for key, value in values.items()
        if (named or not (kind.field(key).personal or key == "household"))
        and (sensitive or not (kind.field(key).health or kind.field(key).sensitive))
    }


def reason_seen(reason: str, reader: Member, *, names: bool = True) -> str:
    """Why an entry was changed. Words of one's own may name somebody: only for those who read names; "" for others."""
    return reason if reason in _FIXED or (names and may_read_names(reader, teller=0)) else ""
