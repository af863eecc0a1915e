"""Tests of measuring the rules."""
