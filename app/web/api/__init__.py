"""The programs' way in: JSON, event streams and exports, described by the service's own OpenAPI."""
