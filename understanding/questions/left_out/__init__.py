"""What is left out before a question is read: what is taken back, not wanted, or only told beside it."""
