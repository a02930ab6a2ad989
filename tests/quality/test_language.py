import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.document import Severity
from bitrans.quality import language

GERMAN = "Die Stadt hat am Montag einen neuen Vertrag über den Bau der Brücke unterschrieben."
ENGLISH = "On Monday the town signed a new contract for the building of the bridge over the river."
DUTCH = "De gemeente heeft maandag een nieuw contract voor de bouw van de brug ondertekend."
CHINESE = "周一，该市签署了一份关于建设这座桥梁的新合同。"


@pytest.mark.parametrize(
    "text, found", [(GERMAN, "de"), (ENGLISH, "en"), (DUTCH, "nl"), (CHINESE, "zh"), ("Ja.", None)]
)
def test_tells_the_languages_apart(text, found):
    assert language.find_language(text) == found


def test_german_leaves_no_note():
    assert language.check(GERMAN) == []
    assert language.check(f"{GERMAN} Der Ort heißt 重庆市.") == []


def test_a_short_text_is_not_judged():
    assert language.check("Siemens AG, Erlangen") == []


@pytest.mark.parametrize(
    "text, code, severity",
    [
        ("", "document.empty", Severity.INFO),
        (" \n", "document.empty", Severity.INFO),
        (ENGLISH, "language.not-german", Severity.WARNING),
        (CHINESE, "language.already-chinese", Severity.WARNING),
        ("你好", "language.already-chinese", Severity.WARNING),
    ],
)
def test_anything_else_is_said_once(text, code, severity):
    (note,) = language.check(text)
    assert (note.code, note.severity) == (code, severity)


def test_names_the_language_it_found():
    (note,) = language.check(ENGLISH)
    assert "English" in note.text


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_judged(text):
    assert len(language.check(text)) <= 1


def test_the_library_is_imported_when_first_needed():
    code = "import sys, bitrans.quality.language; print('py3langid' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert answer.stdout.strip() == "False"
