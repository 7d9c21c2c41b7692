"""Who learners and staff are, and what a number, a PIN and a password must be."""
