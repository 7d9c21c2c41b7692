"""The office itself: its home page, the log and handing over."""
