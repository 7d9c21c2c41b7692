"""Measurements: each module prints one line of JSON with its figures and `ok`."""
