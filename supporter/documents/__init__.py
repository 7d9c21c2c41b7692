"""Certificates and cards as PDF and pictures, rosters as files."""
