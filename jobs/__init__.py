"""What the clock has the bot say: one file for each job, found by itself."""
