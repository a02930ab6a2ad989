from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.document import Block, Document, Kind, Markup, Segment, Span
from bitrans.errors import FormatError
from bitrans.formats.markdown import read, write

FRAGMENTS = """\
# |## |Text|Wort|**|*|_|`|``|> |>|- |* |1. |3) |  |    |\t| |===|---|***|~~|[a]|[a]: /u 'x'
[b](c "t")|![i](j)|<b>|</b>|<!-- |-->|<div>|```|~~~|\\|&amp;|&#228;|ä|<br>|<https://x.de>|[^1]
[^1]: |[ ] |[!NOTE]|!|+|[|]|(|)|\u00a0|\u2028|\\""".replace("\n", "|").split("|")
"""Pieces of Markdown, to be put together at random."""

LINE_ENDS = ["\n", "\n\n", "  \n", "\\\n", "\n> ", "\n  ", "\n\t", "\n\na | b\n--|--\n"]
PIPES = ["|", "|---|\n", "a | b\n", "--|--\n"]

PAGE = """\
---
title: "Besuch: Chongqing"
---

# Titel *kursiv* #

Untertitel
in zwei Zeilen
---

Ein **fetter**\ttab,\x20\x20
harter Umbruch\\
und Schluss.\x20
Lose \\* &amp; &ouml;.

> Zitat
lose Fortsetzung
> > tiefer

* eins
   1) innen

      Absatz
* [x] erledigt

| A | `b \\| c` |
|:--|---:|
| d \\| e | |
f | *g*
<!-- Kommentar
über Zeilen -->

    eingerückt

~~~ py
x = 1
~~~
<div>
HTML
</div>

[Ziel][z], [z], [z][]. Fußnote[^1].

[z]: <https://a.de/b c> "T"
[^1]: Note
    weiter.
"""


def source_of(document: Document) -> str:
    return "".join(block.before + block.raw for block in document.blocks) + document.after


def only(markdown: str) -> Block:
    (block,) = read(markdown.encode(), name="brief.md").blocks
    return block


def spans_of(block: Block) -> list[tuple[str, Markup, str, str]]:
    return [
        (block.text[span.start : span.end], span.markup, span.opening, span.closing)
        for span in block.segments[0].source_spans
    ]


def translated(document: Document, targets: Sequence[tuple[str, Sequence[Span]]]) -> Document:
    return document.with_segments(
        [
            replace(segment, target=target, target_spans=tuple(spans))
            for segment, (target, spans) in zip(document.segments, targets, strict=True)
        ]
    )


def rewritten(markdown: str, target: str, *marked: str) -> str:
    """The file after translation; the source's spans stand around the words `marked`."""
    document = read(markdown.encode(), name="brief.md")
    spans = []
    spans_and_words = zip(document.segments[0].source_spans, marked, strict=True)
    for span, words in spans_and_words:
        start = target.index(words)
        spans.append(replace(span, start=start, end=start + len(words)))
    return write(translated(document, [(target, spans)])).decode()


def with_break(markdown: str, target: str, place: int) -> str:
    document = read(markdown.encode(), name="brief.md")
    (span,) = document.segments[0].source_spans
    return write(translated(document, [(target, [replace(span, start=place, end=place)])])).decode()


# reading


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_what_is_not_translated_stays_byte_for_byte(line_end: str, mark: bytes) -> None:
    text = PAGE.replace("\n", line_end)
    document = read(mark + text.encode(), name="brief.md")
    assert source_of(document) == text
    assert write(document) == mark + text.encode()
    first, *rest = document.segments
    one = write(document.with_segments([replace(first, target="标题"), *rest]))
    assert one == mark + text.replace("Titel *kursiv*", "标题").encode()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*FRAGMENTS, *LINE_ENDS, *PIPES]), max_size=30).map("".join))
def test_reading_loses_no_character(text: str) -> None:
    document = read(text.encode(), name="any.md")
    assert source_of(document) == text
    assert write(document) == text.encode()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*FRAGMENTS, *LINE_ENDS]), max_size=30).map("".join))
def test_a_translation_leaves_the_structure_of_any_file_alone(text: str) -> None:
    document = read(text.encode(), name="any.md")
    targets = [f"译文{n}" for n in range(len(document.segments))]
    again = read(write(translated(document, [(target, ()) for target in targets])), name="again.md")
    assert [block.text for block in again.blocks] == targets
    assert [block.kind for block in again.blocks] == [block.kind for block in document.blocks]
    assert [block.before for block in again.blocks] == [block.before for block in document.blocks]


