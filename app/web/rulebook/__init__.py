"""The rules page behind its page and its interface: what a search finds, and a sentence as it was weighed."""
