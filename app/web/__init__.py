"""The service as people see it: pages, and the HTTP interface."""
