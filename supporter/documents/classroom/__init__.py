"""Files that a class brings along for its screen."""
