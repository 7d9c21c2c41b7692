"""The office itself: handing over in April and at the end of a year."""
