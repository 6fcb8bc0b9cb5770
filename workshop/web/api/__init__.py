"""What programs and screens ask for: commands, changes, and what describes them."""
