"""What operators ask on the command line, beside running the bot: a file for each kind of question."""
