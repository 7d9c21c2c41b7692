"""Planning a class, and applying for a place in it."""
