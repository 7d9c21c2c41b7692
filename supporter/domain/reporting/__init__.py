"""Rosters, statistics and reminders, reckoned from entries."""
