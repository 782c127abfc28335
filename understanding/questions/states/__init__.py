"""Words for states (状态) of cases, by family, and what of them is told by its shape."""
