"""What a person may ask for: identify, load, let the domain decide, save, tell."""
