"""Settings, contacts, regions and delegations."""
