"""Signing in, second factor and posts of staff."""
