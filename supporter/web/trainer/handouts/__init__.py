"""The papers of a class, and the script."""
