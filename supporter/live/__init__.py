"""The classroom on the line: one hub for every screen of a room, and the light page that phones get."""
