"""`python -m bot` is `zoujie`."""

import sys

from bot.garbage import unswept

with unswept():
    from bot.cli import main

sys.exit(main())
