"""What is kept: every table, every query and every file of the bot."""
