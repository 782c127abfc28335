"""The scheduler: what the clock asks for is done once, caught up while it makes sense, and else said to be missed."""
