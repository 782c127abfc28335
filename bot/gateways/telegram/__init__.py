"""Telegram as a platform: updates become inbox rows, outbox rows become messages.

`convert`, `markup` and `layout` only decide and are tested by themselves; `polling`, `webhook` and
`gateway` act. The token is in the addresses that are called, so those are never logged, kept or quoted.
"""

import logging
import os

# Read at the first call: intervals come as timedelta, as the library will do by default one day.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# Its lines below a warning have addresses with the token, and what people wrote.
logging.getLogger("telegram").setLevel(logging.WARNING)
