"""All of the tests. What is loaded from now on is compiled once and kept, whatever the environment says: else each
worker, and each program that a test starts, compiles the whole product anew."""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
