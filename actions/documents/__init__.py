"""The documents that people can ask for, one file each: which facts stand in it. They are set in type in `papers/`."""
