"""The frame: package, locks, commands, image, direction of imports, form of the code."""
