"""Signing up, signing in and the card of a learner."""
