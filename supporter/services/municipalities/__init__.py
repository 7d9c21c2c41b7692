"""Profiles, settings, regions and delegations of municipalities."""
