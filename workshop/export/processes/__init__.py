"""The child processes in which PDF and office files are made."""
