"""The web chat's page in a real browser, as a stranger meets it."""
