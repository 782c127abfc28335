"""Reports: what a text with or without a photo tells, its problems, places and danger."""
