"""What the printed papers of a class tell."""
