"""How each refusal is worded: what is the matter, and what to do instead, in one or two short sentences.

Each file words the classes of the file of its name in domain/refused.
"""

from texts.refusals import names, oversight, products, rights, sharing, signing, states
from texts.refusals.why import HERE as HERE
from texts.refusals.why import LOST as LOST
from texts.refusals.why import OLD_BUTTON as OLD_BUTTON
from texts.refusals.why import OVER as OVER
from texts.refusals.why import PASSED_ON as PASSED_ON
from texts.refusals.why import STRANGER as STRANGER
from texts.refusals.why import passed_on as passed_on
from texts.refusals.why import stranger_reports as stranger_reports
from texts.refusals.why import wording as wording

__all__ = (
    "HERE",
    "LOST",
    "OLD_BUTTON",
    "OVER",
    "PASSED_ON",
    "STRANGER",
    "names",
    "oversight",
    "passed_on",
    "products",
    "rights",
    "sharing",
    "signing",
    "states",
    "stranger_reports",
    "wording",
)
