"""A PDF of a Word document, made by LibreOffice where this machine has it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

SECONDS = 90  # its first start on a small machine takes twenty


class PdfProblem(Exception):
    """No PDF: LibreOffice is absent, or did not finish. The text tells the operator which."""


def to_pdf(document: bytes) -> bytes:
    """The document as a PDF. Raises PdfProblem. Blocks, so call it in a thread."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise PdfProblem("LibreOffice is not installed (soffice is not in PATH)")
    with tempfile.TemporaryDirectory(prefix="danso-pdf-") as place:
        source = Path(place) / "document.docx"
        source.write_bytes(document)
        # A profile of its own: a LibreOffice that somebody has open would take the order and do nothing.
        profile = f"-env:UserInstallation={(Path(place) / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", place, str(source)]
        try:
            subprocess.run(command, timeout=SECONDS, check=True, capture_output=True, stdin=subprocess.DEVNULL)
            return (Path(place) / "document.pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise PdfProblem(f"LibreOffice made no PDF: {type(error).__name__}") from None
