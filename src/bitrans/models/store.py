"""Models by name: the embedded one, a folder, or one of the Hugging Face hub."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from sentencepiece import SentencePieceProcessor

from bitrans.errors import ModelError
from bitrans.models import profile as profiles
from bitrans.models.profile import Profile

logger = logging.getLogger(__name__)

EMBEDDED = "embedded"
END, UNKNOWN, PAD = "</s>", "<unk>", "<pad>"
PROFILE = "profile.toml"
NEEDED = ("config.json", "vocab.json", "source.spm", "target.spm")
WEIGHTS = ("model.safetensors", "pytorch_model.bin")

CHINESE_TOKENS = (
    ">>zh_cn<<",
    ">>zh_CN<<",
    ">>cmn_Hans<<",
    ">>zho_Hans<<",
    ">>zhs<<",
    ">>cmn<<",
    ">>zho<<",
    ">>zh<<",
)
"""Tokens that ask a multilingual model for Simplified Chinese, the surest first."""

_HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Model:
    """A Hugging Face Marian folder and its profile.

    vocabulary: piece -> id, of both languages together.
    """

    folder: Path
    profile: Profile
    vocabulary: dict[str, int]


def find(name: str) -> Model:
    """The model of that name: "embedded", a folder, or a name on the Hugging Face hub.

    A hub name is taken from the local cache, or fetched.

    raises: ModelError if it is not to be had, or is not a Marian model from German to Chinese.
    """
    if name == EMBEDDED:
        return open_folder(Path(str(resources.files("bitrans.models"))) / "embedded", name=name)
    path = Path(name)
    if path.is_dir():
        return open_folder(path, name=path.resolve().name)
    if path.exists() or not _HUB_NAME.fullmatch(name):
        raise ModelError(
            name,
            found="there is no model folder here",
            remedy="Give a folder in Hugging Face Marian format, a name such as "
            '"Helsinki-NLP/opus-mt-de-ZH", or nothing for the embedded model.',
        )
    return open_folder(fetch(name), name=name)


def open_folder(folder: Path, *, name: str) -> Model:
    """The model in a folder; `name` is what a profile is looked up by if the folder has none.

    raises: ModelError if files are missing or wrong, or the prefix token is not in the vocabulary.
    """
    if missing := missing_files(folder):
        raise ModelError(
            str(folder),
            found=f"this is no complete Marian model; not there: {', '.join(missing)}",
            remedy="Copy the whole folder as it is on the Hugging Face hub.",
        )
    config = _json(folder / "config.json")
    if config.get("model_type") != "marian":
        raise ModelError(
            str(folder / "config.json"),
            found=f"the model's type is {config.get('model_type')!r}, not 'marian'",
            remedy="bitrans takes MarianMT models only.",
        )
    vocabulary = _vocabulary(folder / "vocab.json")
    profile = _profile(folder, name, vocabulary)
    if profile.prefix and profile.prefix not in vocabulary:
        tokens = language_tokens(vocabulary)
        raise ModelError(
            str(folder),
            where="vocab.json",
            found=f"the profile's prefix {profile.prefix} is not in the model's vocabulary",
            remedy=f"The model knows {', '.join(tokens)}; write one of them into {PROFILE}."
            if tokens
            else f"The model knows no language tokens; take the prefix out of {PROFILE}.",
        )
    return Model(folder, profile, vocabulary)


def target_pieces(model: Model) -> list[str]:
    """The pieces that a target can be made of: those of target.spm, the end and the unknown sign.

    The vocabulary has the German pieces too, which would only cost time at every step of a search.

    raises: ModelError if target.spm is no SentencePiece model.
    """
    processor = pieces_of(model, "target.spm")
    numbers = range(processor.get_piece_size())
    pieces = [processor.id_to_piece(n) for n in numbers if not processor.is_control(n)]
    return [piece for piece in dict.fromkeys([END, UNKNOWN, *pieces]) if piece in model.vocabulary]


def pieces_of(model: Model, file: str) -> SentencePieceProcessor:
    """A SentencePiece model of the folder.

    raises: ModelError if the file is none.
    """
    path = model.folder / file
    try:
        return SentencePieceProcessor(model_proto=path.read_bytes())
    except (OSError, RuntimeError) as error:
        raise ModelError(
            str(path),
            found=f"is no SentencePiece model ({error})",
            remedy="Fetch the model again.",
        ) from error


def missing_files(folder: Path) -> list[str]:
    """What a model folder lacks, in words."""
    missing = [file for file in NEEDED if not (folder / file).is_file()]
    if not any((folder / file).is_file() for file in WEIGHTS):
        missing.append(" or ".join(WEIGHTS))
    return missing


def language_tokens(vocabulary: dict[str, int]) -> list[str]:
    """The tokens of a vocabulary that name a target language."""
    return sorted(piece for piece in vocabulary if re.fullmatch(r">>\w+<<", piece))


def fetch(name: str) -> Path:
    """The local folder of a model of the Hugging Face hub, fetched if it is not in the cache.

    raises: ModelError that says what to do if that is not possible.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import (  # type: ignore[attr-defined]  # HTTPError is that of httpx
        HFValidationError,
        HTTPError,
        LocalEntryNotFoundError,
    )

    wanted = [*NEEDED, *WEIGHTS, PROFILE, "generation_config.json", "tokenizer_config.json"]
    try:
        folder = Path(snapshot_download(name, allow_patterns=wanted, local_files_only=True))
        if not missing_files(folder):
            return folder
    except LocalEntryNotFoundError:
        pass
    except HFValidationError as error:
        raise ModelError(
            name, found=f"this is no model name ({error})", remedy="Correct it."
        ) from error
    logger.info("Fetching the model %s from the Hugging Face hub, once.", name)
    try:
        return Path(snapshot_download(name, allow_patterns=wanted))
    except (HTTPError, LocalEntryNotFoundError, OSError) as error:
        raise ModelError(
            name,
            found="the model is not on this computer, and cannot be fetched from the Hugging Face "
            f"hub ({_first_line(error)})",
            remedy="Check the name and the connection and run this once while online; or fetch the "
            "folder on another computer and give it with --model FOLDER; or leave --model out for "
            "the embedded model, which needs no network.",
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _json(path: Path) -> dict[str, object]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            str(path), found=f"cannot be read ({error})", remedy="Fetch the model again."
        ) from error
    if not isinstance(value, dict):
        raise ModelError(str(path), found="is not a JSON object", remedy="Fetch the model again.")
    return value


