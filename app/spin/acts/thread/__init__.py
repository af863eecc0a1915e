"""What a clause means in its place of the talk: what it is about, what stands before it."""
