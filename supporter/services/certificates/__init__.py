"""Certificates on paper and screen, their print runs, badges and cards."""
