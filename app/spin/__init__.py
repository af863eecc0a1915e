"""The domain: acts, buyer and scoring. Pure: no I/O, no framework, no clock."""
