"""The options for the style and the script of the Chinese."""

from __future__ import annotations

import pytest
from desk import Desk

GERMAN = "Es kamen 82.403 Gäste mit Software."
CHINESE = "共有 82403 名来宾使用 Linux 软件, 他们说 “好”."


@pytest.mark.parametrize(
    "options, expected",
    [
        ([], "共有82403名来宾使用Linux软件，他们说“好”。"),
        (["--spacing", "space"], "共有 82403 名来宾使用 Linux 软件，他们说“好”。"),
        (["--thousands", "comma"], "共有82,403名来宾使用Linux软件，他们说“好”。"),
        (["--thousands", "thin"], "共有82\u202f403名来宾使用Linux软件，他们说“好”。"),
        (["--script", "hant-tw"], "共有82403名來賓使用Linux軟體，他們說「好」。"),
        (["--script", "hant-hk"], "共有82403名來賓使用Linux軟件，他們説「好」。"),
    ],
)
def test_the_translation_is_in_the_style_that_was_asked_for(
    desk: Desk, options: list[str], expected: str
) -> None:
    desk.table.write_text(f"{GERMAN}\t{CHINESE}\n", encoding="utf-8")
    result = desk.stream(GERMAN.encode(), *options)
    assert result.exit_code == 0
    assert result.stdout.strip() == expected


def test_an_unknown_script_is_wrong_usage(desk: Desk) -> None:
    result = desk.stream(b"Guten Tag.", "--script", "hant")
    assert result.exit_code == 2
    assert "'hant' is not one of 'hans', 'hant-tw', 'hant-hk'" in result.stderr
