"""Scorecards for people and machines elsewhere: CSV, XLSX, JSON."""
