"""One gateway for each platform: what it sends becomes `Incoming`, what the bot says becomes what it takes."""
