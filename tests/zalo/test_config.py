"""A wrong setting is one sentence to the person who runs the bot, and never shows a token."""

from __future__ import annotations

import pytest

from bot.channels import ChannelProblem
from bot.channels.zalo import config, speaker
from bot.settings import Settings
from tests.zalo.conftest import NUMBER, SECOND, SECRET, TOKEN

GOOD = {"ZALO_TOKENS": TOKEN}
HOOK = {"ZALO_WEBHOOK_URL": "https://bot.example.vn/zalo", "ZALO_WEBHOOK_SECRET": SECRET}


def problem(**given: str) -> str:
    with pytest.raises(ChannelProblem) as raised:
        config.read({**GOOD, **given})
    said = str(raised.value)
    assert len(said.splitlines()) == 1
    assert TOKEN.split(":")[1] not in said
    return said


def test_a_token_alone_is_enough_for_long_polling() -> None:
    found = config.read(GOOD)
    assert dict(found.tokens) == {NUMBER: TOKEN}
    assert (found.api_url, found.webhook, found.delete_webhook) == ("https://bot-api.zaloplatforms.com", None, False)
    assert TOKEN.split(":")[1] not in repr(found)


def test_several_tokens_are_several_bots() -> None:
    assert list(config.read({"ZALO_TOKENS": f"{TOKEN}, {SECOND}"}).tokens) == [NUMBER, SECOND.split(":")[0]]


def test_a_token_of_telegram_is_sent_where_it_belongs() -> None:
    token = "7000000001:AAEmulatorTokenOfTheTests_0123456789abc"
    said = problem(ZALO_TOKENS=token)
    assert "TELEGRAM_TOKENS" in said
    assert token.split(":")[1] not in said


@pytest.mark.parametrize("token", ["abc", NUMBER, f"x{TOKEN}", f"{NUMBER}: {'a' * 35}", "kAAcU9zyKMr-access_token_of_an_OA" * 6])
def test_a_token_of_another_form_is_named_by_its_place_only(token: str) -> None:
    said = problem(ZALO_TOKENS=f"{SECOND},{token}")
    assert "ZALO_TOKENS: token number 2" in said
    assert token not in said


def test_the_same_bot_twice_is_refused() -> None:
    assert f"names bot {NUMBER} twice" in problem(ZALO_TOKENS=f"{TOKEN},{TOKEN[:-3]}new")


@pytest.mark.parametrize(
    "url",
    [
        *("http://bot.example.vn/zalo", "bot.example.vn", "https://", "https://[", "https://a.vn/?x=1"),
        *("https://localhost/zalo", "https://127.0.0.1/zalo", "https://10.0.0.5/zalo", "https://192.168.1.9/zalo"),
    ],
)
def test_a_webhook_address_that_zalo_cannot_call_is_refused(url: str) -> None:
    assert "ZALO_WEBHOOK_URL must begin with https://" in problem(**{**HOOK, "ZALO_WEBHOOK_URL": url})


@pytest.mark.parametrize("secret", ["", "short67", "has a blank in the middle", "bí-mật-của-phường-0123", "a" * 257])
def test_a_secret_that_is_empty_too_short_too_long_or_of_other_signs_is_refused(secret: str) -> None:
    said = problem(**{**HOOK, "ZALO_WEBHOOK_SECRET": secret})
    assert "ZALO_WEBHOOK_SECRET" in said
    assert not secret or secret not in said


@pytest.mark.parametrize("secret", ["a" * 8, "a" * 256])
def test_a_secret_of_eight_to_256_signs_is_taken(secret: str) -> None:
    found = config.read({**GOOD, **HOOK, "ZALO_WEBHOOK_SECRET": secret}).webhook
    assert found is not None
    assert (found.host, found.port) == ("127.0.0.1", 8444)
    assert secret not in repr(found)


@pytest.mark.parametrize("port", ["x", "-1", "70000", "٣"])
def test_a_wrong_port_is_refused(port: str) -> None:
    assert "ZALO_WEBHOOK_PORT" in problem(**HOOK, ZALO_WEBHOOK_PORT=port)


@pytest.mark.parametrize("url", ["bot-api.zaloplatforms.com", "ftp://a.vn", "http://"])
def test_a_wrong_server_address_is_refused(url: str) -> None:
    assert "ZALO_API_URL" in problem(ZALO_API_URL=url)


def test_a_switch_is_true_or_false() -> None:
    assert config.read({**GOOD, "ZALO_DELETE_WEBHOOK": "True"}).delete_webhook
    assert "ZALO_DELETE_WEBHOOK must be true or false" in problem(ZALO_DELETE_WEBHOOK="maybe")


def test_no_token_at_all_is_a_problem_of_a_delivery_process_too() -> None:
    with pytest.raises(ChannelProblem, match="ZALO_TOKENS is empty"):
        speaker(Settings(_env_file=None))  # type: ignore[call-arg]
