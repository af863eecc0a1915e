"""Tests of the use cases through the real store, rules, buyer and voices."""