def _vocabulary(path: Path) -> dict[str, int]:
    table = _json(path)
    numbers = {piece: number for piece, number in table.items() if type(number) is int}
    if len(numbers) < len(table) or not {END, UNKNOWN, PAD} <= set(numbers):
        raise ModelError(
            str(path),
            found="is no vocabulary: a number for each piece, "
            f"{END}, {UNKNOWN} and {PAD} among them",
            remedy="Fetch the model again.",
        )
    return numbers


def _profile(folder: Path, name: str, vocabulary: dict[str, int]) -> Profile:
    """The folder's own profile, the one that comes with bitrans, or a guess."""
    if (folder / PROFILE).is_file():
        return profiles.load(folder / PROFILE)
    shipped = Path(str(resources.files("bitrans.models"))) / "profiles"
    for path in sorted(shipped.rglob(PROFILE)):
        known = path.parent.relative_to(shipped).as_posix()
        if name in (known, path.parent.name):
            return profiles.load(path)
    prefix = next((token for token in CHINESE_TOKENS if token in vocabulary), "")
    logger.warning(
        "%s has no %s: its input is normalised as for OPUS-MT models%s.",
        name,
        PROFILE,
        f", with the prefix {prefix}" if prefix else "",
    )
    opus = profiles.load(shipped / "Helsinki-NLP" / "opus-mt-de-ZH" / PROFILE)
    return Profile(
        name=name,
        prefix=prefix,
        max_pieces=opus.max_pieces,
        word_links=opus.word_links,
        full_stop=opus.full_stop,
        input=opus.input,
        output=opus.output,
    )
