"""What is written into a transcript, and what is issued from it."""
