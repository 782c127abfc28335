"""How well a picture is known again: real photographs from packages, what people do to photos, and the figures."""
