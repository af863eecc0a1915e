"""Any typed text in one plain form, and the way back to the characters that were typed."""
