"""Words of own data and its erasure."""
