"""The test of the tests: each safeguard is taken away once, in a copy, and a test must notice."""
