"""The bots of all tokens, found by their account: the id that Zalo itself gives a bot."""

from __future__ import annotations

import logging

from bot.channels.zalo.config import Config
from bot.channels.zalo.wire import Bot, NoAnswer, Refused
from domain.chat import SendFailed, Why

log = logging.getLogger("danso")

UNAUTHORIZED = 401
AWAY = 15.0  # seconds in which an account sends nothing after Zalo could not be reached


class Bots:
    """Every bot, and which account each is, as far as Zalo was reached to say so."""

    def __init__(self, config: Config) -> None:
        self.all = tuple(Bot(number, token, config.api_url) for number, token in config.tokens.items())
        self._accounts: dict[str, Bot] = {}
        self._dead: set[Bot] = set()

    async def account_of(self, bot: Bot) -> str:
        """The account of this bot, asked of Zalo. Raises Refused or NoAnswer."""
        me = await bot.call("getMe")
        account = str(me.get("id", "")) if isinstance(me, dict) else ""
        if not account:
            raise NoAnswer("getMe without an id", done=True)
        self._accounts[account] = bot
        return account

    async def holding(self, account: str) -> Bot:
        """The bot of an account. Raises SendFailed: SHUT when no token is of it, LATER while Zalo cannot be asked."""
        if account in self._accounts:
            return self._accounts[account]
        away = False
        for bot in self.all:
            if bot in self._dead or bot in self._accounts.values():
                continue
            try:
                await self.account_of(bot)
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
