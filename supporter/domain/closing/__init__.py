"""After the class: what is proposed, what was decided and the report."""
