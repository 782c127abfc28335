"""What is drawn and written for people to keep: the only place that knows drawing and document libraries."""
