"""The commands of operators, beside running the bot: a file for each kind."""
