"""Jobs: when they are run, and by whom."""
