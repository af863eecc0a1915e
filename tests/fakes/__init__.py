"""Stand-ins for what is outside of this project: real servers that do as they are told."""
