"""Faults put into good translations on purpose, one kind after another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

import numbers_de
import numbers_zh
from judge import Line, Term, assign, find_terms
from opencc import OpenCC


class Broken(NamedTuple):
    """A line of the test set, by its number, with a fault in its Chinese."""

    number: int
    target: str


Fault = Callable[[Line, Sequence[Term], Random], str | None]
"""A broken target; None if the line does not lend itself to this kind of fault."""

MAX_ROUNDS = 5
"""How often a line may be broken, each time in another place, where good lines are few."""

_CLAUSE = re.compile(r"[^，；。！？：]{6,}[，；。！？]")
_ENDS = "。！？”』」）"
_JUNK = (
    r"{\an8}",
    r"{\fn方正黑体简体\fs18\b1}",
    ">>zh_cn<<",
    ">>cmn_Hans<<",
    "<unk>",
    "</s>",
    "\ufffd",
    "▁",
    "&quot;",
    "@-@",
)
_TO_TRADITIONAL = OpenCC("s2t")


def put_in(
    fault: Fault, lines: Sequence[Line], terms: Sequence[Term], *, count: int, seed: int
) -> list[Broken]:
    """Break up to so many lines, in random order, each place once."""
    random = Random(seed)
    done: dict[Broken, None] = {}
    for _ in range(MAX_ROUNDS):
        for number in random.sample(range(len(lines)), len(lines)):
            target = fault(lines[number], terms, random)
            if target is not None and target != lines[number].target:
                done[Broken(number, target)] = None
            if len(done) == count:
                return list(done)
    return list(done)


def drop_clause(line: Line, terms: Sequence[Term], random: Random) -> str | None:
    """Leave out a clause of at least six characters, where there are at least two."""
    clauses = list(_CLAUSE.finditer(line.target))
    if len(clauses) < 2:
        return None
    start, end = random.choice(clauses[:-1]).span()
    return line.target[:start] + line.target[end:]


def change_digit(line: Line, terms: Sequence[Term], random: Random) -> str | None:
    """Change a digit of a number that the German has, too."""
    places = [
        place
        for numeral in _shared(line)
        for place in range(*numeral.span)
        if line.target[place].isdecimal()
    ]
    if not places:
        return None
    place = random.choice(places)
    digit = random.choice([digit for digit in "123456789" if digit != line.target[place]])
    return line.target[:place] + digit + line.target[place + 1 :]


def wrong_scale(line: Line, terms: Sequence[Term], random: Random) -> str | None:
    """Write 万 for 亿 or 亿 for 万; or put one behind a figure that has none and is no date."""
    target, options = line.target, []
    for numeral in _shared(line):
        start, end = numeral.span
        for place in range(start, end):
            if target[place] in "万亿":
                other = "亿" if target[place] == "万" else "万"
                options.append(target[:place] + other + target[place + 1 :])
        dated = re.match(r"\s?[年月日号时点分世-]|[:：]", target[end:]) or target[:start].endswith(
            (":", "：")
        )
        if target[start:end].isdecimal() and int(target[start:end]) and not dated:
            options += [target[:end] + scale + target[end:] for scale in "万亿"]
    return random.choice(options) if options else None


def swap_terms(line: Line, terms: Sequence[Term], random: Random) -> str | None:
    """Exchange two different terms."""
    found = [term for _, term in find_terms(line.source, terms)]
    places = assign([
        [m.span() for one in term.renderings for m in re.finditer(re.escape(one), line.target)]
        for term in found
    ])  # fmt: skip
    taken = sorted({place for place in places if place})
    pairs = [
        (one, other)
        for i, one in enumerate(taken)
        for other in taken[i + 1 :]
        if line.target[slice(*one)] != line.target[slice(*other)]
    ]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    text = line.target
    return (
        text[: one[0]]
        + text[slice(*other)]
        + text[one[1] : other[0]]
        + text[slice(*one)]
        + text[other[1] :]
    )


def repeat_phrase(line: Line, terms: Sequence[Term], random: Random) -> str | None:
    """Say three to eight characters three to five times."""
    length = random.randint(3, 8)
    stretches = [m.start() for m in re.finditer(rf"(?=[\u4e00-\u9fff]{{{length}}})", line.target)]
    if not stretches:
        return None
    start = random.choice(stretches)
    end = start + length
    return line.target[:end] + line.target[start:end] * random.randint(2, 4) + line.target[end:]


def leave_german(line: Line, terms: Sequence[Term], random: Random) -> str | None:
    """Put two to four words of the German, a small one among them, where their Chinese stands."""
    words = list(re.finditer(r"[^\W\d_]+", line.source))
    count = random.randint(2, 4)
    runs = [
        words[i : i + count]
        for i in range(len(words) - count + 1)
        if any(word[0].islower() and len(word[0]) > 3 for word in words[i : i + count])
    ]
    if not runs:
        return None
    run = random.choice(runs)
    first, last = run[0].start(), run[-1].end()
    share = len(line.target) / len(line.source)
    start, end = int(first * share), int(last * share)
    return line.target[:start] + line.source[first:last] + line.target[end:]


def cut_end(line: Line, terms: Sequence[Term], random: Random) -> str | None:
    """Cut off the last fifth to three fifths."""
    kept = int(len(line.target) * random.uniform(0.4, 0.8))
    return line.target[:kept].rstrip(_ENDS) or None


def traditional(line: Line, terms: Sequence[Term], random: Random) -> str | None:
    """Write a stretch of twelve characters, with two or more that differ, in Traditional ones."""
    stretches = list(range(max(1, len(line.target) - 12)))
    random.shuffle(stretches)
    for start in stretches:
        stretch = line.target[start : start + 12]
        written = str(_TO_TRADITIONAL.convert(stretch))
        if sum(a != b for a, b in zip(stretch, written, strict=False)) >= 2:
            return line.target[:start] + written + line.target[start + 12 :]
    return None


def junk(line: Line, terms: Sequence[Term], random: Random) -> str | None:
    """Put in what models leak: signs of subtitles, of tokens, of broken text."""
    place = random.randrange(len(line.target) + 1)
    sign = random.choice(_JUNK)
    return line.target[:place] + sign + line.target[place:]


FAULTS: dict[str, Fault] = {
    "a clause dropped": drop_clause,
    "a digit changed": change_digit,
    "万 for 亿, 亿 for 万, or put in": wrong_scale,
    "two terms swapped": swap_terms,
    "a phrase repeated": repeat_phrase,
    "German left in": leave_german,
    "the end cut off": cut_end,
    "Traditional characters": traditional,
    "junk put in": junk,
}


def _shared(line: Line) -> Iterator[numbers_zh.Numeral]:
    """Numerals in digits that stand for exactly one number of the German."""
    known = {value for number in numbers_de.read(line.source) for value in number.values}
    for numeral in numbers_zh.read(line.target):
        if numeral.plain and not known.isdisjoint(numeral.values):
            yield numeral
