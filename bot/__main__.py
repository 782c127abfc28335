"""`python -m bot` is `zoujie`."""

import sys

from bot.cli import main

sys.exit(main())
