"""The log told in sentences."""
