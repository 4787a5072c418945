"""Which handler takes the answer to a question about a campaign."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.draft import Asking
from handlers import campaign_account as account
from handlers import campaign_approve as approve
from handlers import campaign_compose as compose
from handlers import campaign_enclose as enclose
from handlers import campaign_library as library
from handlers import campaign_unknown as unknown
from handlers import campaigns as common
from handlers.campaigns import WHAT as WHAT
from handlers.desk import Desk

ENCLOSE = "7"  # the choice under the preview that asks for a picture or a document
# Steps that take any words, and those that take only their choices: other words are then a message of their own.
_OPEN: Mapping[str, Callable[[Desk, Asking, str], None]] = {
    "text": compose.answer_text,
    "ready": compose.answer_ready,
    "audience": compose.answer_audience,
    "own_text": compose.answer_own_text,
    "time": compose.answer_time,
    "goal": compose.answer_goal,
    "enclose": enclose.answer,
    "comment": approve.answer_comment,
}
_CLOSED: Mapping[str, Callable[[Desk, Asking, str], bool]] = {
    "preview": compose.answer_preview,
    "approve": approve.answer_approve,
    "account": account.answer_account,
    "cancel": account.answer_cancel,
    "unknown": unknown.answer,
    "topics": library.answer_topics,
    "shelf": library.answer_shelf,
    "wording": library.answer_wording,
}


def answer(desk: Desk, asking: Asking, text: str) -> bool:
    """Whether the words answered what was asked about a campaign."""
    step = asking.keys[0]
    if step == "preview" and text.strip() == ENCLOSE:
        enclose.ask(desk, common.find(desk, asking.entry, asking.options["rev"]))
        return True
    if step in _OPEN:
        _OPEN[step](desk, asking, text)
        return True
    return _CLOSED[step](desk, asking, text)
