"""What every engine promises, shown on the embedded model and on the table."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
import pytest
import torch
import transformers

from bitrans import batch, shipped
from bitrans.engines import ENGINES, Engine, EngineOptions, Request
from bitrans.engines.pieces import END, Codec
from bitrans.engines.sentences import BATCH_PARTS, Decoded, Search, SentenceEngine
from bitrans.models import store
from bitrans.steps.segment import Segmenter

SENTENCE = "Die Oberbürgermeisterin begrüßte am 3. Oktober 2019 eine Delegation aus Chongqing."


@pytest.fixture(scope="module", params=["ct2", "marian", "table"])
def engine(request, tmp_path_factory) -> Engine:
    model = "embedded"
    if request.param == "table":
        table = tmp_path_factory.mktemp("table") / "pairs.tsv"
        table.write_text(
            f"{SENTENCE}\t2019年10月3日，市长欢迎重庆代表团。\n"
            f"{SENTENCE}\t重庆代表团受到市长欢迎。\nChongqing\t重庆\n",
            encoding="utf-8",
        )
        model = str(table)
    return ENGINES.get(request.param)(EngineOptions(model=model))


def test_every_engine_is_under_test():
    assert set(ENGINES.names()) == {"ct2", "marian", "table"}


def test_gives_one_answer_for_each_request_in_order(engine):
    short = "Guten Tag."
    answers = engine.translate([Request(SENTENCE), Request(short), Request(SENTENCE)])
    assert len(answers) == 3
    assert answers[0] == answers[2] != answers[1]


def test_gives_hypotheses_best_first(engine):
    (answers,) = engine.translate([Request(SENTENCE)], count=2)
    assert len(answers) == 2
    assert answers[0].text != answers[1].text
    assert 0.0 >= answers[0].score >= answers[1].score


def test_links_lie_in_both_texts(engine):
    ((best,),) = engine.translate([Request(SENTENCE)])
    assert best.links
    for link in best.links:
        assert 0 <= link.source[0] < link.source[1] <= len(SENTENCE)
        assert 0 <= link.target[0] < link.target[1] <= len(best.text)
        assert SENTENCE[slice(*link.source)].strip()
    assert list(best.links) == sorted(best.links, key=lambda link: link.target)


def test_goes_on_from_a_prefix(engine):
    (answers,) = engine.translate([Request(SENTENCE, "重庆代表团")])
    assert all(one.text.startswith("重庆代表团") for one in answers)
    assert answers


def test_takes_an_empty_batch_and_an_empty_sentence(engine):
    assert engine.translate([]) == []
    ((nothing,),) = engine.translate([Request("")])
    assert nothing.text == ""


class Echo:
    """A decoder that gives the pieces back, each attending to itself."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def decode(self, sources, prefixes, search):
        self.batches.append(len(sources))
        return [
            [
                Decoded(
                    (*prefix, *source[:-1]),
                    -0.5,
                    np.eye(len(prefix) + len(source) - 1, len(source), -len(prefix), np.float32),
                )
            ]
            for source, prefix in zip(sources, prefixes, strict=True)
        ]


@pytest.fixture
def echo() -> SentenceEngine:
    return SentenceEngine(store.find("embedded"), Echo())


def test_a_sentence_over_the_limit_is_cut_and_nothing_of_it_is_lost(echo):
    sentence = ", ".join(f"die Stadt eröffnet im Mai das Haus Nummer {n}" for n in range(40)) + "."
    ((best,),) = echo.translate([Request(sentence)])
    assert echo.decoder.batches[0] > 3
    assert best.text.replace("，", ",").replace(", ", ",") == sentence.replace(", ", ",")
    for link in best.links:
        assert sentence[slice(*link.source)] == best.text[slice(*link.target)].strip(" ，.")


def test_a_very_long_sentence_is_decoded_in_batches_of_bounded_size(echo):
    ((best,),) = echo.translate([Request("Haus " * 60_000)])
    assert max(echo.decoder.batches) <= BATCH_PARTS
    assert best.text.count("Haus") == 60_000


def test_a_sentence_over_the_limit_is_not_forced(echo):
    assert echo.translate([Request("Haus, " * 400, "房子")]) == [()]


def test_a_prefix_as_long_as_a_target_may_be_is_not_continued(echo):
    assert echo.translate([Request("Haus.", "房" * 300)]) == [()]


def sample_sentences() -> list[str]:
    sentences: list[str] = []
    for path in sorted(shipped.folder("samples").iterdir()):
        document = Segmenter()(batch.read(path.read_bytes(), name=path.name))
        sentences += [segment.source for segment in document.segments]
    return sentences


def float32(name: str, *, beam: int) -> SentenceEngine:
    options = EngineOptions(model="embedded", beam=beam, precision="float32", device="cpu")
    engine = ENGINES.get(name)(options)
    assert isinstance(engine, SentenceEngine)
    return engine


@pytest.fixture(scope="module", params=[1, 4])
def agreement(request) -> tuple[int, list[tuple[str, Decoded, Decoded]]]:
    """The beam, and what both engines make of each sentence of the samples in float32."""
    sentences = sample_sentences()
    found = []
    for name in ("ct2", "marian"):
        engine = float32(name, beam=request.param)
        sources = [engine.codec.encode(sentence).pieces for sentence in sentences]
        answers = engine.decoder.decode(sources, [[] for _ in sources], Search())
        found.append([best for (best,) in answers])
    return request.param, list(zip(sentences, *found, strict=True))


def test_both_engines_say_the_same_and_are_as_sure(agreement):
    beam, answers = agreement
    for sentence, one, other in answers:
        if one.pieces == other.pieces or beam > 1:
            assert one.score == pytest.approx(other.score, abs=1e-3)
        else:
            assert is_a_tie(sentence, one.pieces, other.pieces)


def is_a_tie(sentence: str, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two targets part where the model finds both ways equally likely.

    A greedy search must choose, and the two libraries' last digits may then choose differently.
    """
    model = store.find("embedded")
    source = [model.vocabulary[piece] for piece in Codec(model).encode(sentence).pieces]
    ways = [[model.vocabulary[piece] for piece in [*pieces, END]] for pieces in (one, other)]
    common = len(os.path.commonprefix(ways))
    network = transformers.MarianMTModel.from_pretrained(model.folder, dtype=torch.float32)
    start = network.config.decoder_start_token_id
    with torch.inference_mode():
        logits = network(
            input_ids=torch.tensor([source]),
            decoder_input_ids=torch.tensor([[start, *ways[0][:common]]]),
        ).logits[0, -1]
    chances = logits.log_softmax(-1)
    return abs(float(chances[ways[0][common]] - chances[ways[1][common]])) < 1e-3


def test_both_engines_link_the_same_words(agreement):
    codec = Codec(store.find("embedded"))
    _, answers = agreement
    same = [(s, one, other) for s, one, other in answers if one.pieces == other.pieces]
    assert len(same) > 0.9 * len(answers)
    for sentence, one, other in same:
        encoded = codec.encode(sentence)
        texts = [codec.decode(each.pieces, each.attention, encoded) for each in (one, other)]
        assert texts[0][0] == texts[1][0]
        assert np.abs(one.attention - other.attention).max() < 1e-2
