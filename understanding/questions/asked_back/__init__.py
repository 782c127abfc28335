"""What was heard and has no place in the question: it is asked about, never dropped."""
