"""The process and the platforms: commands, settings, wiring, the one door for messages, and the channels."""
