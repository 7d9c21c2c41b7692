"""The papers of the reception."""
