"""Errors say file, place, finding and remedy, and lead to an exit code."""

from __future__ import annotations

import pickle
import re

import pytest

from bitrans import errors
from bitrans.errors import BitransError, ConfigError, FormatError, UnknownNameError


def test_a_message_says_file_place_finding_and_remedy() -> None:
    error = FormatError(
        "brief.txt", where="byte 1184", found="this is not UTF-8", remedy="Save it as UTF-8."
    )
    assert str(error) == "brief.txt: byte 1184: this is not UTF-8. Save it as UTF-8."
    assert (error.name, error.where, error.found, error.remedy) == (
        "brief.txt",
        "byte 1184",
        "this is not UTF-8",
        "Save it as UTF-8.",
    )


def test_what_there_is_nothing_to_say_about_is_left_out() -> None:
    assert str(BitransError("a", found="b", remedy="C.")) == "a: b. C."
    assert str(BitransError("", found="b", remedy="")) == "b"


def test_the_list_has_every_error_with_its_exit_code() -> None:
    listed = re.findall(r"^ *(\w+Error) +(\d)", errors.__doc__ or "", re.MULTILINE)
    defined = {
        name: kind.exit_code
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, BitransError)
    }
    assert {name: int(code) for name, code in listed} == defined
    assert set(defined.values()) == {1, 2}


@pytest.mark.parametrize("name", ["UnknownNameError", "GlossaryError", "ModelError"])
def test_what_is_wrong_before_any_work_is_a_config_error(name: str) -> None:
    assert issubclass(getattr(errors, name), ConfigError)


def test_an_unknown_name_is_answered_with_a_guess_and_the_names_there_are() -> None:
    assert str(UnknownNameError("writer", "htm", ["zh", "html"])) == (
        "htm: no writer has this name; did you mean html? There are: html, zh."
    )
    assert str(UnknownNameError("writer", "pdf", ["zh", "html"])) == (
        "pdf: no writer has this name. There are: html, zh."
    )


def test_an_error_can_go_to_another_process():
    error = UnknownNameError("engine", "ct", ["ct2", "marian"])
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is UnknownNameError
    assert str(again) == str(error)
    assert again.exit_code == 2
