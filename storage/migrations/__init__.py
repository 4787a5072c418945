"""Alembic's side of storage.migrate: how a step is run (env.py), what a new one looks like, and all steps so far."""
