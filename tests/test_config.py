"""Settings are checked whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitrans.config import Settings
from bitrans.errors import ConfigError
from bitrans.lang.script import Script
from bitrans.lang.zh.house import House, Spacing, Thousands


def test_without_a_choice_the_embedded_model_runs_with_the_shipped_glossaries() -> None:
    settings = Settings()
    assert (settings.engine, settings.model, settings.device) == ("ct2", "embedded", "auto")
    assert (settings.beam, settings.threads) == (4, 0)
    assert settings.glossaries == ()
    assert settings.shipped_glossaries


def test_one_error_lists_every_mistake() -> None:
    with pytest.raises(ConfigError) as caught:
        Settings(device="gpu", beam=33, threads=-1)
    assert str(caught.value) == (
        "settings: 3 mistake(s): device: 'gpu' is none of auto, cpu, cuda; "
        "beam: 33 is not between 1 and 32; threads: -1 is not between 0 and 256. Correct them."
    )
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("beam", [0, 33])
def test_a_beam_has_its_bounds(beam: int) -> None:
    with pytest.raises(ConfigError, match=f"beam: {beam} is not between 1 and 32"):
        Settings(beam=beam)


@pytest.mark.parametrize("beam", [1, 32])
def test_the_bounds_of_a_beam_are_in_it(beam: int) -> None:
    assert Settings(beam=beam).beam == beam


def test_glossaries_may_be_a_list() -> None:
    settings = Settings(glossaries=[Path("a.csv")])  # type: ignore[arg-type]
    assert settings.glossaries == (Path("a.csv"),)
    assert hash(settings) == hash(Settings(glossaries=(Path("a.csv"),)))


def test_equal_settings_are_one_key() -> None:
    assert {Settings(beam=2): "a"}[Settings(beam=2)] == "a"


def test_without_a_choice_the_chinese_is_simplified_and_set_as_it_always_was() -> None:
    settings = Settings()
    assert settings.script is Script.HANS
    assert settings.house == House(spacing=Spacing.NONE, thousands=Thousands.KEEP)


def test_words_for_script_and_house_become_their_members() -> None:
    house = House(spacing="space", thousands="thin")  # type: ignore[arg-type]
    settings = Settings(script="hant-tw", house=house)  # type: ignore[arg-type]
    assert settings.script is Script.HANT_TW
    assert settings.house.spacing is Spacing.SPACE
    assert settings.house.thousands is Thousands.THIN


def test_a_script_and_a_house_that_are_none_are_among_the_mistakes() -> None:
    house = House(spacing="wide", thousands="dots")  # type: ignore[arg-type]
    with pytest.raises(ConfigError) as caught:
        Settings(script="hant-xx", house=house, beam=0)  # type: ignore[arg-type]
    assert str(caught.value) == (
        "settings: 4 mistake(s): spacing: 'wide' is none of none, space; "
        "thousands: 'dots' is none of keep, none, comma, thin; "
        "script: 'hant-xx' is none of hans, hant-tw, hant-hk; "
        "beam: 0 is not between 1 and 32. Correct them."
    )
    with pytest.raises(ConfigError, match="house: 'comma' is no House"):
        Settings(house="comma")  # type: ignore[arg-type]
