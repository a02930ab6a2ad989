"""The sign between Latin names that a Chinese sentence lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitrans.lang.script import LATIN
from bitrans.lang.zh.line import Edit, Line

_CAPITAL = "A-ZÀ-Þ"
_WORD = rf"[{_CAPITAL}0-9][{LATIN}.&+'’-]*"
_NAME = rf"(?=[0-9]*[{_CAPITAL}]){_WORD}(?:[ ](?:{_WORD}|&|von|van|de|der)){{0,4}}"
_COMMA = r"\s*[,，]\s*"
_MORE = rf"(?:{_COMMA}{_NAME})"
_LIST = re.compile(
    rf"(?:(?:(?<=包括|包含|例如|比如|诸如|譬如)|(?<=[如：；。、，（]))\s*{_NAME}{_MORE}+"
    rf"|^\s*{_NAME}{_MORE}{{2,}})"
    r"(?=\s*(?:和|与|及|以及|或|等))"
)
_COMMAS = re.compile(_COMMA)


def enumerations(line: Line) -> Iterator[Edit]:
    """Names in a list stand with 、 between them: 包括Bosch、Siemens和BMW.

    It is a list, and the comma no sign between clauses (总部位于Berlin，Bosch和BMW……), if the first
    name begins the clause or follows a word for "such as", and an "and" or "etc." follows the last
    name. A text's first words are one only if there are three names before the "and": Berlin may
    be the place of a press release.
    """
    for names in _LIST.finditer(line.written):
        for m in _COMMAS.finditer(line.written, *names.span()):
            if line.is_open(m.start()) and line.is_open(m.end() - 1):
                yield m.start(), m.end(), "、"
