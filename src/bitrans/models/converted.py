"""Models converted for CTranslate2, kept in the user's cache."""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
from pathlib import Path

import ctranslate2
import filelock
import platformdirs

from bitrans.errors import ModelError, StoreError
from bitrans.models.store import WEIGHTS, Model, target_pieces

logger = logging.getLogger(__name__)

_MARK = "model.bin"


def find(model: Model, *, precision: str) -> Path:
    """The converted model's folder, made if it is not there.

    The folder's name is a digest of what goes into it: the weights, the vocabulary, the precision
    and the CTranslate2 version. Two processes that start at once make it once: the second waits.
    It appears whole or not at all.

    raises: ModelError if the model cannot be converted, StoreError if the cache cannot be written.
    """
    cache = platformdirs.user_cache_path("bitrans") / "ct2"
    folder = cache / _digest(model, precision)
    if (folder / _MARK).is_file():
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(f"{folder}.lock"):
            if (folder / _MARK).is_file():
                return folder
            logger.info(
                "Preparing the model %s for this computer, once (some seconds).", model.profile.name
            )
            shutil.rmtree(folder, ignore_errors=True)
            with tempfile.TemporaryDirectory(dir=cache, prefix="new-") as temporary:
                made = Path(temporary) / "model"
                _convert(model, made, precision)
                made.rename(folder)
    except OSError as error:
        raise StoreError(
            str(error.filename or cache),
            found=f"the converted model cannot be stored ({error.strerror or error})",
            remedy="Make room there, or allow writing.",
        ) from error
    return folder


def _digest(model: Model, precision: str) -> str:
    digest = hashlib.blake2b(digest_size=16)
    digest.update(f"ctranslate2 {ctranslate2.__version__} {precision}".encode())
    for name in ("config.json", "vocab.json", "target.spm", *WEIGHTS):
        path = model.folder / name
        if not path.is_file():
            continue
        try:
            with path.open("rb") as file:
                digest.update(name.encode())
                while block := file.read(1 << 22):
                    digest.update(block)
        except OSError as error:
            raise ModelError(
                str(path), found=f"cannot be read ({error.strerror})", remedy="Check the folder."
            ) from error
    return digest.hexdigest()


def _convert(model: Model, folder: Path, precision: str) -> None:
    from bitrans.models.loading import loading  # brings torch, which an engine in use does not need

    with loading(
        model.folder, library="CTranslate2", remedy="Fetch it again, or try --engine marian."
    ):
        converter = ctranslate2.converters.TransformersConverter(str(model.folder))
        with tempfile.TemporaryDirectory() as temporary:
            pieces = (
                Path(temporary) / "vmap.txt"
            )  # no source words, then the pieces for all of them
            pieces.write_text("\t" + " ".join(target_pieces(model)) + "\n", encoding="utf-8")
            converter.convert(str(folder), vmap=str(pieces), quantization=_QUANTIZATION[precision])


_QUANTIZATION = {"int8": "int8_float32", "float16": "float16", "float32": "float32"}
