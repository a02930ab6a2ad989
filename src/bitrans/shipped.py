"""Folders that come with bitrans: term bases and samples."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def folder(name: str) -> Path:
    """The folder "glossaries" or "samples": of the installed package, or of a source checkout."""
    package = Path(str(resources.files("bitrans")))
    installed = package / name
    return installed if installed.is_dir() else package.parent.parent / name
