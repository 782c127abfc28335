"""A Telegram of our own for tests: a Bot API server that enforces the real rules, and people who use it."""
