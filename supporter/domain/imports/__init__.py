"""Lists from offices: their columns, rows and what becomes of each."""
