"""Commands of no case in other words, by what they are about."""
