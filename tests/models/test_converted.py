"""Models are converted once, by one process, whole or not at all."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
import tiny_opus

from bitrans.errors import StoreError
from bitrans.models import converted, store


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Path:
    return tiny_opus.make(tmp_path_factory.mktemp("models") / "opus-mt-de-ZH")


@pytest.fixture
def cache(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda name: tmp_path / "cache" / name)
    return tmp_path / "cache" / "bitrans" / "ct2"


def folders(cache: Path) -> list[Path]:
    return [path for path in cache.iterdir() if path.is_dir()]


def test_a_model_is_converted_once_and_says_so_once(tiny, cache, caplog):
    model = store.find(str(tiny))
    with caplog.at_level(logging.INFO):
        first = converted.find(model, precision="int8")
        second = converted.find(model, precision="int8")
    assert first == second
    assert folders(cache) == [first]
    assert caplog.text.count("Preparing the model") == 1


def test_other_weights_and_another_precision_are_other_folders(tiny, cache, tmp_path):
    found = {converted.find(store.find(str(tiny)), precision="int8")}
    found.add(converted.find(store.find(str(tiny)), precision="float32"))
    changed = Path(shutil.copytree(tiny, tmp_path / "opus-mt-de-ZH"))
    data = bytearray((changed / "config.json").read_bytes())
    (changed / "config.json").write_bytes(data + b"\n")
    found.add(converted.find(store.find(str(changed)), precision="int8"))
    assert len(found) == 3


def test_half_a_conversion_is_made_again(tiny, cache):
    folder = converted.find(store.find(str(tiny)), precision="int8")
    (folder / "model.bin").unlink()
    assert (converted.find(store.find(str(tiny)), precision="int8") / "model.bin").is_file()


def test_a_full_disk_leaves_nothing_behind(tiny, cache, monkeypatch):
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device", "model.bin")

    monkeypatch.setattr("ctranslate2.converters.TransformersConverter.convert", full)
    with pytest.raises(StoreError, match="No space left on device"):
        converted.find(store.find(str(tiny)), precision="int8")
    assert folders(cache) == []


def test_two_processes_that_start_at_once_convert_once(tiny, tmp_path):
    program = (
        "import sys, logging; logging.basicConfig(level='INFO', format='%(message)s')\n"
        "from bitrans.models import converted, store\n"
        "print(converted.find(store.find(sys.argv[1]), precision='int8'))\n"
    )
    environment = {
        **os.environ,
        **dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"), str(tmp_path)),
    }
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tiny)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    answers = [process.communicate(timeout=180) for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert answers[0][0] == answers[1][0]
    assert (Path(answers[0][0].strip()) / "model.bin").is_file()
    assert "".join(err for _, err in answers).count("Preparing the model") == 1
