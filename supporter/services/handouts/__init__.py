"""Everything printed for a class, and the kit without internet."""
