"""What the command line does, one file a task; `cli` gives them their words."""
