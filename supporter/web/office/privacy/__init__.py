"""Requests to be erased, and records whose time is over."""
