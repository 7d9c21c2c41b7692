"""The console of the class under way, and the projector."""
