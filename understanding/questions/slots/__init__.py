"""From the pieces to each slot of the question: what is told, of which cases, parts and days, what narrows it."""
