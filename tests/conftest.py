"""What all tests share: a cache of their own, and the command line in this process."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from desk import Desk
from hypothesis import settings

from bitrans.cli import main

settings.register_profile("the same every time", derandomize=True, deadline=None)
settings.load_profile("the same every time")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One user cache for all tests of a run: converting the embedded model takes seconds."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(folder))
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield folder


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """The command line sends the library's messages to the screen; after a test it does not."""
    logger = logging.getLogger("bitrans")
    handlers, level, propagate = list(logger.handlers), logger.level, logger.propagate
    yield
    logger.handlers[:] = handlers
    logger.setLevel(level)
    logger.propagate = propagate


Command = Callable[..., Result]


@pytest.fixture
def bitrans() -> Command:
    """Run the command line: bitrans("translate", path, "-o", out, input=b"...")."""

    def run(*args: object, input: bytes | None = None) -> Result:
        runner = CliRunner(env={"COLUMNS": "80"})
        return runner.invoke(main, [str(arg) for arg in args], input, prog_name="bitrans")

    return run


@pytest.fixture
def desk(tmp_path: Path, bitrans: Command) -> Desk:
    return Desk(tmp_path, bitrans)
