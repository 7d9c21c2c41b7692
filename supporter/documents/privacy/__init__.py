"""Papers about one's own records."""
