"""Questions (提问): one value `Question` for every wording of one.

In which order these modules work is said in docs/understanding.md.
"""