def test_blocks_have_their_kinds_and_places() -> None:
    blocks = read(PAGE.encode(), name="brief.md").blocks
    assert [(b.address, b.kind, b.level, b.marker, b.text) for b in blocks] == [
        ("line 5", Kind.HEADLINE, 1, "", "Titel kursiv"),
        ("line 7", Kind.HEADLINE, 2, "", "Untertitel\nin zwei Zeilen"),
        (
            "line 11",
            Kind.PARAGRAPH,
            0,
            "",
            "Ein fetter\ttab,\nharter Umbruch\nund Schluss.\nLose * & ö.",
        ),
        ("line 16", Kind.QUOTE, 0, "", "Zitat\nlose Fortsetzung"),
        ("line 18", Kind.QUOTE, 0, "", "tiefer"),
        ("line 20", Kind.ITEM, 1, "•", "eins"),
        ("line 21", Kind.ITEM, 2, "1)", "innen"),
        ("line 23", Kind.ITEM, 2, "", "Absatz"),
        ("line 24", Kind.ITEM, 1, "•", "erledigt"),
        ("line 26", Kind.CELL, 0, "", "A"),
        ("line 26", Kind.CELL, 0, "", "b | c"),
        ("line 28", Kind.CELL, 0, "", "d | e"),
        ("line 29", Kind.CELL, 0, "", "f"),
        ("line 29", Kind.CELL, 0, "", "g"),
        ("line 42", Kind.PARAGRAPH, 0, "", "Ziel, z, z. Fußnote."),
        ("line 45", Kind.PARAGRAPH, 0, "", "Note\nweiter."),
    ]


def test_items_are_numbered_as_one_reads_them() -> None:
    blocks = read(b"3. drei\n3. vier\n3. f\xc3\xbcnf\n", name="brief.md").blocks
    assert [block.marker for block in blocks] == ["3.", "4.", "5."]


@pytest.mark.parametrize(
    "markdown, text, spans",
    [
        ("a **b** c", "a b c", [("b", Markup.STRONG, "**", "**")]),
        ("a __b__ c", "a b c", [("b", Markup.STRONG, "__", "__")]),
        ("a _b_ c", "a b c", [("b", Markup.EMPHASIS, "_", "_")]),
        ("a ~~b~~ c", "a b c", [("b", Markup.STRIKE, "~~", "~~")]),
        ("***a***", "a", [("a", Markup.EMPHASIS, "*", "*"), ("a", Markup.STRONG, "**", "**")]),
        ("a ``b`c`` d", "a b`c d", [("b`c", Markup.CODE, "``", "``")]),
        ("`` `b` ``", "`b`", [("`b`", Markup.CODE, "`` ", " ``")]),
        ('[b](c "t")', "b", [("b", Markup.LINK, "[", '](c "t")')]),
        ("<https://a.de/ä>", "https://a.de/ä", [("https://a.de/ä", Markup.AUTOLINK, "<", ">")]),
        ("<a@b.de>", "a@b.de", [("a@b.de", Markup.AUTOLINK, "<", ">")]),
        ("a ![b](c) d", "a  d", [("", Markup.OBJECT, "![b](c)", "")]),
        ("[![b](c)](d) e", "e", [("", Markup.OBJECT, "[![b](c)](d)", "")]),
        ("a<br>b", "a\nb", [("", Markup.BREAK, "<br>", "")]),
        ("a<!-- b -->", "a", [("", Markup.OBJECT, "<!-- b -->", "")]),
        ("a[^1]", "a", [("", Markup.OBJECT, "[^1]", "")]),
        ("a  \nb", "a\nb", [("", Markup.BREAK, "  \n", "")]),
        ("> a\\\n> b", "a\nb", [("", Markup.BREAK, "\\\n> ", "")]),
        ("\\*a\\* &lt;&#98;&gt; 2*3*4", "*a* <b> 234", [("3", Markup.EMPHASIS, "*", "*")]),
        (f"{'a ' * 30}\n  b", f"{'a ' * 29}a\nb", []),
    ],
)
def test_markup_stands_beside_the_text(
    markdown: str, text: str, spans: list[tuple[str, Markup, str, str]]
) -> None:
    block = only(markdown)
    assert block.text == text
    assert spans_of(block) == spans


