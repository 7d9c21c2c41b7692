"""Taking in lists of people and applicants."""
