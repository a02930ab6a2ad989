"""Help comes at once, and everything that has a name is told of somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

from bitrans.cli import main
from bitrans.engines import ENGINES
from bitrans.formats import BILINGUAL_READERS, READERS, WRITERS

HEAVY = ("torch", "transformers", "ctranslate2", "simplemma", "numpy", "rich", "jinja2")


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    """The names that lead to each command, of groups too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


COMMANDS = list(commands(main))


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_says_what_bitrans_is_for_and_lists_the_commands(
    bitrans: Callable[..., Result], option: str
) -> None:
    result = bitrans(option)
    assert result.exit_code == 0
    assert result.stdout == (
        "Usage: bitrans [OPTIONS] COMMAND [ARGS]...\n"
        "\n"
        "  German press releases into Chinese, both languages side by side.\n"
        "\n"
        "  Works offline. What could not be made sure is flagged, with what to do about\n"
        "  it.\n"
        "\n"
        "  Exit codes: 0 done, 1 a file failed, 2 wrong usage or settings, "
        "3 notes under --fail-on.\n"
        "\n"
        "Options:\n"
        "  -V, --version  Show the version and exit.\n"
        "  -h, --help     Show this message and exit.\n"
        "\n"
        "Commands:\n"
        "  translate  Translate German files and folders into Chinese.\n"
        "  check      Check German and Chinese that is there already.\n"
        "  demo       Translate the press releases that come with bitrans.\n"
        "  glossary   Look after glossaries.\n"
    )


def test_the_version_is_told(bitrans: Callable[..., Result]) -> None:
    assert re.fullmatch(r"bitrans \d+\.\d+\.\d+\n", bitrans("--version").stdout)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(bitrans: Callable[..., Result], command: tuple[str, ...]) -> None:
    result = bitrans(*command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: bitrans {' '.join(command)} ")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_that_does_something_shows_an_example(
    bitrans: Callable[..., Result], command: tuple[str, ...]
) -> None:
    if command == ("glossary",):
        assert "Commands:\n  check" in bitrans(*command, "--help").stdout
    else:
        assert f"Example:\n    bitrans {' '.join(command)}" in bitrans(*command, "--help").stdout


@pytest.mark.parametrize(
    "arguments", [["--help"], *([*command, "--help"] for command in COMMANDS)], ids=" ".join
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from bitrans.cli import main\n"
        "try:\n"
        f"    main({arguments})\n"
        "except SystemExit as end:\n"
        "    assert end.code == 0\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("Usage: ")
    assert run.stderr == "[]\n"


def test_the_module_is_the_command_too() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bitrans", "--help"], capture_output=True, text=True, check=True
    )
    assert "Usage: bitrans [OPTIONS] COMMAND" in run.stdout


def test_without_a_command_the_help_is_shown(bitrans: Callable[..., Result]) -> None:
    result = bitrans()
    assert "Commands:\n  translate" in result.output
    assert result.exit_code == 2


def test_an_unknown_command_is_wrong_usage(bitrans: Callable[..., Result]) -> None:
    result = bitrans("übersetze")
    assert result.exit_code == 2
    assert "Error: No such command 'übersetze'." in result.stderr


ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


@pytest.fixture(scope="module")
def code() -> str:
    """All that is written as code in the README and in docs/."""
    return "\n".join(
        match for path in PAGES for match in CODE.findall(path.read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_is_in_the_docs(code: str, command: tuple[str, ...]) -> None:
    assert re.search(rf"\bbitrans {' '.join(command)}\b", code)


@pytest.mark.parametrize(
    "name",
    [*READERS.names(), *BILINGUAL_READERS.names(), *WRITERS.names(), *ENGINES.names()],
)
def test_every_registered_name_is_in_the_docs(code: str, name: str) -> None:
    assert re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.])", code)


@pytest.mark.parametrize("name", ["translate", "check"])
def test_every_option_is_in_the_docs(code: str, name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    options = [
        max(parameter.opts, key=len)
        for parameter in command.params
        if isinstance(parameter, click.Option)
    ]
    assert "--fail-on" in options
    assert [option for option in options if not re.search(rf"{option}(?![\w-])", code)] == []
