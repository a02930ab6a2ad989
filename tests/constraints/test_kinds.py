"""The kinds of what the Chinese must have, and the docs that describe them."""

from __future__ import annotations

import re
from pathlib import Path

from bitrans.constraints import Provider, dates, names, numbers, verbatim, verbatim_markup
from bitrans.constraints.glossary import GlossaryProvider
from bitrans.document import VERBATIM, Segment, Span
from bitrans.glossary.load import Term
from bitrans.glossary.match import Matcher

DOCS = Path(__file__).parents[2] / "docs" / "outputs.md"
PROVIDERS: tuple[Provider, ...] = (
    verbatim_markup.find,
    GlossaryProvider(Matcher([Term(source="Stadt", targets=("城市",), origin="a.csv:2")])),
    verbatim.find,
    dates.find,
    numbers.find,
    names.find,
)
SENTENCES = (
    "Mehr: https://www.example.de/a?b=1, info@example.de, Tel. 0361 / 56 03-450, Datei a_v2.1.pdf.",
    "IBAN DE89 3704 0044 0532 0130 00, ISIN DE0007164600, USt-IdNr. DE123456789, HRB 12345.",
    "Nach § 12 Abs. 3 BauGB gilt DIN EN 1090-2 für HL-5X-900 der Muster GmbH & Co. KG.",
    "Am 3. Mai um 18.30 Uhr begrüßt die Stadt 82.403 Gäste und Herrn Wang Wei (王伟).",
    "Herr Martin Dürnbacher kam.",
)


def test_the_docs_name_all_kinds_of_receipts_and_no_others() -> None:
    marked = tuple(Span(start=0, end=4, markup=markup, opening="`") for markup in VERBATIM)
    segments = [Segment(source=source) for source in SENTENCES]
    segments += [Segment(source="Code steht hier.", source_spans=(span,)) for span in marked]
    found = [
        one for find in PROVIDERS for segment in segments for one in find(segment, frozenset())
    ]
    lines = DOCS.read_text(encoding="utf-8").partition("### Receipts")[2].splitlines()
    (kinds,) = (line for line in lines if line.startswith("| `kind` |"))
    documented = set(re.findall("`([^`]+)`", kinds.split("|")[2])) - {"<", ">"}
    assert {one.kind for one in found} == documented
    assert "name Dürnbacher" in {one.origin for one in found}
