"""What people say to the bot: one file for each thing they can say, found by themselves."""
