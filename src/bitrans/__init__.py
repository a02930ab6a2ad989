"""German press releases into Chinese, both languages side by side.

    >>> import bitrans
    >>> bitrans.translate("Die Stadt begrüßt eine Delegation aus Chongqing.")

More than one text, term bases of your own, or the flags: build a pipeline and run documents.

    >>> pipeline = bitrans.build(bitrans.Settings(beam=6), day=datetime.date.today())
    >>> document = pipeline.run(bitrans.read(data, name="brief.md"))
    >>> page = bitrans.WRITERS.get("html")(document)
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bitrans.batch import check_files, read, translate_files
from bitrans.config import Settings
from bitrans.document import Block, Document, Link, Note, Receipt, Segment, Span
from bitrans.errors import BitransError
from bitrans.formats import BILINGUAL_READERS, READERS, WRITERS
from bitrans.lang.script import Script
from bitrans.lang.zh.house import House
from bitrans.outputs import find_sources, plan
from bitrans.pipeline import Pipeline, build, build_check

__all__ = [
    "BILINGUAL_READERS",
    "READERS",
    "WRITERS",
    "BitransError",
    "Block",
    "Document",
    "House",
    "Link",
    "Note",
    "Pipeline",
    "Receipt",
    "Script",
    "Segment",
    "Settings",
    "Span",
    "build",
    "build_check",
    "check_files",
    "find_sources",
    "plan",
    "read",
    "translate",
    "translate_files",
]

__version__ = "0.1.0"


def translate(text: str, settings: Settings | None = None) -> str:
    """Translate a German text, of one sentence or many paragraphs, into Chinese.

    The engine stays open between calls with equal settings.

    raises: ConfigError if the settings cannot be met, FormatError if there are characters that no
            text holds, EngineError if the model fails.
    """
    document = read(text.encode(errors="surrogatepass"), name="text.txt", encoding="utf-8")
    translated = _pipeline(settings or Settings()).run(document)
    return WRITERS.get("zh")(translated).decode()


@lru_cache(maxsize=1)
def _pipeline(settings: Settings) -> Pipeline:
    return build(settings, day=date.today())
