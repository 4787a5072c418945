"""What may go with a campaign: a picture or a document. Judged by its bytes, not by what its name says. Pure."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from domain.chat import MOST_BYTES, File
from domain.problems import Problem, Refused
from domain.stripping import JPEG, PNG, stripped

MOST_NAME = 80  # letters of a name
# Telegram takes no picture beyond these, https://core.telegram.org/bots/api#sendphoto
MOST_SIDES = 10_000  # width and height together, in pixels
MOST_SHAPE = 20  # the longer side against the shorter one
_JPEG = JPEG + b"\xff"
_JPEG_SIZE = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the segments that tell width and height
_OFFICE = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
_MACROS = "vbaProject.bin"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A picture or document of a campaign, without its content. `id` 0: none.

    `linked`: who is written to where no file can go gets a link to it; else only the words.
    """

    id: int = 0
    name: str = ""
    picture: bool = False
    size: int = 0
    linked: bool = True

    @property
    def files(self) -> tuple[File, ...]:
        """It as what goes with a message; nothing where there is none."""
        return (File(self.name, picture=self.picture, kept=self.id, linked=self.linked),) if self.id else ()


def checked(file: File) -> File:
    """The file as it may go with a campaign: under a plain name, a picture without what tells of its taker. Raises Refused."""
    content = file.content
    if not content:
        raise Refused(Problem.ENCLOSURE_EMPTY)
    if len(content) > MOST_BYTES:
        raise Refused(Problem.ENCLOSURE_LARGE, most=str(MOST_BYTES // 1_000_000))
    if content.startswith((PNG, _JPEG)):
        ending = ".png" if content.startswith(PNG) else ".jpg"
        sides = _png(content) if ending == ".png" else _jpeg(content)
        seen = stripped(content)
        if sides is None or seen is None:
            raise Refused(Problem.ENCLOSURE_BROKEN)
        if sum(sides) > MOST_SIDES or max(sides) > MOST_SHAPE * min(sides):
            raise Refused(Problem.ENCLOSURE_SHAPE)
        return File(_named(file.name, ending), seen, picture=True)
    if content.startswith(b"%PDF-"):
        return File(_named(file.name, ".pdf"), content)
    ending = _office(content)
    if not ending:
        raise Refused(Problem.ENCLOSURE_SORT)
    return File(_named(file.name, ending), content)


def _png(content: bytes) -> tuple[int, int] | None:
    """Width and height; None where they cannot be read."""
    if content[12:16] != b"IHDR":
        return None
    return _sides(content[16:20], content[20:24])


def _jpeg(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        if content[place + 1] == 0xFF:  # a byte that only fills
            place += 1
        elif content[place + 1] in _JPEG_SIZE:
            return _sides(content[place + 7 : place + 9], content[place + 5 : place + 7])
        else:
            place += 2 + int.from_bytes(content[place + 2 : place + 4])
    return None


def _sides(width: bytes, height: bytes) -> tuple[int, int] | None:
    sides = (int.from_bytes(width), int.from_bytes(height))
    return sides if min(sides) > 0 else None


def _office(content: bytes) -> str:
    """ ".docx" or ".xlsx" by what is inside, "" for anything else; what carries a program is none of them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError):
        return ""
    if any(name.endswith(_MACROS) for name in names):
        return ""
    return next((ending for ending, part in _OFFICE.items() if part in names), "")


def _named(name: str, ending: str) -> str:
    """The name people see: without folders or signs that end a line, and with the ending of what it really is."""
    plain = "".join(sign for sign in PurePath(name.replace("\\", "/")).name if sign.isprintable()).strip()
    stem = plain[: -len(ending)] if plain.lower().endswith(ending) else plain.rsplit(".", 1)[0]
    return (stem[: MOST_NAME - len(ending)].strip(" .") or "tep") + ending
