"""What people mean by their words: pure functions on plain values over the register and a packaged vocabulary."""
