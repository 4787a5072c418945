"""Measurements of what the README promises, run by `make bench`. Synthetic people, local disk and loopback only."""
