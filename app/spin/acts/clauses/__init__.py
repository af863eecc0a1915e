"""A turn cut into clauses: where they end, which of them ask, what is only their condition."""
