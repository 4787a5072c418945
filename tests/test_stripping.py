"""Pictures lose what tells where, when and by whom they were taken, and nothing that one sees."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from domain.stripping import stripped
from tests.pictures_and_files import jpeg, png

SECRET = b"Le Thi Bi Mat, 20.8561 N"
GPS, MAKER, TURNED = 0x8825, 0x010F, 0x0112


def picture(width: int = 64, height: int = 48) -> Image.Image:
    """Noise, so that its data hold every byte."""
    return Image.frombytes("RGB", (width, height), Random(5).randbytes(width * height * 3))


def photograph(turned: int = 6, **how: Any) -> bytes:
    """A JPEG as a telephone makes it, with all that it should not tell."""
    exif = Image.Exif()
    exif[MAKER], exif[TURNED] = SECRET.decode(), turned
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (20.0, 51.0, 22.0)
    held = io.BytesIO()
    colours = b"ICC of the tests" * 20
    picture().save(held, "JPEG", exif=exif, comment=SECRET, icc_profile=colours, xmp=b"<x>" + SECRET + b"</x>", **how)
    return held.getvalue()


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"restart_marker_rows": 1}], ids=str)
def test_a_photograph_keeps_its_pixels_colours_and_which_way_is_up_and_nothing_else(how: dict[str, Any]) -> None:
    told = photograph(**how)
    assert SECRET in told
    found = stripped(told)
    assert found is not None
    assert SECRET not in found
    before, after = Image.open(io.BytesIO(told)), Image.open(io.BytesIO(found))
    assert after.tobytes() == before.tobytes()
    assert after.info.get("icc_profile") == before.info["icc_profile"]
    assert dict(after.getexif()) == {TURNED: 6}
    assert after.getexif().get_ifd(GPS) == {}
    assert stripped(found) == found


def test_one_that_is_upright_has_no_word_of_it() -> None:
    found = stripped(photograph(turned=1))
    assert found is not None
    assert b"Exif" not in found


def test_what_follows_the_end_of_a_picture_goes() -> None:
    for whole in (photograph(), png()):
        once = stripped(whole)
        assert once is not None
        assert stripped(whole + SECRET) == once


def test_a_png_keeps_what_is_seen() -> None:
    said = PngInfo()
    said.add_text("Author", SECRET.decode())
    said.add_itxt("Place", SECRET.decode())
    held = io.BytesIO()
    picture().save(held, "PNG", pnginfo=said, dpi=(72, 72))
    exif = b"eXIf"
    chunk = struct.pack(">I", len(SECRET)) + exif + SECRET + struct.pack(">I", zlib.crc32(exif + SECRET))
    told = held.getvalue()
    told = told[:33] + chunk + told[33:]
    found = stripped(told)
    assert found is not None
    assert SECRET not in found
    assert Image.open(io.BytesIO(found)).tobytes() == picture().tobytes()


@pytest.mark.parametrize("whole", [photograph(), png(), jpeg()], ids=["jpeg", "png", "head"])
def test_a_picture_torn_anywhere_is_refused_and_never_an_error(whole: bytes) -> None:
    for end in range(2, len(whole), max(1, len(whole) // 400)):
        assert stripped(whole[:end]) is None


def test_no_bytes_whatever_are_an_error() -> None:
    dice = Random(11)
    for _ in range(2000):
        whole = bytearray(photograph() if dice.random() < 0.5 else png())
        for _ in range(dice.randint(1, 12)):
            whole[dice.randrange(2, len(whole))] = dice.randrange(256)
        stripped(bytes(whole))
