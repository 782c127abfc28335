"""Wording that several parts share: functions from values to the Chinese that people read."""
