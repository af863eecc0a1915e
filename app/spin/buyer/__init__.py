"""How does the buyer react? Acts and state in, a direction out."""
