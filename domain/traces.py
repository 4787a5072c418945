"""Where a bug happened, fit for the log: files and lines, never the text of an error, which may carry a name."""

from __future__ import annotations

from pathlib import Path


def trace_of(error: BaseException) -> str:
    """Where a bug happened: files, lines and the type of each error; never its text, which may carry a name."""
    steps = []
    cause: BaseException | None = error
    while cause is not None:
        at = cause.__traceback__
        while at is not None:
            file = Path(at.tb_frame.f_code.co_filename)
            steps.append(f"{file.parent.name}/{file.name}:{at.tb_lineno}")
            at = at.tb_next
        steps.append(type(cause).__name__)
        cause = cause.__cause__
    return " ".join(steps)
