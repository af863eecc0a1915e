"""Tests of typed text in its plain form."""
