"""What every engine promises of translations that are there already."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny_opus
import torch
import transformers

from bitrans.document import Link
from bitrans.engines import ENGINES, Engine, EngineOptions, Hypothesis, Request
from bitrans.engines.pieces import END, Codec, linked
from bitrans.engines.sentences import BATCH_PARTS, Decoded, SentenceEngine
from bitrans.engines.table import TableEngine
from bitrans.lang.traced import Interval
from bitrans.models import store

SOURCE = "Die Oberbürgermeisterin begrüßte am 3. Oktober 2019 eine Delegation aus Chongqing."
TARGET = "市长于 2019 年 10 月 3 日欢迎来自重庆的代表团。"
PAIRS = [
    (SOURCE, TARGET),
    ("Guten Tag.", "您好。"),
    ("Der Umsatz stieg um 4,5 Prozent auf 12 Millionen Euro.", "销售额增长4.5%，达到1200万欧元。"),
    ("Jena ist eine Stadt.", "耶拿是一座城市。"),
]


def open_float32(name: str, *, beam: int = 4) -> SentenceEngine:
    options = EngineOptions(model="embedded", beam=beam, precision="float32", device="cpu")
    engine = ENGINES.get(name)(options)
    assert isinstance(engine, SentenceEngine)
    return engine


@pytest.fixture(scope="module", params=ENGINES.names())
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    if request.param != "table":
        return open_float32(request.param)
    table = tmp_path_factory.mktemp("table") / "pairs.tsv"
    table.write_text(f"{SOURCE}\t{TARGET}\n", encoding="utf-8")
    return ENGINES.get("table")(EngineOptions(model=str(table)))


@pytest.fixture(scope="module", params=["ct2", "marian"])
def model_engine(request: pytest.FixtureRequest) -> SentenceEngine:
    return open_float32(request.param)


def test_texts_come_back_as_they_were_given_and_in_order(engine: Engine) -> None:
    odd = (SOURCE, " ２０１９年１０月３日,  市長「歡迎」CEO  A B 😀𠮷。\n")
    pairs = [*PAIRS, odd, *reversed(PAIRS)]
    assert [one.text for one in engine.align(pairs)] == [target for _, target in pairs]


def test_links_lie_in_both_texts_as_they_were_given(engine: Engine) -> None:
    for (source, target), one in zip(PAIRS, engine.align(PAIRS), strict=True):
        assert list(one.links) == sorted(one.links, key=lambda link: link.target)
        for link in one.links:
            assert source[slice(*link.source)].strip() == source[slice(*link.source)] != ""
            assert target[slice(*link.target)].strip() == target[slice(*link.target)] != ""


def test_takes_an_empty_batch_and_pairs_without_words(engine: Engine) -> None:
    assert engine.align([]) == []
    pairs = [("", "您好。"), ("Guten Tag.", ""), (" ", " ")]
    assert engine.align(pairs) == [Hypothesis(target) for _, target in pairs]


def test_a_pair_over_the_limit_has_neither_links_nor_score(engine: Engine) -> None:
    long = [("Haus, " * 400, "房子。"), ("Ein Haus.", "房子，" * 400)]
    assert engine.align(long) == [Hypothesis(target) for _, target in long]


def test_words_are_linked_to_what_stands_for_them(model_engine: SentenceEngine) -> None:
    (one,) = model_engine.align([(SOURCE, TARGET)])
    for word, chinese in (("Chongqing", "重庆"), ("2019", "2019")):
        place = (SOURCE.index(word), SOURCE.index(word) + len(word))
        assert any(chinese in TARGET[slice(*link.target)] for link in one.links if link[0] == place)
    assert one.score is not None and one.score < 0.0


def test_a_translation_of_its_own_has_the_links_and_score_that_it_was_given(
    model_engine: SentenceEngine,
) -> None:
    sources = [source for source, _ in PAIRS]
    found = [best for (best,) in model_engine.translate([Request(source) for source in sources])]
    pairs = [(source, best.text) for source, best in zip(sources, found, strict=True)]
    again = model_engine.align(pairs)
    codec = model_engine.codec
    compared = 0
    for best, one in zip(found, again, strict=True):
        pieces, _ = codec.encode_target(best.text)
        if codec.encode_prefix(best.text) == pieces:
            compared += 1
            assert one.links == best.links
            assert one.score == pytest.approx(best.score, abs=0.02)
    assert compared >= len(PAIRS) - 1


def test_links_and_scores_are_those_of_the_reference(model_engine: SentenceEngine) -> None:
    """Against transformers itself, forced to each target by hand, one pair after another."""
    model = store.find("embedded")
    codec = Codec(model)
    network = transformers.MarianMTModel.from_pretrained(
        model.folder, dtype=torch.float32, attn_implementation="eager"
    )
    start = network.config.decoder_start_token_id
    for (source, target), one in zip(PAIRS, model_engine.align(PAIRS), strict=True):
        encoded = codec.encode(source)
        pieces, spans = codec.encode_target(target)
        ids = [model.vocabulary[piece] for piece in [*pieces, END]]
        with torch.inference_mode():
            output = network(
                input_ids=torch.tensor([[model.vocabulary[piece] for piece in encoded.pieces]]),
                decoder_input_ids=torch.tensor([[start, *ids[:-1]]]),
                output_attentions=True,
            )
        chances = output.logits[0].log_softmax(-1)[range(len(ids)), ids]
        attention = output.cross_attentions[-1][0, 0, : len(pieces)].numpy()
        links = linked(attention, encoded.word, len(encoded.words), spans)
        assert one.links == tuple(Link(encoded.words[word], span) for word, span in links)
        assert one.score == pytest.approx(float(chances.mean()), abs=0.01)


def test_spaces_and_wide_digits_change_no_link(model_engine: SentenceEngine) -> None:
    close = "市长于2019年10月3日欢迎来自重庆的代表团。"
    wide = close.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    narrow, given, spaced = model_engine.align([(SOURCE, close), (SOURCE, wide), (SOURCE, TARGET)])
    assert narrow.links == given.links
    assert narrow.score == given.score == pytest.approx(spaced.score, abs=1e-3)
    assert linked_characters(narrow) == linked_characters(spaced)


def linked_characters(hypothesis: Hypothesis) -> list[tuple[Interval, str]]:
    """The characters of a target, with the word that each is linked to."""
    return [
        (source, character)
        for source, target in hypothesis.links
        for character in hypothesis.text[slice(*target)]
    ]


class Blind:
    """A decoder that notes how many pairs it is given at a time, and looks at none."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def decode(self, sources, prefixes, search):
        raise AssertionError("nothing is to be translated")

    def align(self, sources, targets):
        self.batches.append(len(sources))
        return [
            Decoded(tuple(target), -1.0, np.full((len(target), len(source)), 1.0, np.float32))
            for source, target in zip(sources, targets, strict=True)
        ]


