"""What somebody did in a course, and what follows from it."""