@pytest.mark.parametrize("reference", ["[a][z]", "[a][]", "[a]"])
def test_links_by_reference_lead_where_the_definition_says(reference: str) -> None:
    block = only(f"{reference}\n\n[a]: /a\n[z]: /z\n")
    (span,) = block.segments[0].source_spans
    label = "z" if "z" in reference else "a"
    assert (span.opening, span.closing, span.href) == ("[", f"][{label}]", f"/{label}")


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "\n\n",
        "---\ntitle: Titel\ntags:\n  - a\n---\n",
        "+++\ntitle = 'Titel'\n+++\n",
        "    Code\n",
        "```\nCode\n```\n",
        "<div>\nText\n</div>\n",
        "<!-- Text -->\n",
        "[a]: /b 'Titel'\n",
        "![Bild](b.png)\n",
        "***\n",
    ],
)
def test_what_is_no_running_text_is_no_block(markdown: str) -> None:
    assert read(markdown.encode(), name="brief.md").blocks == ()


def test_a_text_between_two_rules_is_no_front_matter() -> None:
    assert [b.text for b in read(b"---\nEin Satz.\n\n---\n", name="a.md").blocks] == ["Ein Satz."]


def test_a_checkbox_and_an_alert_belong_to_the_structure() -> None:
    text = "- [ ] offen\n\n> [!NOTE]\n> Hinweis\n"
    document = read(text.encode(), name="brief.md")
    assert [block.text for block in document.blocks] == ["offen", "Hinweis"]
    assert write(translated(document, [("待办", ()), ("提示", ())])).decode() == (
        "- [ ] 待办\n\n> [!NOTE]\n> 提示\n"
    )


def test_each_footnote_stays_one() -> None:
    text = "a[^1]\n\n[^1]: Eins\n[^2]: Zwei\n    weiter\n\n    Absatz\n"
    blocks = read(text.encode(), name="brief.md").blocks
    assert [block.text for block in blocks] == ["a", "Eins", "Zwei\nweiter", "Absatz"]


@pytest.mark.parametrize("depth", [10, 200, 1000])
def test_hostile_nesting_loses_nothing(depth: int) -> None:
    for opening, closing in (("![", "](x)"), ("[", "]"), ("> ", ""), ("*a ", " b*")):
        text = opening * depth + "a" + closing * depth
        document = read(f"{text}\n\nEnde".encode(), name="brief.md")
        assert source_of(document) == f"{text}\n\nEnde"
        assert document.blocks[-1].text == "Ende"


def test_a_file_that_is_no_text_is_an_error_with_a_remedy() -> None:
    with pytest.raises(FormatError) as caught:
        read(b"\x00\x01\x02", name="brief.md")
    assert caught.value.remedy


# writing


@pytest.mark.parametrize(
    "markdown, target, marked, written",
    [
        ("a **b** c", "甲乙丙", ["乙"], "甲**乙**丙"),
        ("a _b_ c", "甲乙丙", ["乙"], "甲*乙*丙"),
        ("_b_", "乙", ["乙"], "_乙_"),
        ("a **b** c", "“重庆”是", ["“重庆”"], "“**重庆**”是"),
        ("a **b** c", "他说重要。他", ["重要。"], "他说**重要**。他"),
        ("a **b** c", "重庆（市）是", ["重庆（市）"], "<strong>重庆（市）</strong>是"),
        ("a *b* c", "甲……乙", ["……"], "甲<em>……</em>乙"),
        ("a ~~b~~ c", "甲（乙）", ["甲（乙）"], "~~甲（乙）~~"),
        ("a **`b`** c", "甲b乙", ["b", "b"], "甲<strong>`b`</strong>乙"),
        ("a **[b](c)** d", "甲乙丙", ["乙", "乙"], "甲[**乙**](c)丙"),
        ("*a* **b**", "甲乙", ["甲", "乙"], "*甲***乙**"),
        ("a **b** *c*", "甲乙丙", ["甲乙", "乙丙"], "<strong>甲<em>乙</em></strong><em>丙</em>"),
        ("[a](u_1)!", "看！", ["看"], "[看](u_1)！"),
        ("a [b](c)", "看![甲]", ["[甲]"], "看\\![\\[甲\\]](c)"),
        ("a `b` c", "甲`乙", ["`乙"], "甲`` `乙 ``"),
        ("<https://a.de>", "见https://a.de。", ["https://a.de"], "见<https://a.de>。"),
        ("a[^1] ![b](c)", "甲。", ["", ""], "[^1]![b](c)甲。"),
    ],
)
def test_markup_arrives_in_the_target(
    markdown: str, target: str, marked: list[str], written: str
) -> None:
    assert rewritten(markdown, target, *marked) == written


