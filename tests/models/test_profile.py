"""Profiles: what is not right in one is named, all of it at once."""

from __future__ import annotations

import pytest

from bitrans import shipped
from bitrans.errors import ModelError
from bitrans.lang.de import normalize
from bitrans.lang.zh import clean
from bitrans.models import profile, store


def test_a_profile_is_read():
    found = profile.read(
        b'name = "m"\nprefix = ">>zh<<"\nmax_pieces = 99\ninput = ["nfc", "spaces"]', name="p"
    )
    assert found == profile.Profile(
        name="m", prefix=">>zh<<", max_pieces=99, input=("nfc", "spaces")
    )


@pytest.mark.parametrize(
    "text, finding",
    [
        ("name = ", "this is not TOML"),
        ("", "name: is missing"),
        ('name = "m"\nprefx = ">>zh<<"', "prefx: no such setting"),
        ('name = "m"\nmax_pieces = "many"', "max_pieces: must be a int"),
        ('name = "m"\nmax_pieces = true', "max_pieces: must be a int"),
        ('name = "m"\nmax_pieces = 3', "max_pieces: 3 is less than 8"),
        ('name = "m"\ntarget = "en"', "from de to zh only"),
        ('name = "m"\ninput = ["nfd"]', "input: 'nfd' is none of nfc,"),
        ('name = "m"\noutput = [1]', "output: 1 is none of subtitle-signs,"),
    ],
)
def test_a_mistake_is_named(text, finding):
    with pytest.raises(ModelError) as caught:
        profile.read(text.encode(), name="profile.toml")
    assert finding in caught.value.found
    assert caught.value.exit_code == 2


def test_all_mistakes_are_named_at_once():
    with pytest.raises(ModelError) as caught:
        profile.read(b"a = 1\nb = 2\nname = 3", name="profile.toml")
    assert caught.value.found.startswith("3 mistake(s)")


def test_bytes_that_are_no_text_are_named():
    with pytest.raises(ModelError, match="not TOML"):
        profile.read(b"\xff\xfe", name="profile.toml")


def test_the_profile_of_opus_mt_comes_with_bitrans():
    folder = shipped.folder("models") / "profiles"
    found = profile.load(folder / "Helsinki-NLP" / "opus-mt-de-ZH" / store.PROFILE)
    assert found.prefix == ">>zh_cn<<"
    assert found.full_stop
    assert set(found.input) <= set(normalize.RULES)
    assert set(found.output) == set(clean.RULES)
