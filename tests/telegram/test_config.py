"""A wrong setting is one sentence to the person who runs the bot, and never shows a token."""

from __future__ import annotations

import pytest

from bot.channels import ChannelProblem
from bot.channels.telegram import config, speaker
from bot.settings import Settings
from tests.telegram.conftest import ACCOUNT, SECOND, SECRET, TOKEN

GOOD = {"TELEGRAM_TOKENS": TOKEN}
HOOK = {"TELEGRAM_WEBHOOK_URL": "https://bot.example.vn/telegram", "TELEGRAM_WEBHOOK_SECRET": SECRET}


def problem(**given: str) -> str:
    with pytest.raises(ChannelProblem) as raised:
        config.read({**GOOD, **given})
    said = str(raised.value)
    assert len(said.splitlines()) == 1
    assert TOKEN.split(":")[1] not in said
    return said


def test_a_token_alone_is_enough_for_long_polling() -> None:
    found = config.read(GOOD)
    assert dict(found.tokens) == {ACCOUNT: TOKEN}
    assert (found.api_url, found.webhook) == ("https://api.telegram.org", None)


def test_several_tokens_are_several_accounts() -> None:
    assert list(config.read({"TELEGRAM_TOKENS": f"{TOKEN}, {SECOND}"}).tokens) == [ACCOUNT, SECOND.split(":")[0]]


@pytest.mark.parametrize("token", ["abc", "7000000001", f"x{TOKEN}", "7000000001:short", f"{ACCOUNT}: {'a' * 35}", f"bot{TOKEN}"])
def test_a_malformed_token_is_named_by_its_place_only(token: str) -> None:
    said = problem(TELEGRAM_TOKENS=f"{SECOND},{token}")
    assert "TELEGRAM_TOKENS: token number 2" in said
    assert token not in said


def test_the_same_bot_twice_is_refused() -> None:
    assert f"names bot {ACCOUNT} twice" in problem(TELEGRAM_TOKENS=f"{TOKEN},{TOKEN[:-3]}new")


@pytest.mark.parametrize(
    "url", ["http://bot.example.vn/telegram", "bot.example.vn", "https://", "https://[", "https://a.vn/?x=1"]
)
def test_a_webhook_address_that_is_not_https_is_refused(url: str) -> None:
    assert "TELEGRAM_WEBHOOK_URL must begin with https://" in problem(**{**HOOK, "TELEGRAM_WEBHOOK_URL": url})


@pytest.mark.parametrize("secret", ["", "short", "has a blank in the middle", "bí-mật-của-phường-0123", "a" * 257])
def test_a_secret_that_is_empty_short_or_of_other_signs_is_refused(secret: str) -> None:
    said = problem(**{**HOOK, "TELEGRAM_WEBHOOK_SECRET": secret})
    assert "TELEGRAM_WEBHOOK_SECRET" in said
    assert not secret or secret not in said


@pytest.mark.parametrize("port", ["x", "-1", "70000", "٣"])
def test_a_wrong_port_is_refused(port: str) -> None:
    assert "TELEGRAM_WEBHOOK_PORT" in problem(**HOOK, TELEGRAM_WEBHOOK_PORT=port)


@pytest.mark.parametrize("url", ["api.telegram.org", "ftp://a.vn", "http://"])
def test_a_wrong_server_address_is_refused(url: str) -> None:
    assert "TELEGRAM_API_URL" in problem(TELEGRAM_API_URL=url)


def test_no_token_at_all_is_a_problem_of_a_delivery_process_too() -> None:
    with pytest.raises(ChannelProblem, match="TELEGRAM_TOKENS is empty"):
        speaker(Settings(_env_file=None))  # type: ignore[call-arg]
