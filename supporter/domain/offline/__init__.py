"""A class taken to a place without internet, and brought back."""
