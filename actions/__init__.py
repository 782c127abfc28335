"""What is done to a case or a roll-call, whoever wants it: handlers ask for it, and so do jobs.

An action takes the step, writes the line of history, and returns what is said to whom.
"""
