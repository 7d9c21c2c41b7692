"""What pages of every audience are made of."""
