"""The engine: what every command and every thing has in common. It knows no noun."""