def test_many_pairs_are_looked_at_in_batches_of_bounded_size() -> None:
    blind = Blind()
    pairs = [("Guten Tag.", "您好。")] * (BATCH_PARTS + 1)
    assert len(SentenceEngine(store.find("embedded"), blind).align(pairs)) == len(pairs)
    assert blind.batches == [BATCH_PARTS, 1]


def test_a_model_that_is_no_word_aligner_gives_scores_only() -> None:
    model = store.find("embedded")
    unlinked = replace(model, profile=replace(model.profile, word_links=False))
    ((one,), (other,)) = (
        SentenceEngine(each, Blind()).align([("Guten Tag.", "您好。")])
        for each in (unlinked, model)
    )
    assert one == Hypothesis("您好。", -1.0)
    assert other.links


@pytest.mark.parametrize("name", ["ct2", "marian"])
def test_signs_that_a_model_does_not_know_are_no_hindrance(name, tmp_path) -> None:
    folder = tiny_opus.make(tmp_path / "model")
    engine = ENGINES.get(name)(EngineOptions(model=str(folder), precision="float32", device="cpu"))
    source = "Die Stadt begrüßt eine Delegation aus China."
    target = "「龘」市政府欢迎中国代表团！"
    (one,) = engine.align([(source, target)])
    assert one.text == target
    assert one.score is not None and one.score < 0.0
    assert all(target[slice(*link.target)] for link in one.links)


def test_a_table_knows_nothing_of_translations() -> None:
    assert TableEngine({SOURCE: [TARGET]}).align(PAIRS) == [Hypothesis(one) for _, one in PAIRS]
