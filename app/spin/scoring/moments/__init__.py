"""The moments of a talk at which each criterion lost its points, and the act that belonged there."""
