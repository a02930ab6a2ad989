"""The engine `table`: translates from a list of pairs; for tests and dry runs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bitrans.document import Link
from bitrans.engines import Engine, EngineOptions, Hypothesis, Request
from bitrans.errors import ModelError

MAX_WORDS = 4
"""Longest entry, in words, that is looked for inside sentences to link their words."""


def open_engine(options: EngineOptions) -> Engine:
    """Open a table: a UTF-8 file with German, a tab, Chinese in each line.

    Several lines for one German sentence are its hypotheses, best first.
    """
    path = Path(options.model)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(
            str(path),
            found=f"the table cannot be read ({error})",
            remedy="The engine table wants --model FILE: German, a tab, Chinese; in UTF-8.",
        ) from error
    pairs: dict[str, list[str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        cells = line.split("\t")
        if line.strip() and len(cells) != 2:
            raise ModelError(
                str(path),
                where=f"line {number}",
                found=f"{len(cells)} cells instead of 2",
                remedy="Write German, a tab, Chinese.",
            )
        if line.strip():
            pairs.setdefault(cells[0], []).append(cells[1])
    return TableEngine(pairs)


class TableEngine:
    """An engine that knows the sentences of a table; others come back as they are.

    Word links stand where an entry of a few words occurs in the source and its Chinese in the
    target. A sentence with a prefix is answered by the hypotheses that begin with it.
    """

    def __init__(self, pairs: Mapping[str, Sequence[str]]) -> None:
        self.name = "table"
        self._pairs = pairs
        self._words = {
            source: targets for source, targets in pairs.items() if source.count(" ") < MAX_WORDS
        }

    def translate(
        self, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See Engine. Scores fall by 0.1 from one hypothesis to the next."""
        return [
            tuple(
                Hypothesis(target, -0.1 * (rank + 1), self._links(request.source, target))
                for rank, target in enumerate(self._pairs.get(request.source, [request.source]))
                if target.startswith(request.prefix)
                and not any(one in target[len(request.prefix) :] for one in request.suppress)
            )[:count]
            for request in requests
        ]

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Hypothesis]:
        """See Engine. A table knows of no translation but its own: no scores, no links."""
        return [Hypothesis(target) for _, target in pairs]

    def _links(self, source: str, target: str) -> tuple[Link, ...]:
        links = []
        for word in dict.fromkeys(_stretches(source)):
            for rendering in filter(None, self._words.get(word, ())):
                places = zip(
                    re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", source),
                    re.finditer(re.escape(rendering), target),
                    strict=False,
                )
                links += [Link(one.span(), other.span()) for one, other in places]
        return tuple(sorted(links, key=lambda link: link.target))


def _stretches(text: str) -> list[str]:
    """All runs of up to MAX_WORDS words."""
    words = [m.span() for m in re.finditer(r"[\w-]+", text)]
    return [
        text[words[i][0] : words[j - 1][1]]
        for i in range(len(words))
        for j in range(i + 1, min(i + MAX_WORDS, len(words)) + 1)
    ]
