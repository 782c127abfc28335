"""Words around a question that change nothing of what is asked: politeness, reasons, feelings, how to answer."""
