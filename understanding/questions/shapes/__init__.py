"""What is found by the shape of the words, and not word by word: numbers, days, parts, ways of speaking."""