@pytest.mark.parametrize(
    "target, written",
    [
        ("1. 项目", "1\\. 项目"),
        ("2024年1.5万", "2024年1.5万"),
        ("2024_Bericht", "2024_Bericht"),
        ("_甲_", "\\_甲\\_"),
        ("*注意*", "\\*注意\\*"),
        ("5 * 3", "5 * 3"),
        ("# 甲", "\\# 甲"),
        ("C#和#1", "C#和#1"),
        ("- 甲", "\\- 甲"),
        ("-1度", "-1度"),
        ("+ 甲", "\\+ 甲"),
        ("> 甲", "\\> 甲"),
        ("---", "\\---"),
        ("[甲](乙)", "\\[甲](乙)"),
        ("a<b", "a\\<b"),
        ("<5%", "<5%"),
        ("`甲", "\\`甲"),
        ("甲|乙", "甲|乙"),
        ("AT&T", "AT&T"),
        ("&amp;", "\\&amp;"),
        ("C:\\甲\\*", "C:\\甲\\\\\\*"),
        ("5~10公里", "5~10公里"),
        ("5~10，6~8", "5\\~10，6\\~8"),
        ("甲\n乙", "甲 乙"),
        ("", "&nbsp;"),
    ],
)
def test_signs_are_escaped_only_where_they_would_mean_something(target: str, written: str) -> None:
    assert rewritten("Text", target) == written


def test_signs_are_escaped_as_their_place_asks() -> None:
    assert rewritten("# Text #", "1. 甲 #") == "# 1. 甲 \\# #"
    assert rewritten("|a|\n|-|", "甲|乙\\") == "|甲\\|乙&#92;|\n|-|"
    assert rewritten("Text\n---", "甲|") == "甲&#124;\n---"


@pytest.mark.parametrize(
    "markdown, written",
    [
        ("Weg 1  \n07743 Jena", "路1号  \n耶拿"),
        ("Weg 1\\\n07743 Jena", "路1号\\\n耶拿"),
        ("> Weg 1  \r\n> 07743 Jena\r\n", "> 路1号  \r\n> 耶拿\r\n"),
        ("- a\n  - Weg 1  \n    07743 Jena", None),
        ("Weg 1<br>07743 Jena", "路1号<br>耶拿"),
    ],
)
def test_a_line_break_stays_one(markdown: str, written: str | None) -> None:
    if written is None:
        document = read(markdown.encode(), name="brief.md")
        outer, inner = document.segments
        (span,) = inner.source_spans
        targets = [("甲", ()), ("路1号 耶拿", [replace(span, start=4, end=4)])]
        assert write(translated(document, targets)).decode() == ("- 甲\n  - 路1号  \n    耶拿")
    else:
        assert with_break(markdown, "路1号 耶拿", 4) == written


def test_a_line_break_at_the_end_goes() -> None:
    assert with_break("Weg 1  \nJena", "耶拿", 2) == "耶拿"


def test_sentences_are_joined_with_their_markup() -> None:
    document = read(b"**Eins. Zwei.** `Drei`.", name="brief.md")
    (block,) = document.blocks
    bold, code = block.segments[0].source_spans
    cut = (
        Segment(source="Eins.", gap=" ", target="一。", target_spans=(replace(bold, end=2),)),
        Segment(source="Zwei.", gap=" ", target="二。", target_spans=(replace(bold, end=2),)),
        Segment(source="Drei.", source_spans=(replace(code, start=0, end=4),)),
    )
    parted = replace(document, blocks=(replace(block, segments=cut),))
    assert write(parted).decode() == "**一。二**。`Drei`."


