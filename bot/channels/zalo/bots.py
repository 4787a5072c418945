"""The bots of all tokens, found by their account: the id that Zalo itself gives a bot."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from bot.channels.zalo.config import PLAN, Config
from bot.channels.zalo.wire import Bot, NoAnswer, Refused
from domain.chat import SendFailed, Why

log = logging.getLogger("danso")

UNAUTHORIZED = 401
AWAY = 15.0  # seconds in which an account sends nothing after Zalo could not be reached


@dataclass(frozen=True, slots=True)
class Me:
    """A bot as Zalo names it. `title`: what people find it as. `counted`: it has the plan whose limits are known."""

    account: str
    title: str
    counted: bool


class Bots:
    """Every bot, and which account each is, as far as Zalo was reached to say so."""

    def __init__(self, config: Config) -> None:
        self.all = tuple(Bot(number, token, config.api_url) for number, token in config.tokens.items())
        self._accounts: dict[str, Bot] = {}
        self._dead: set[Bot] = set()

    async def who_is(self, bot: Bot) -> Me:
        """Which account this bot is, asked of Zalo. Raises Refused or NoAnswer."""
        told = await bot.call("getMe")
        if not isinstance(told, dict) or not told.get("id"):
            raise NoAnswer("getMe without an id", done=True)
        me = Me(
            str(told["id"]),
            str(told.get("display_name") or told.get("account_name") or ""),
            told.get("account_type", PLAN) == PLAN,
        )
        self._accounts[me.account] = bot
        return me

    async def holding(self, account: str) -> Bot:
        """The bot of an account. Raises SendFailed: SHUT when no token is of it, LATER while Zalo cannot be asked."""
        if account in self._accounts:
            return self._accounts[account]
        away = False
        for bot in self.all:
            if bot in self._dead or bot in self._accounts.values():
                continue
            try:
                await self.who_is(bot)
            except Refused as refused:
                if refused.code == UNAUTHORIZED:
                    self._dead.add(bot)
                    log.error("zalo/%s cannot send: %s.", bot.number, unknown_token(bot))
                else:
                    away = True
            except NoAnswer:
                away = True
        if account in self._accounts:
            return self._accounts[account]
        raise SendFailed(Why.LATER, AWAY) if away else SendFailed(Why.SHUT)

    async def close(self) -> None:
        for bot in self.all:
            await bot.close()


def unknown_token(bot: Bot) -> str:
    """What to tell the operator of a token that Zalo refuses."""
    return (
        f"Zalo does not know the token of bot {bot.number}, it was reset or mistyped: "
        "copy the current one from Zalo Bot Creator into ZALO_TOKENS and restart"
    )
