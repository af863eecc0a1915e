"""The rules measured: on labelled utterances, and against their own examples."""
