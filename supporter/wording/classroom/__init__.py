"""Words of the class under way."""
