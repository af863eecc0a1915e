"""Tests of the reader of acts."""
