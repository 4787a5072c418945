"""How Zalo may behave where its documents are silent, or say otherwise than people saw. The channel must work under all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True)
class Knobs:
    """One way in which the Bot Platform may work. The first of each list is the default."""

    idle: Literal["http200", "http408", "mixed"] = "http200"
    delivery: Literal["consume_once", "replay_until_next", "replay_all", "drop_while_no_poller"] = "consume_once"
    update_shape: Literal["object", "list", "object_without_event_name"] = "object"
    envelope: Literal["wrapped", "flat"] = "wrapped"
    image_field: Literal["photo_url", "photo"] = "photo_url"
    name_field: Literal["display_name", "first_name", "absent"] = "display_name"
    bad_token: Literal["http200_401", "http401", "non_json"] = "http200_401"
    no_webhook_info: Literal["empty_url", "404"] = "empty_url"
    errors_as: Literal["http200", "http_status"] = "http200"
    second_poller: Literal["split", "error"] = "split"
    photo_fetched: Literal["at_once", "later"] = "at_once"  # later: taken, whatever is at the address
    users_limit: int = 50
    month_quota: int = 3000
    test_webhook_a_day: int = 10
    twice: bool = False  # every webhook call is made twice, every update handed over twice
    faults: bool = False  # now and then a gateway's page, a broken body, a connection cut before anything was done
    grace: float = 2.0  # seconds a message waits for the next poll where none is open, with drop_while_no_poller


DOCS = Knobs(idle="http408", image_field="photo", errors_as="http_status", bad_token="http401")
OBSERVED = Knobs(envelope="flat", no_webhook_info="404", update_shape="object_without_event_name", name_field="first_name")
WORST = Knobs(
    idle="mixed",
    delivery="replay_all",
    update_shape="list",
    envelope="flat",
    name_field="absent",
    bad_token="non_json",
    no_webhook_info="404",
    second_poller="error",
    photo_fetched="later",
    twice=True,
    faults=True,
)
PROFILES = {"docs": DOCS, "observed": OBSERVED, "worst": WORST}

__all__ = ["DOCS", "OBSERVED", "PROFILES", "WORST", "Knobs", "replace"]
