"""Words of planning a class and applying for it."""
