"""Links that open for a time without a password: a path, until when, and a mark that only the house can make. Pure.

Whoever has the link may follow it until then, so a path names nobody, and what lies behind it is only read.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from datetime import UTC, datetime

FILE_PATH = "tep"  # "tep/<message>/<place>": a file of a message
KEPT_PATH = "kem"  # "kem/<enclosure>": a picture or document of a campaign
VIEW_PATH = "xem"  # "xem/<member>/<stamp>/<names>": the read-only pages, for one member
MARK_BYTES = 16  # 128 bits of HMAC-SHA-256 (RFC 2104 allows half), so that the link stays short on a small screen


def signed(key: bytes, path: str, until: datetime) -> str:
    """The path ("tep/12/0", without a slash before it) with its end and its mark behind it; it opens until `until`."""
    ends = f"{path}/{int(until.timestamp())}"
    return f"{ends}/{_mark(key, ends)}"


def opened(key: bytes, link: str, now: datetime) -> str | None:
    """The path that was signed; None when the link was made by somebody else, was changed, or has ended."""
    ends, _, mark = link.rpartition("/")
    path, _, end = ends.rpartition("/")
    if not hmac.compare_digest(mark.encode(), _mark(key, ends).encode()):
        return None
    return path if now <= datetime.fromtimestamp(int(end), UTC) else None


def _mark(key: bytes, ends: str) -> str:
    return urlsafe_b64encode(hmac.digest(key, ends.encode(), "sha256")[:MARK_BYTES]).decode().rstrip("=")
