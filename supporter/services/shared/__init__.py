"""What every service stands on: clock, audit, secrets, signing and rate limits."""
