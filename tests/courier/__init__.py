"""The courier, against a platform of our own that counts as strictly as the real ones and fails when told to."""
