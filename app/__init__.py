"""SPIN Coach: practise key-account selling with a buyer who cannot leak and a score that cannot wobble."""
