"""From files of sentence pairs to what the training reads: pieces, numbers, word links."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np

from bitrans.errors import ConfigError
from bitrans.models import store
from bitrans.models.profile import Profile
from training import corpus
from training.alignment import align
from training.corpus import Pair
from training.pieces import Pieces, train, vocabulary
from training.prepared import Prepared

INPUT_RULES = ("nfc", "quotes", "dashes", "ellipsis", "soft-hyphens", "capitals", "spaces")
PIECE_FILES = ("source.spm", "target.spm", "vocab.json")
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareOptions:
    """How pairs are prepared.

    name, licence: of the model that will come of it.
    max_pieces:    longest sentence of either side.
    source_pieces, target_pieces: sizes of the vocabularies.
    held_out:      of so many pairs one is kept from learning, for judging; 0 = none.
    like:          a model folder whose pieces and profile are taken instead of new ones.
    """

    name: str
    licence: str
    max_pieces: int = 120
    source_pieces: int = 24_000
    target_pieces: int = 12_000
    held_out: int = 200
    like: Path | None = None


def prepare(files: Sequence[Path], folder: Path, options: PrepareOptions, *, say: Say) -> Prepared:
    """Read, clean, cut into pieces, link words; write it all into `folder` and return it.

    raises: BitransError if a file cannot be read, or too little is left of them.
    """
    profile = _profile(options)
    left_out: Counter[str] = Counter()
    read = (pair for path in files for pair in corpus.read(path))
    pairs = list(corpus.clean(read, rules=profile.input, left_out=left_out))
    if not pairs:
        raise ConfigError(
            ", ".join(map(str, files)),
            found=f"no pair is fit to learn from ({_listed(left_out) or 'there is none'})",
            remedy="Each line needs a domain, German and its Chinese.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    _write_pieces(pairs, folder, options)
    (folder / store.PROFILE).write_text(toml(profile), encoding="utf-8")
    prepared = _numbered(pairs, folder, options, left_out)
    prepared.save(folder)
    say(f"{len(prepared.source)} pairs, {len(prepared.links.source.values)} word links")
    for reason, count in left_out.most_common():
        say(f"left out, {reason}: {count}")
    return prepared


def _profile(options: PrepareOptions) -> Profile:
    if options.like is None:
        return Profile(
            name=options.name,
            licence=options.licence,
            max_pieces=options.max_pieces,
            input=INPUT_RULES,
        )
    known = store.find(str(options.like)).profile
    return replace(known, name=options.name, licence=options.licence, max_pieces=options.max_pieces)


def _write_pieces(pairs: Sequence[Pair], folder: Path, options: PrepareOptions) -> None:
    if options.like is not None:
        for name in PIECE_FILES:
            shutil.copy(store.find(str(options.like)).folder / name, folder / name)
        return
    source = train((p.source for p in pairs), size=options.source_pieces, spaces=True)
    target = train((p.target for p in pairs), size=options.target_pieces, spaces=False)
    (folder / "source.spm").write_bytes(source)
    (folder / "target.spm").write_bytes(target)
    table = json.dumps(vocabulary(target, source), ensure_ascii=False, indent=0)
    (folder / "vocab.json").write_text(table, encoding="utf-8")


def _numbered(
    pairs: Sequence[Pair], folder: Path, options: PrepareOptions, left_out: Counter[str]
) -> Prepared:
    pieces = Pieces(folder)
    source = pieces.source([pair.source for pair in pairs])
    target = pieces.target([pair.target for pair in pairs])
    fits = np.maximum(source.lengths, target.lengths) <= options.max_pieces
    if not fits.all():
        left_out["too many pieces"] = int((~fits).sum())
    kept = np.flatnonzero(fits)
    source, target = source.select(kept), target.select(kept)
    pairs = [pairs[row] for row in kept.tolist()]
    domains = sorted({pair.domain for pair in pairs})
    number = {domain: place for place, domain in enumerate(domains)}
    return Prepared(
        pieces=pieces,
        source=source,
        target=target,
        links=align(source, target),
        domains=tuple(domains),
        domain=np.array([number[pair.domain] for pair in pairs], np.int32),
        held_out=np.array(
            [corpus.is_held_out(pair, one_in=options.held_out) for pair in pairs], np.bool_
        ),
    )


def toml(profile: Profile) -> str:
    """A profile as profile.toml; strings of TOML are written as those of JSON are."""
    values = ((field.name, getattr(profile, field.name)) for field in fields(profile))
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in values)


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{reason}: {count}" for reason, count in counts.most_common())
