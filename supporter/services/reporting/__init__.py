"""Entries, rosters, statistics and reminders of an office."""
