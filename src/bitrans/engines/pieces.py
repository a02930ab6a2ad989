"""Between sentences and SentencePiece pieces, with every character's place kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bitrans.document import Link
from bitrans.lang.de.normalize import normalize
from bitrans.lang.traced import Interval, Traced
from bitrans.lang.zh.clean import clean
from bitrans.lang.zh.spelling import spelled
from bitrans.models.store import END, UNKNOWN, Model, pieces_of

MIN_LINK = 0.3
"""Least share of a target piece's attention that its word must have; below it there is no link.

Chosen by reading the links of 200 press sentences: under it they are mostly function words and
inserted text. To be looked at again when the embedded model's alignment changes.
"""

_WORD_STARTS = re.compile(r"(?<!\w)(?=\w)|(?<=\w)(?!\w)|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_SPACE = "▁"
_CLOSING_SIGNS = ".!?:;…。！？：；"


@dataclass(frozen=True, slots=True)
class Encoded:
    """A source sentence for the model.

    pieces:  with the prefix token and the end sign.
    word:    for each piece the number of its word, -1 if it belongs to none (signs, tokens).
    words:   the place of each word in the sentence as it stands in the document.
    stopped: whether a full stop was added for the model.
    """

    pieces: tuple[str, ...]
    word: tuple[int, ...]
    words: tuple[Interval, ...]
    stopped: bool


class Codec:
    """A model's two SentencePiece models and the rules of its profile.

    raises: ModelError if the SentencePiece files cannot be read.
    """

    def __init__(self, model: Model) -> None:
        self._profile = model.profile
        self._source = pieces_of(model, "source.spm")
        self._target = pieces_of(model, "target.spm")

    def fits(self, sentence: str) -> bool:
        """Whether the model takes the sentence in one go."""
        limit = self._profile.max_pieces
        if len(sentence) > 16 * limit:  # longer than any pieces; saves encoding megabytes
            return False
        return len(self._source.encode(self._normal(sentence).text, out_type=str)) <= limit

    def encode(self, sentence: str) -> Encoded:
        """The sentence normalised, cut into pieces, with its words and their places."""
        normal = self._normal(sentence)
        text = normal.text
        stopped = self._profile.full_stop and text[-1:] not in _CLOSING_SIGNS and text != ""
        mapping = self._source.encode(text + "." if stopped else text, return_type="offset_mapping")
        edges = [m.start() for m in _WORD_STARTS.finditer(text)]
        number = np.zeros(len(text) + 1, np.int64)
        number[edges] = 1
        number = np.cumsum(number)  # which stretch between edges a character lies in
        words: list[Interval] = []
        index: dict[int, int] = {}
        word = []
        for start, end in mapping["offsets"]:
            while start < end and text[start : start + 1].isspace():
                start += 1
            inside = text[start : max(end, start + 1)]
            if not any(c.isalnum() for c in inside):
                word.append(-1)
                continue
            stretch = int(number[start])
            if stretch not in index:
                index[stretch] = len(words)
                low, high = np.searchsorted(number, [stretch, stretch + 1])
                words.append(normal.back((int(low), min(int(high), len(text)))))
            word.append(index[stretch])
        lead = (self._profile.prefix,) if self._profile.prefix else ()
        return Encoded(
            pieces=(*lead, *mapping["pieces"], END),
            word=(*(-1 for _ in lead), *word, -1),
            words=tuple(words),
            stopped=stopped,
        )

    def encode_prefix(self, text: str) -> list[str]:
        """Chinese that the target must begin with, in pieces."""
        return list(self._target.encode(text, out_type=str)) if text else []

    def encode_inside(self, text: str) -> tuple[str, ...]:
        """Chinese as it is written in pieces inside a sentence, where no word sign goes before."""
        pieces = self.encode_prefix(text)
        if pieces and pieces[0].startswith(_SPACE):
            pieces[0] = pieces[0].removeprefix(_SPACE)
        return tuple(filter(None, pieces))

    def encode_target(self, text: str) -> tuple[list[str], list[Interval]]:
        """Chinese that somebody else wrote, in pieces, and the stretch that each stands for."""
        written = spelled(text, self._knows)
        mapping = self._target.encode(written.text, return_type="offset_mapping")
        spans = []
        for start, end in mapping["offsets"]:
            while start < end and written.text[start].isspace():
                start += 1
            spans.append(written.back((start, end)))
        return list(mapping["pieces"]), spans

    def decode(
        self, pieces: Sequence[str], attention: npt.NDArray[np.float32], encoded: Encoded
    ) -> tuple[str, tuple[Link, ...]]:
        """The text of a hypothesis and its word links.

        attention: shape (target pieces, source pieces); each row sums to 1.0.
        """
        raw, spans = surface(pieces)
        text = clean(raw, self._profile.output)
        text = text.strip()
        if encoded.stopped:
            text = text.sub(_FINAL_STOP, "")
        return text.text, tuple(
            Link(source, target)
            for source, span in self.links(attention, encoded, spans)
            if (target := text.forward(span))[0] < target[1]
        )

    def links(
        self, attention: npt.NDArray[np.float32], encoded: Encoded, spans: Sequence[Interval]
    ) -> tuple[Link, ...]:
        """The word links of target pieces that stand in these stretches.

        attention: shape (target pieces, source pieces); each row sums to 1.0.
        """
        if not self._profile.word_links or not encoded.words:
            return ()
        return tuple(
            Link(encoded.words[word], span)
            for word, span in linked(attention, encoded.word, len(encoded.words), spans)
        )

    def _knows(self, sign: str) -> bool:
        unknown = self._target.unk_id()
        return any(self._target.piece_to_id(piece) != unknown for piece in (sign, _SPACE + sign))

    def _normal(self, sentence: str) -> Traced:
        return normalize(sentence, self._profile.input)


_FINAL_STOP = re.compile(r"[.。]$")


def surface(pieces: Sequence[str]) -> tuple[str, list[Interval]]:
    """The text of pieces, and the stretch that each of them gave.

    Bytes of one character, written <0xE6> and so on, all get that character's stretch.
    """
    text = ""
    spans: list[Interval] = []
    position = 0
    while position < len(pieces):
        run = position
        while run < len(pieces) and _BYTE.fullmatch(pieces[run]):
            run += 1
        if run > position:
            data = bytes(int(piece[3:5], 16) for piece in pieces[position:run])
            new = data.decode("utf-8", errors="replace")
        else:
            run = position + 1
            piece = pieces[position]
            new = "" if piece in (END, UNKNOWN) else piece.replace(_SPACE, " ")
        spans += [(len(text), len(text) + len(new))] * (run - position)
        text += new
        position = run
    return text, spans


def linked(
    attention: npt.NDArray[np.float32],
    word: Sequence[int],
    count: int,
    spans: Sequence[Interval],
) -> list[tuple[int, Interval]]:
    """The source word that each stretch of the target belongs to, where one clearly does.

    A target piece belongs to the word whose pieces share most of its attention; neighbours of the
    same word become one stretch.

    attention: shape (target pieces, source pieces); each row sums to 1.0.
    word:      for each source piece its word, 0 <= word < count, or -1.
    spans:     the stretch of each target piece.
    returns:   (word, target stretch), in the order of the target.
    source:    head 0 of the last decoder layer trained with guided alignment, Garg et al. (2019),
               https://aclanthology.org/D19-1453.
    """
    columns = np.zeros((len(word), count), np.float32)  # (source pieces, words)
    for piece, number in enumerate(word):
        if number >= 0:
            columns[piece, number] = 1.0
    shares = attention @ columns  # (target pieces, words)
    best = shares.argmax(axis=1)
    clear = shares.max(axis=1) >= MIN_LINK
    links: list[tuple[int, Interval]] = []
    for number, sure, (start, end) in zip(best.tolist(), clear.tolist(), spans, strict=True):
        if not sure or start == end:
            continue
        if links and links[-1][0] == number and links[-1][1][1] >= start:
            links[-1] = (number, (links[-1][1][0], end))
        else:
            links.append((number, (start, end)))
    return links
