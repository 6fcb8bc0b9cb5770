"""What the law wants said."""
