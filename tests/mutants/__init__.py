"""Forms, photos, workbooks and updates that are not quite right, and what must hold of each.

A check takes a seed and gives what is wrong, or nothing. The same seed makes the same mutation. Whatever comes in, the
answer is a value or one of the refusals that a person is told; and what the mutation did not touch is not lost.
"""
