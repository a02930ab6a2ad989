"""A tiny Marian model, randomly initialised, laid out as the public opus-mt-de-ZH is.

One vocabulary for both sides with the language tokens in it, </s> first and <pad> last, swish,
tied embeddings, weights as pytorch_model.bin, bad_words_ids for the padding.
"""

from __future__ import annotations

import json
from pathlib import Path

import sentencepiece
import torch
import transformers

LANGUAGES = ("cmn", "cn", "yue", "ze_zh", "zh_cn", "zh_CN", "zh_HK", "zh_tw", "zht", "zh")
GERMAN = [
    "Die Stadt begrüßt eine Delegation aus China.",
    "Der Oberbürgermeister eröffnet die Messe in Jena.",
    "Wir freuen uns auf die Zusammenarbeit mit der Stadt.",
    "Die Firma baut neue Maschinen für den Markt in Asien.",
    "Am Montag beginnt die Ausstellung über Kunst und Technik.",
] * 8
CHINESE = [
    "市政府欢迎中国代表团。",
    "市长在耶拿为展览会揭幕。",
    "我们期待与该市合作。",
    "公司为亚洲市场制造新机器。",
    "艺术与技术展览周一开幕。",
] * 8


def make(folder: Path, *, languages: tuple[str, ...] = LANGUAGES) -> Path:
    """Write the model into `folder`, which must not exist yet."""
    folder.mkdir(parents=True)
    pieces: list[str] = []
    for side, lines, size in (("source", GERMAN, 120), ("target", CHINESE, 70)):
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(lines),
            model_prefix=str(folder / side),
            vocab_size=size,
            hard_vocab_limit=False,
            minloglevel=2,
        )
        (folder / f"{side}.vocab").unlink()
        (folder / f"{side}.model").rename(folder / f"{side}.spm")
        model = sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{side}.spm"))
        pieces += [model.id_to_piece(number) for number in range(model.get_piece_size())]
    tokens = [f">>{language}<<" for language in languages]
    own = ["</s>", "<unk>"]
    listed = dict.fromkeys([*own, *tokens, *(p for p in pieces if p not in ("<s>", *own))])
    vocabulary = {piece: number for number, piece in enumerate([*listed, "<pad>"])}
    pad = vocabulary["<pad>"]
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"target_lang": "+".join(languages), "source_lang": "de"}), encoding="utf-8"
    )
    config = transformers.MarianConfig(
        vocab_size=len(vocabulary),
        decoder_vocab_size=len(vocabulary),
        d_model=16,
        encoder_layers=2,
        decoder_layers=2,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        activation_function="swish",
        max_position_embeddings=512,
        static_position_embeddings=True,
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        pad_token_id=pad,
        eos_token_id=0,
        forced_eos_token_id=0,
        decoder_start_token_id=pad,
        bos_token_id=None,
    )
    torch.manual_seed(7)
    network = transformers.MarianMTModel(config)
    config.save_pretrained(folder)
    (folder / "generation_config.json").write_text(
        json.dumps(
            {
                "bad_words_ids": [[pad]],
                "decoder_start_token_id": pad,
                "eos_token_id": 0,
                "forced_eos_token_id": 0,
                "max_length": 512,
                "num_beams": 4,
                "pad_token_id": pad,
            }
        ),
        encoding="utf-8",
    )
    state = {name: value.clone() for name, value in network.state_dict().items()}
    torch.save(state, folder / "pytorch_model.bin")
    return folder
