"""Rosters and statistics as files."""
