"""Many patterns looked for at once, in linear time."""
