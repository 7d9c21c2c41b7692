"""Papers as PDF and pictures (certificates, cards, handouts, reports), rosters as files, and lists brought in, read."""
