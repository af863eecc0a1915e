"""Who says it, and how? A direction in, words out. The only place where a model speaks and a prompt is rendered."""
