"""Tests that style changes no label, and that no trick earns one."""
