"""Words of every page, and how they are spoken."""
