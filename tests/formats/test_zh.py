from __future__ import annotations

from dataclasses import replace

import pytest

from bitrans.document import Document
from bitrans.errors import UnknownNameError
from bitrans.formats import READERS, REWRITERS, zh


@pytest.mark.parametrize("suffix", REWRITERS.names())
def test_the_translation_has_the_format_of_the_source(suffix: str) -> None:
    document = READERS.get(suffix)(b"Guten Tag.", name=f"any{suffix}")
    translated = document.with_segments(
        [replace(segment, target="您好。") for segment in document.segments]
    )
    assert zh.write(translated) == REWRITERS.get(suffix)(translated) == "您好。".encode()


def test_a_format_that_nothing_writes_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"There are: .*\.md"):
        zh.write(Document(name="brief.xyz", format=".xyz", blocks=()))
