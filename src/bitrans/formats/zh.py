"""The translated document, in the format that the source came in."""

from __future__ import annotations

from bitrans.document import Document
from bitrans.formats import REWRITERS


def write(document: Document) -> bytes:
    """Write the document in its own format. raises: UnknownNameError if nothing can."""
    return REWRITERS.get(document.format)(document)
