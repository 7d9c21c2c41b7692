"""Accounts of learners and staff: signing up, signing in and second factors."""
