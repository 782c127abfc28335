"""The command line `zoujie`: what it prints, its exit codes, and that what is refused changes nothing."""
