"""Where practices stand: the only place that knows SQLAlchemy. Short transactions, typed rows, no decisions."""
