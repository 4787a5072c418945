"""The connection as other rooms name it, and which errors are the database's own. SQLAlchemy stays in this room."""

from __future__ import annotations

from sqlalchemy import Connection as Connection
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError

from storage.store import StoreProblem


def is_database_failure(error: BaseException) -> bool:
    """Whether the database itself failed (full, locked, unreachable), rather than our own code."""
    return isinstance(error, StoreProblem | OperationalError | InterfaceError | InternalError)
