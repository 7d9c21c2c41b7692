"""A municipality with its programmes, contacts, opening hours, region and delegations."""
