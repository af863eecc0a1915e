"""Scenario files: their form, what keeps an account playable and its secrets kept, and the library of them."""
