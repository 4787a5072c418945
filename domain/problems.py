"""Every refusal of the bot, in one list. The sentence for each stands in messages/problems.py."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.fields import Field


class Problem(Enum):
    """Why something said or asked is not done."""

    # a field's value
    FUTURE_DAY = "future_day"
    OLD_DAY = "old_day"
    NO_SUCH_DAY = "no_such_day"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_NAME = "not_a_name"
    NOT_UNDERSTOOD = "not_understood"
    DOUBTFUL = "doubtful"
    SAME_AREA = "same_area"
    NO_SUCH_AREA = "no_such_area"
    NOT_YOUR_AREA = "not_your_area"
    NO_SUCH_HOUSEHOLD = "no_such_household"
    NOT_YOUR_HOUSEHOLD = "not_your_household"
    HANDED_OVER = "handed_over"
    AGAINST_RECORD = "against_record"
    NOT_YOUR_FIELD = "not_your_field"
    # an act
    NOT_YOUR_KIND = "not_your_kind"
    NOT_OF_OFFICE = "not_of_office"
    ONLY_OFFICER = "only_officer"
    NOT_OVER_HERE = "not_over_here"
    NOT_ALLOWED = "not_allowed"
    NO_SLIP = "no_slip"
    NOT_OF_CITY = "not_of_city"
    NO_SUCH_ENTRY = "no_such_entry"
    ALREADY_UNDONE = "already_undone"
    NOTHING_TO_UNDO = "nothing_to_undo"
    OLD_BUTTON = "old_button"
    CODE_WRONG = "code_wrong"
    CODE_EXPIRED = "code_expired"
    CODE_USED = "code_used"
    TOO_MANY_TRIES = "too_many_tries"
    NO_SUCH_MEMBER = "no_such_member"
    BAD_COMMAND = "bad_command"
    NO_WARD = "no_ward"
    ALREADY_CLOSED = "already_closed"
    NOT_OVER = "not_over"
    NOT_EQUALS = "not_equals"
    ENTERED_BEFORE = "entered_before"
    CAMPAIGN_NONE = "campaign_none"
    CAMPAIGN_STAGE = "campaign_stage"
    CAMPAIGN_OWN = "campaign_own"
    CAMPAIGN_CHANGED = "campaign_changed"
    CAMPAIGN_EMPTY = "campaign_empty"
    CAMPAIGN_LONG = "campaign_long"
    CAMPAIGN_PAST = "campaign_past"
    CAMPAIGN_AUDIENCE = "campaign_audience"
    CAMPAIGN_TIME = "campaign_time"
    CAMPAIGN_TOPIC = "campaign_topic"
    CAMPAIGN_GOAL = "campaign_goal"
    CAMPAIGN_SHORT = "campaign_short"
    CAMPAIGN_REMINDED = "campaign_reminded"
    ENCLOSURE_EMPTY = "enclosure_empty"
    ENCLOSURE_LARGE = "enclosure_large"
    ENCLOSURE_SORT = "enclosure_sort"
    ENCLOSURE_BROKEN = "enclosure_broken"
    ENCLOSURE_SHAPE = "enclosure_shape"
    ENCLOSURE_LOST = "enclosure_lost"
    NOTHING_SEEN = "nothing_seen"
    NO_SUCH_LINE = "no_such_line"


class Wrong(Exception):
    """A field's value that cannot be true: which field, why, and the facts its sentence needs."""

    def __init__(self, problem: Problem, field: Field, **facts: str) -> None:
        super().__init__(f"{field.key}: {problem.value}")
        self.problem = problem
        self.field = field
        self.facts = facts


class Refused(Exception):
    """An act that is not done. It undoes all of its visit but the reply, the claim of the message, and the audit."""

    def __init__(self, problem: Problem, **facts: str) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.facts = facts
