"""Finishing a class, and its report."""
