"""After the class: proposals, decisions, claims, undoing and the report."""
