"""Fields of action: where ideas are collected."""
