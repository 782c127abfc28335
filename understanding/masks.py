"""Signs that stand in a text for what is found elsewhere; each has no sound and is no character."""

P, L = "\ue8f0", "\ue8f1"  # a problem, a place
