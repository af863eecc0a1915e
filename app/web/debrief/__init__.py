"""The debrief of a finished talk: what each of its parts shows, made ready for the templates."""
