"""The log and handing over."""
