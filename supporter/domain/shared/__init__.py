"""What every matter stands on: refusals, rights, actions, calendar, names and small numbers."""
