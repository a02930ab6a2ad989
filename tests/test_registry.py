"""Names for things that can be exchanged."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans import registry
from bitrans.engines import ENGINES
from bitrans.errors import ConfigError, UnknownNameError
from bitrans.formats import BILINGUAL_READERS, READERS, REWRITERS, WRITERS
from bitrans.registry import Registry


def offer(monkeypatch: pytest.MonkeyPatch, **points: str) -> None:
    """Let other packages offer names, in the group "bitrans.thing" only."""

    def entry_points(*, group: str) -> list[EntryPoint]:
        return [
            EntryPoint(name, value, group)
            for name, value in points.items()
            if group == "bitrans.thing"
        ]

    monkeypatch.setattr(registry, "entry_points", entry_points)


def things() -> Registry[object]:
    return Registry("thing", {"sqrt": "math:sqrt", "pi": "math:pi"})


def test_an_object_is_imported_when_first_asked_for() -> None:
    table: Registry[object] = Registry("thing", {"lost": "no_such_module:x", "pi": "math:pi"})
    assert table.names() == ("lost", "pi")
    assert table.get("pi") == pytest.approx(3.14159, abs=1e-5)
    with pytest.raises(ModuleNotFoundError):
        table.get("lost")


def test_other_packages_add_names_after_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, tau="math:tau")
    assert things().names() == ("sqrt", "pi", "tau")
    assert things().get("tau") == pytest.approx(6.28318, abs=1e-5)


def test_a_name_offered_twice_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, pi="other_package:pi")
    with pytest.raises(ConfigError) as caught:
        things().names()
    assert str(caught.value) == (
        "pi: two packages offer a thing of this name (math:pi, other_package:pi). "
        "Uninstall one of them."
    )


def test_a_name_of_another_kind_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, tau="math:tau")
    assert Registry[object]("other", {}).names() == ()


@given(st.text(max_size=8))
def test_a_name_that_is_not_there_is_answered_with_those_that_are(name: str) -> None:
    table = things()
    if name in table.names():
        assert table.get(name)
    else:
        with pytest.raises(UnknownNameError) as caught:
            table.get(name)
        assert caught.value.kind == "thing"
        assert caught.value.remedy == "There are: pi, sqrt."


@pytest.mark.parametrize(
    "table",
    [READERS, BILINGUAL_READERS, WRITERS, REWRITERS, ENGINES],
    ids=lambda one: one.kind,
)
def test_every_name_that_comes_with_bitrans_leads_to_something_callable(
    table: Registry[object],
) -> None:
    assert table.names()
    assert all(callable(table.get(name)) for name in table.names())


def test_every_format_that_is_read_is_written_too() -> None:
    assert READERS.names() == REWRITERS.names()
