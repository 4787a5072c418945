"""Fills a Word template with facts. The ward may have templates of its own, so a field they misspell is told in words."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, TemplateError, UndefinedError


class TemplateProblem(Exception):
    """A template cannot be filled. The text is one Vietnamese sentence for ward staff."""


def fill(template: bytes, facts: Mapping[str, Any], *, name: str) -> bytes:
    """The document. Raises TemplateProblem when the template names what is not known, or is no Word file."""
    try:
        document = DocxTemplate(io.BytesIO(template))
        # Escaped: else "&" and "<" in somebody's own words would vanish from the page.
        document.render(facts, Environment(undefined=StrictUndefined, autoescape=True), autoescape=True)
        made = io.BytesIO()
        document.save(made)
    except UndefinedError as error:
        raise TemplateProblem(f"Mẫu {name} có một ô mà máy không biết: {error.message}. Xin sửa tên ô trong mẫu.") from None
    except (TemplateError, BadZipFile, ValueError, KeyError) as error:
        raise TemplateProblem(f"Mẫu {name} không đọc được ({type(error).__name__}). Xin lưu lại bằng Word, dạng .docx.") from None
    return made.getvalue()
