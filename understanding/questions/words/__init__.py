"""Words that are looked up: what asks, what parts are called; and where a word is only part of another."""
