"""The roster, statistics, reminders and surveys."""
