"""The rules of the work: plain frozen values and functions, no I/O, nothing but the standard library."""
