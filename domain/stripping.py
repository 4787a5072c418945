"""A picture without what a telephone writes into it beside what one sees: where it was taken, when, on what device. Pure.

Which way is up stays, as do colours: without them it would look otherwise. What follows the end of the picture (a second
picture, a film) goes.
"""

from __future__ import annotations

from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
_SOS, _EOI, _APP0, _APP1, _APP2, _APP14, _COM = 0xDA, 0xD9, 0xE0, 0xE1, 0xE2, 0xEE, 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a segment behind them
_CHUNKS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"))
_EXIF, _COLOURS = b"Exif\0\0", b"ICC_PROFILE\0"
_ORIENTATION = 0x0112  # of the TIFF in an Exif segment; 1 is upright


def stripped(content: bytes) -> bytes | None:
    """The same picture, JPEG or PNG, with nothing but what one sees; None where its parts do not fit together."""
    return _png(content) if content.startswith(PNG) else _jpeg(content)


def _png(content: bytes) -> bytes | None:
    kept, place = [PNG], len(PNG)
    while place + 12 <= len(content):
        end = place + 12 + int.from_bytes(content[place : place + 4])
        name = content[place + 4 : place + 8]
        if end > len(content):
            return None
        if name in _CHUNKS:
            kept.append(content[place:end])
        if name == b"IEND":
            return b"".join(kept)
        place = end
    return None


def _jpeg(content: bytes) -> bytes | None:
    kept, turned = [JPEG], 1
    for marker, segment in _segments(content):
        body = segment[4:]
        if marker == _EOI:
            if turned != 1:
                kept.insert(2 if kept[1:2] and kept[1][1] == _APP0 else 1, _only_turned(turned))
            return b"".join([*kept, segment])
        if marker == _APP1 and body.startswith(_EXIF):
            turned = _orientation(body[len(_EXIF) :])
        if _APP1 <= marker <= 0xEF and marker != _APP14 and not (marker == _APP2 and body.startswith(_COLOURS)):
            continue
        if marker != _COM:
            kept.append(segment)
    return None


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, the segment with its marker) from the beginning to the end of the picture; a scan goes with its data."""
    place = len(JPEG)
    while place + 2 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF:  # a byte that only fills
            place += 1
            continue
        end = place + 2
        if marker != _EOI and marker not in _ALONE:
            end += int.from_bytes(content[end : end + 2])
        if marker == _SOS:
            end = _after_scan(content, end)
        if not place + 2 <= end <= len(content):
            return
        yield marker, content[place:end]
        if marker == _EOI:
            return
        place = end


def _after_scan(content: bytes, place: int) -> int:
    """Where the next marker stands behind the data of a scan."""
    while (place := content.find(b"\xff", place)) >= 0 and place + 1 < len(content):
        follows = content[place + 1]
        if follows != 0 and follows not in _ALONE:
            return place
        place += 2
    return len(content) + 1


def _orientation(tiff: bytes) -> int:
    """Which way the picture is turned, 1 to 8; 1 where that is not told."""
    order = "little" if tiff.startswith(b"II") else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)  # type: ignore[arg-type]

    first = number(4, 4)
    for entry in range(number(first, 2)):
        at = first + 2 + 12 * entry
        if at + 12 > len(tiff):
            break
        if number(at, 2) == _ORIENTATION:
            turned = number(at + 8, 2)
            return turned if 1 <= turned <= 8 else 1
    return 1


def _only_turned(turned: int) -> bytes:
    """An Exif segment that tells nothing else."""
    entry = _ORIENTATION.to_bytes(2) + b"\0\x03" + b"\0\0\0\x01" + turned.to_bytes(2) + b"\0\0"
    body = _EXIF + b"MM\0*\0\0\0\x08" + b"\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body
