"""Small real pictures and documents for the tests, made here: nothing of anybody's."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib


def png(width: int = 90, height: int = 60, grey: int = 200) -> bytes:
    """A grey picture."""
    rows = (b"\0" + bytes([grey]) * width) * height
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def jpeg(width: int = 90, height: int = 60) -> bytes:
    """The head of a photograph: as much of it as tells what it is and how large."""
    jfif = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\0"
    return b"\xff\xd8" + jfif + frame + b"\xff\xd9"


def pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def docx(*more: str) -> bytes:
    """A Word file with these parts besides what makes it one."""
    return _packed("[Content_Types].xml", "word/document.xml", *more)


def xlsx(*more: str) -> bytes:
    return _packed("[Content_Types].xml", "xl/workbook.xml", *more)


def _packed(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name in names:
            packed.writestr(name, "<x/>")
    return held.getvalue()


SAMPLES = {"gif": lambda: b"GIF89a", "png": png, "jpg": jpeg, "pdf": pdf, "docx": docx, "xlsx": xlsx}


def sample(name: str) -> bytes:
    """Content for a file of this name, by its ending."""
    return SAMPLES[name.rsplit(".", 1)[1]]()
