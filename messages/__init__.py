"""Every sentence the bot says, as functions of typed facts that return a Say or text. Nothing is decided here."""
