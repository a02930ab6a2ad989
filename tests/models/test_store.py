"""Models by name: embedded, in a folder, or of the Hugging Face hub."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import tiny_opus

from bitrans.engines import ENGINES, EngineOptions, Request
from bitrans.engines.sentences import SentenceEngine
from bitrans.errors import ModelError
from bitrans.models import store


@pytest.fixture(scope="session")
def opus(tmp_path_factory) -> Path:
    return tiny_opus.make(tmp_path_factory.mktemp("models") / "opus-mt-de-ZH")


@pytest.fixture
def copy(opus, tmp_path) -> Path:
    """A copy of the tiny model that a test may break."""
    return Path(shutil.copytree(opus, tmp_path / "opus-mt-de-ZH"))


def test_the_embedded_model_is_whole():
    model = store.find("embedded")
    assert model.profile.name == "bitrans-de-zh"
    assert model.profile.prefix == ""
    assert len(model.vocabulary) == 34456


def test_a_folder_with_a_known_name_gets_the_profile_that_comes_with_bitrans(opus):
    model = store.find(str(opus))
    assert model.profile.name == "Helsinki-NLP/opus-mt-de-ZH"
    assert model.profile.prefix == ">>zh_cn<<"


def test_a_folder_without_a_profile_gets_a_guess_and_a_message(copy, caplog):
    folder = copy.rename(copy.parent / "unknown")
    with caplog.at_level(logging.WARNING):
        model = store.find(str(folder))
    assert model.profile.prefix == ">>zh_cn<<"
    assert "unknown has no profile.toml" in caplog.text
    assert ">>zh_cn<<" in caplog.text


def test_a_model_without_language_tokens_gets_no_prefix(tmp_path):
    folder = tiny_opus.make(tmp_path / "plain", languages=())
    assert store.find(str(folder)).profile.prefix == ""


def test_a_profile_in_the_folder_counts_before_all_others(copy):
    (copy / "profile.toml").write_text('name = "mine"\nprefix = ">>yue<<"', encoding="utf-8")
    assert store.find(str(copy)).profile.prefix == ">>yue<<"


def test_a_prefix_that_the_vocabulary_lacks_is_answered_with_the_valid_ones(copy):
    (copy / "profile.toml").write_text('name = "m"\nprefix = ">>cmn_Hans<<"', encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        store.find(str(copy))
    assert ">>cmn_Hans<< is not in the model's vocabulary" in caught.value.found
    assert ">>zh_cn<<" in caught.value.remedy


@pytest.mark.parametrize("name", ["no-such-folder", "a/b/c", "two words/x", ""])
def test_a_name_that_is_nothing_is_an_error(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError) as caught:
        store.find(name or "/no/such/folder")
    assert caught.value.exit_code == 2
    assert caught.value.remedy


@pytest.mark.parametrize("file", [*store.NEEDED, "pytorch_model.bin"])
def test_a_missing_file_is_named(copy, file):
    (copy / file).unlink()
    with pytest.raises(ModelError, match=file):
        store.find(str(copy))


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"model_type": "bert"}'])
def test_a_config_of_something_else_is_refused(copy, content):
    (copy / "config.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"config\.json"):
        store.find(str(copy))


@pytest.mark.parametrize("engine", ["ct2", "marian"])
@pytest.mark.parametrize("file", ["pytorch_model.bin", "source.spm", "target.spm"])
@pytest.mark.parametrize("damage", ["half", "garbage"])
def test_a_damaged_file_is_an_error_of_ours(copy, engine, file, damage):
    data = (copy / file).read_bytes()
    (copy / file).write_bytes(data[: len(data) // 2] if damage == "half" else b"no weights" * 99)
    with pytest.raises(ModelError) as caught:
        ENGINES.get(engine)(EngineOptions(model=str(copy)))
    assert caught.value.remedy


@pytest.mark.parametrize("engine", ["ct2", "marian"])
@pytest.mark.parametrize("value", ["a", None, -1])
def test_a_config_with_wrong_values_is_an_error_of_ours(copy, engine, value):
    config = json.loads((copy / "config.json").read_text(encoding="utf-8"))
    (copy / "config.json").write_text(json.dumps({**config, "d_model": value}), encoding="utf-8")
    with pytest.raises(ModelError):
        ENGINES.get(engine)(EngineOptions(model=str(copy)))


@pytest.mark.parametrize("content", ['{"a": "b"}', '{"</s>": 0, "<unk>": 1}', '{"</s>": true}'])
def test_a_vocabulary_of_something_else_is_refused(copy, content):
    (copy / "vocab.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="is no vocabulary"):
        store.find(str(copy))


@pytest.mark.parametrize("engine", ["ct2", "marian"])
def test_a_model_laid_out_as_opus_mt_translates(opus, engine):
    opened = ENGINES.get(engine)(EngineOptions(model=str(opus)))
    sentence = "Die Stadt begrüßt eine Delegation"
    ((best, second), _) = opened.translate([Request(sentence), Request("Kunst.")], count=2)
    assert best.score >= second.score
    assert ">>" not in best.text
    ((forced,),) = opened.translate([Request(sentence, "市长")])
    assert forced.text.startswith("市长")
    for link in forced.links:
        assert sentence[slice(*link.source)]


def test_both_engines_agree_on_a_model_laid_out_as_opus_mt(opus):
    texts = {
        name: ENGINES.get(name)(EngineOptions(model=str(opus), beam=1, precision="float32"))
        .translate([Request("Wir freuen uns auf die Messe.")])[0][0]
        .text
        for name in ("ct2", "marian")
    }
    assert texts["ct2"] == texts["marian"]


def test_the_source_of_opus_mt_begins_with_the_prefix_and_ends_with_a_stop(opus):
    engine = ENGINES.get("ct2")(EngineOptions(model=str(opus)))
    assert isinstance(engine, SentenceEngine)
    headline = engine.codec.encode("Messe in Jena")
    assert headline.pieces[0] == ">>zh_cn<<"
    assert headline.pieces[-2:] == (".", "</s>")
    assert headline.stopped
    sentence = engine.codec.encode("Die Messe beginnt.")
    assert sentence.pieces[-2:] == (".", "</s>")
    assert not sentence.stopped


class Hub(BaseHTTPRequestHandler):
    """As much of the Hugging Face hub's protocol as fetching a model takes."""

    COMMIT = "0123456789abcdef0123456789abcdef01234567"

    def __init__(self, folder: Path, *args, **kwargs) -> None:
        self.folder = folder
        super().__init__(*args, **kwargs)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        path = self.path.split("?")[0]
        api, resolve = (
            "/api/models/tiny/opus-mt-de-ZH",
            f"/tiny/opus-mt-de-ZH/resolve/{self.COMMIT}/",
        )
        files = sorted(self.folder.iterdir())
        kind = "application/json"
        if path.startswith(f"{api}/tree/"):
            data = json.dumps(
                [
                    {"type": "file", "path": f.name, "size": f.stat().st_size, "oid": f.name}
                    for f in files
                ]
            ).encode()
        elif path.startswith(api):
            siblings = [{"rfilename": f.name} for f in files]
            info = {"id": "tiny/opus-mt-de-ZH", "sha": self.COMMIT, "siblings": siblings}
            data = json.dumps(info).encode()
        elif path.startswith(resolve) and (self.folder / path[len(resolve) :]).is_file():
            data = (self.folder / path[len(resolve) :]).read_bytes()
            kind = "application/octet-stream"
        else:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("ETag", f'"{len(data):x}"')
        self.send_header("X-Repo-Commit", self.COMMIT)
        self.end_headers()
        if body:
            self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        pass


