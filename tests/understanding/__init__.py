"""Texts as people write them, labelled by hand, and what is measured on them."""
