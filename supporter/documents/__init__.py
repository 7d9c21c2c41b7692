"""Certificates as PDF and rosters as files."""
