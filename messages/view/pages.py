"""Makes a page of HTML out of facts. Whatever people wrote is escaped; a name missing in a template is an error, not a blank."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from domain.indicators import Sort
from messages.view import campaign_words, drawing, words
from messages.view.facts import Frame

STYLE = "view.css"


def page(name: str, frame: Frame, facts: object) -> str:
    """The page of this name ("period", "groups" …) as HTML."""
    return _house().get_template(f"{name}.html").render(frame=frame, facts=facts)


def plain(sentence: str) -> str:
    """A page that says one sentence, for whoever may see nothing else."""
    return _house().get_template("sentence.html").render(sentence=sentence)


@cache
def _house() -> Environment:
    made = Environment(
        loader=PackageLoader("messages.view", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(words=words, campaigns=campaign_words, drawing=drawing, Sort=Sort)
    return made
