"""Tests of the buyer."""
