"""Groups people belong to. They are no rows: they stand in the workshop's own values."""
