"""Words of signing up, signing in and the own page."""
