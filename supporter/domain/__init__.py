"""The rules of the product: pure functions and frozen models, no I/O, no clock, no framework."""
