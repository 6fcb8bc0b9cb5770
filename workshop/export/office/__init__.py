"""The protocol for Word and Excel."""
