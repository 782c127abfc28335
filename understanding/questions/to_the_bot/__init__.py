"""Whether a text is a question to the bot at all, or people's own talk."""
