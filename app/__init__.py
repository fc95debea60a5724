"""Parley: news articles in, a timeline of events out, every claim traced to its sentence."""

from importlib.metadata import version

__version__ = version("parley")
