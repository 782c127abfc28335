"""Answers to the roll-call (点名): who is there, late, away, or stood in for."""
