"""Projects in a PostgreSQL database: a schema each, one pool for all."""