def find_elsewhere(name: str, endpoint: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Look for a model in a process of its own, as the hub's address is read once a process."""
    program = (
        "import sys, logging; logging.basicConfig(level='INFO', format='%(message)s')\n"
        "from bitrans.errors import ModelError\n"
        "from bitrans.models import store\n"
        "try: print(store.find(sys.argv[1]).profile.name)\n"
        "except ModelError as error: sys.exit(str(error))\n"
    )
    return subprocess.run(
        [sys.executable, "-c", program, name],
        env={
            **os.environ,
            "HF_ENDPOINT": endpoint,
            "HF_HOME": str(home),
            "HF_HUB_DISABLE_XET": "1",
        },
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_name_is_fetched_from_the_hub_once_and_then_found_offline(opus, tmp_path):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Hub, opus))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        first = find_elsewhere("tiny/opus-mt-de-ZH", endpoint, tmp_path)
        unknown = find_elsewhere("tiny/no-such-model", endpoint, tmp_path)
    finally:
        server.shutdown()
        server.server_close()
    assert first.stdout == "tiny/opus-mt-de-ZH\n", first.stderr
    assert "Fetching the model tiny/opus-mt-de-ZH" in first.stderr
    assert unknown.returncode == 1
    assert "cannot be fetched" in unknown.stderr
    offline = find_elsewhere("tiny/opus-mt-de-ZH", endpoint, tmp_path)
    assert offline.stdout == "tiny/opus-mt-de-ZH\n"
    assert "Fetching" not in offline.stderr


def test_without_the_hub_the_error_says_what_to_do(tmp_path):
    found = find_elsewhere("tiny/opus-mt-de-ZH", "http://127.0.0.1:9", tmp_path)
    assert found.returncode == 1
    assert "not on this computer" in found.stderr
    assert "--model FOLDER" in found.stderr
