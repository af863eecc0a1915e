"""The use cases of a practice: start, say, listen, finish, look back. Knows the order in which things happen."""
