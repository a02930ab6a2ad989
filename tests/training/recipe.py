"""The command line of the recipe, and sizes with which it needs seconds."""

from __future__ import annotations

from click.testing import CliRunner, Result

from training.__main__ import main

SIZES = ("--source-pieces", 400, "--target-pieces", 312, "--held-out", 0)
TINY = ("--width", 64, "--inner", 128, "--heads", 2, "--layers", 2, 1, "--batch-pieces", 1200)
SAME = ("--device", "cpu", "--precision", "float32", "--threads", 1)


def run(*args: object) -> Result:
    """Run a command: run("prepare", file, folder, ...)."""
    return CliRunner().invoke(main, [str(arg) for arg in args], prog_name="python -m training")


def done(*args: object) -> str:
    """Run a command that must succeed; what it says."""
    result = run(*args)
    assert result.exit_code == 0, result.output
    return result.output
