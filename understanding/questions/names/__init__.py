"""What the register names, and what people call it: places, kinds of places, categories, problems, units."""
