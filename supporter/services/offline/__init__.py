"""A class taken along on a laptop, and merged afterwards."""
