"""Reading files strictly: text, YAML, schema and the places of problems."""
