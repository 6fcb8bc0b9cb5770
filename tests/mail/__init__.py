"""Messages: what they say, that each goes out once, and what people do with them."""
