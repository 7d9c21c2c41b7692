"""Planning classes, and their applications."""
