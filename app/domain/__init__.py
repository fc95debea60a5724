"""Parley's values: frozen dataclasses that use the standard library alone."""