def test_a_reference_still_resolves_when_its_text_is_translated() -> None:
    assert rewritten("[Ziel]\n\n[Ziel]: /z\n", "目标", "目标") == "[目标][Ziel]\n\n[Ziel]: /z\n"


# properties of writing

FRAME = """\
# A

B
===

C [r].

> D

- E
  1. F

     G

| H | I |
|---|---|
| J | K |

L | M
--|--
N | O

[^1]: P

- [ ] Q

R

[r]: /r
"""

MARKUP = [
    (Markup.STRONG, "**", "**", None),
    (Markup.EMPHASIS, "_", "_", None),
    (Markup.STRIKE, "~~", "~~", None),
    (Markup.CODE, "`", "`", None),
    (Markup.LINK, "[", "](/u_v)", "/u_v"),
    (Markup.LINK, "[", "][r]", "/r"),
]
OBJECTS = ["![b](c)", "[^1]", "<b>", "<!-- c -->", "<div>"]
SIGNS = [*"重庆是，。“”（）的 ab1.-+*_`~#[]()<>!&|\\:=\t", "**", "~~", "# ", "- ", "&amp;", "[^1]:"]


@st.composite
def targets(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12).map("".join))
    places = st.integers(0, len(text))
    spans = []
    for markup, opening, closing, href in draw(st.lists(st.sampled_from(MARKUP), max_size=3)):
        start, end = sorted((draw(places), draw(places)))
        if start < end:
            spans.append(
                Span(
                    start=start, end=end, markup=markup, opening=opening, closing=closing, href=href
                )
            )
    for opening in draw(st.lists(st.sampled_from(OBJECTS), max_size=2)):
        place = draw(places)
        spans.append(Span(start=place, end=place, markup=Markup.OBJECT, opening=opening))
    return text if text.strip() else f"{text}庆", spans


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_was_written_reads_back(data: st.DataObject) -> None:
    document = read(FRAME.encode(), name="frame.md")
    drawn = [data.draw(targets()) for _ in document.segments]
    again = read(write(translated(document, drawn)), name="again.md")
    assert [(b.kind, b.level, b.marker) for b in again.blocks] == [
        (b.kind, b.level, b.marker) for b in document.blocks
    ]
    assert [block.text for block in again.blocks] == [text.strip() for text, _ in drawn]


@settings(max_examples=60, deadline=None)
@given(targets())
def test_writing_what_was_read_back_changes_nothing(target: tuple[str, list[Span]]) -> None:
    document = read(b"Text [r].\n\n[r]: /r\n", name="brief.md")
    once = write(translated(document, [target]))
    again = read(once, name="again.md")
    copied = [(segment.source, segment.source_spans) for segment in again.segments]
    twice = read(write(translated(again, copied)), name="twice.md")
    assert [block.text for block in twice.blocks] == [block.text for block in again.blocks]
    assert places_of(twice) == places_of(again)


def places_of(document: Document) -> set[tuple[int, Markup, str | None]]:
    """Which characters have which markup; how spans that touch are parted does not matter."""
    return {
        (place, span.markup, span.href)
        for segment in document.segments
        for span in segment.source_spans
        for place in range(span.start, max(span.end, span.start + 1))
    }


def test_the_lines_of_an_address_stay_apart() -> None:
    markdown = "**Stadt Jena**\nAnna Weber\nTelefon: +49 3641 0\n"
    block = only(markdown)
    assert block.text == "Stadt Jena\nAnna Weber\nTelefon: +49 3641 0"
    breaks = [span for span in block.segments[0].source_spans if span.markup is Markup.BREAK]
    assert [span.opening for span in breaks] == ["  \n", "  \n"]


def test_a_line_with_a_label_stays_apart_in_a_wide_paragraph() -> None:
    wide = "Das Werk in Jena besteht seit dem Jahr 1951 und wächst seither"
    breaks = [s for s in only(f"{wide}\nTelefon: 0\n").segments[0].source_spans]
    assert [span.markup for span in breaks] == [Markup.BREAK]
    assert only(f"{wide}\nbeständig weiter.\n").segments[0].source_spans == ()


def test_a_dateline_is_told_apart() -> None:
    document = read(b"# Titel\n\nJena, 12. November 2024\n\nText.\n", name="a.md")
    assert [block.kind for block in document.blocks] == ["headline", "dateline", "paragraph"]
