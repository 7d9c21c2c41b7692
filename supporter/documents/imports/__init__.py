"""Sheets that offices send, read as tables."""
