"""The line of steps that a document goes down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from bitrans import shipped
from bitrans.batch import read
from bitrans.config import Settings
from bitrans.document import Document, Note, Origin, Outcome, Provenance, Severity
from bitrans.errors import GlossaryError, ModelError, UnknownNameError
from bitrans.pipeline import Pipeline, build

DAY = date(2024, 5, 31)
PROVENANCE = Provenance(engine="table", model="table", glossaries=("a.csv",), day=DAY)


def document(name: str) -> Document:
    return Document(name=name, format=".txt", blocks=())


def told(document: Document, code: str) -> Document:
    note = Note(code=code, severity=Severity.INFO, text="", remedy="")
    return replace(document, notes=(*document.notes, note))


class Together:
    """A step that takes many documents at once."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def __call__(self, document: Document) -> Document:
        return self.many([document])[0]

    def many(self, documents: Sequence[Document]) -> list[Document]:
        self.calls.append([document.name for document in documents])
        return [told(document, "together") for document in documents]


def test_documents_go_through_all_steps_in_order() -> None:
    together = Together()
    pipeline = Pipeline(
        (lambda one: told(one, "first"), together, lambda one: told(one, "last")), PROVENANCE
    )
    documents = pipeline.run_many([document("a"), document("b")])
    assert [one.name for one in documents] == ["a", "b"]
    assert [[note.code for note in one.notes] for one in documents] == [
        ["first", "together", "last"]
    ] * 2
    assert together.calls == [["a", "b"]]


def test_every_document_is_told_what_translated_it() -> None:
    pipeline = Pipeline((), PROVENANCE)
    assert pipeline.run(document("a")).provenance == PROVENANCE
    assert pipeline.run_many([]) == []


def settings(folder: Path, *pairs: str, glossary: str = "") -> Settings:
    """Settings for the engine `table` with these pairs."""
    table = folder / "pairs.tsv"
    table.write_text("\n".join(pairs), encoding="utf-8")
    glossaries = []
    if glossary:
        glossaries.append(folder / "own.csv")
        glossaries[0].write_text(glossary, encoding="utf-8")
    return Settings(
        engine="table", model=str(table), glossaries=tuple(glossaries), shipped_glossaries=False
    )


def test_a_text_becomes_sentences_terms_and_signs_of_the_press(tmp_path: Path) -> None:
    chosen = settings(
        tmp_path,
        "Die Stadt lädt ein.\t这座城市发出邀请.",
        "Wir kommen!\t我们来了!",
        glossary="source,target\nStadt,城市\nkommen,莅临\n",
    )
    text = "Die Stadt lädt ein. Wir kommen!\n".encode()
    translated = build(chosen, day=DAY).run(read(text, name="brief.txt"))
    first, second = translated.segments
    assert (first.source, first.target) == ("Die Stadt lädt ein.", "这座城市发出邀请。")
    assert (second.source, second.target) == ("Wir kommen!", "我们来了！")
    assert [segment.origin for segment in translated.segments] == [Origin.ENGINE] * 2
    assert [receipt.outcome for receipt in first.receipts] == [Outcome.KEPT]
    assert [receipt.outcome for receipt in second.receipts] == [Outcome.MISSING]
    assert [note.code for note in translated.all_notes()] == ["term.missing"]


def test_the_provenance_names_engine_model_glossaries_and_day(tmp_path: Path) -> None:
    pipeline = build(settings(tmp_path, glossary="source,target\nStadt,城市\n"), day=DAY)
    assert pipeline.provenance == Provenance(
        engine="table", model="table", glossaries=("own.csv",), day=DAY
    )


def test_shipped_glossaries_come_after_ones_own(tmp_path: Path) -> None:
    chosen = replace(
        settings(tmp_path, glossary="source,target\nStadt,都市\n"), shipped_glossaries=True
    )
    names = build(chosen, day=DAY).provenance.glossaries
    assert names[0] == "own.csv"
    assert set(names[1:]) == {path.name for path in shipped.folder("glossaries").glob("*.csv")}


def test_without_glossaries_there_are_no_terms(tmp_path: Path) -> None:
    pipeline = build(settings(tmp_path), day=DAY)
    assert pipeline.provenance.glossaries == ()
    translated = pipeline.run(read("Die Stadt lädt ein.".encode(), name="a.txt"))
    assert translated.segments[0].receipts == ()


def test_progress_is_told_of_every_segment(tmp_path: Path) -> None:
    counts: list[int] = []
    pipeline = build(settings(tmp_path), day=DAY, progress=counts.append)
    pipeline.run(read(b"Eins ist da. Zwei ist da.\n12:30\nEins ist da.", name="a.txt"))
    assert sum(counts) == 4


def test_an_unknown_engine_is_answered_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError) as caught:
        build(replace(settings(tmp_path), engine="ct3"), day=DAY)
    assert str(caught.value) == (
        "ct3: no engine has this name; did you mean ct2? There are: ct2, marian, table."
    )


def test_a_broken_glossary_is_found_before_the_model_is_opened(tmp_path: Path) -> None:
    chosen = settings(tmp_path, glossary="Deutsch,Chinesisch\nStadt,城市\n")
    with pytest.raises(GlossaryError):
        build(replace(chosen, engine="ct2", model="no such model"), day=DAY)


@pytest.mark.parametrize("engine", ["ct2", "marian", "table"])
def test_a_model_that_is_not_there_is_a_model_error(tmp_path: Path, engine: str) -> None:
    with pytest.raises(ModelError) as caught:
        build(replace(settings(tmp_path), engine=engine, model=str(tmp_path / "no")), day=DAY)
    assert caught.value.name == str(tmp_path / "no")


@pytest.mark.parametrize("engine", ["ct2", "marian"])
def test_a_folder_that_is_no_model_is_a_model_error(tmp_path: Path, engine: str) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        build(replace(settings(tmp_path), engine=engine, model=str(tmp_path)), day=DAY)
    assert "this is no complete Marian model" in caught.value.found


@pytest.mark.parametrize("name", ["glossaries", "samples"])
def test_the_folders_that_come_with_bitrans_are_there(name: str) -> None:
    assert any(shipped.folder(name).iterdir())


def test_a_folder_in_the_package_comes_before_that_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "bitrans"
    (package / "samples").mkdir(parents=True)
    monkeypatch.setattr(resources, "files", lambda name: package)
    assert shipped.folder("samples") == package / "samples"
    assert shipped.folder("glossaries") == tmp_path / "glossaries"
