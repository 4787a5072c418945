"""The read-only pages behind a link from chat: figures, trends, groups, and each number down to who told its entries.

They are served beside the web channel and are no channel: nothing can be said or changed there.
"""

from bot.view.server import routes

__all__ = ["routes"]
