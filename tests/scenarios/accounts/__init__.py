"""One module for each account that ships, with an `ASKED`; a new one is found by itself."""
