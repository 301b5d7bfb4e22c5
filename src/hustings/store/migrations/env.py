"""Alembic's entry; the connection comes from :mod:`hustings.store.migrate`."""
