"""The invitation to a workshop: what its public page says, and how one registers."""
