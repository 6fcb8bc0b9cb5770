"""Weighting: ballots, points, tallies."""
