"""The report of a class as PDF and xlsx."""
