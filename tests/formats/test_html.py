"""The bilingual page: what it shows, and what can never get into it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import (
    Block,
    Confidence,
    Document,
    Kind,
    Link,
    Markup,
    Note,
    Origin,
    Outcome,
    Provenance,
    Receipt,
    Segment,
    Severity,
    Side,
    Span,
)
from bitrans.formats.html import Mark, atoms, marked, write
from bitrans.formats.page_words import CONFIDENCES, OUTCOMES, SEVERITIES

VOID = {"meta", "br"}


class Element:
    """An element of a parsed page with the text in it."""

    def __init__(self, tag: str, attributes: dict[str, str], parents: tuple[str, ...]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parents = parents
        self.text = ""

    def has_class(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()


class Page(HTMLParser):
    """A parsed page; fails on elements that are not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[tuple[str, tuple[str, ...]]] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, tuple(e.tag for e in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((data, tuple(element.tag for element in self._open)))
        for element in self._open:
            element.text += data

    def all(self, tag: str, cls: str = "") -> list[Element]:
        return [e for e in self.elements if e.tag == tag and (not cls or e.has_class(cls))]

    def by_class(self, cls: str) -> list[Element]:
        return [e for e in self.elements if e.has_class(cls)]


def page(document: Document) -> Page:
    return Page(write(document).decode())


def part(name: str) -> str:
    return files("bitrans.formats").joinpath(name).read_text("utf-8")


def document(*segments: Segment, kind: Kind = Kind.PARAGRAPH, **more: object) -> Document:
    block = Block(address="b0", kind=kind, segments=segments)
    fields: dict[str, object] = {"name": "brief.txt", "format": ".txt", "blocks": (block,)}
    return Document(**(fields | more))  # type: ignore[arg-type]


MAYOR = Segment(
    source="Die Oberbürgermeisterin kommt.",
    target="市长来了。",
    links=(Link((4, 23), (0, 2)), Link((24, 29), (2, 4))),
    receipts=(
        Receipt(
            kind="term",
            wanted=("市长", "女市长"),
            outcome=Outcome.REDECODED,
            source_span=(4, 23),
            target_span=(0, 2),
            origin="titles.csv:12",
        ),
    ),
)


def note(severity: Severity = Severity.ERROR, **more: object) -> Note:
    fields = {"code": "a.code", "severity": severity, "text": "A finding.", "remedy": "Do it."}
    return Note(**(fields | more))  # type: ignore[arg-type]


# What the page shows


def test_the_two_texts_stand_side_by_side_in_their_languages() -> None:
    shown = page(document(MAYOR))
    assert [e.text for e in shown.by_class("german")] == [MAYOR.source]
    assert [e.attributes["lang"] for e in shown.by_class("german")] == ["de"]
    assert [e.text for e in shown.by_class("chinese")] == [MAYOR.target]
    assert [e.attributes["lang"] for e in shown.by_class("chinese")] == ["zh-Hans"]
    assert shown.all("html")[0].attributes["lang"] == "de"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(document(MAYOR)) == write(document(MAYOR))


def test_segments_are_numbered_over_the_document_and_link_to_themselves() -> None:
    blocks = tuple(
        Block(address=f"b{n}", kind=Kind.PARAGRAPH, segments=(Segment(source="A."),) * n)
        for n in (2, 0, 1)
    )
    shown = page(document(blocks=blocks))
    assert [e.attributes["id"] for e in shown.by_class("pair")] == ["s1", "s2", "s3"]
    assert [(e.text, e.attributes["href"]) for e in shown.by_class("number")] == [
        ("1", "#s1"),
        ("2", "#s2"),
        ("3", "#s3"),
    ]


def test_the_head_names_title_source_model_glossaries_and_day() -> None:
    headline = Segment(source="Besuch aus\nChongqing", target="重庆来访")
    provenance = Provenance(
        engine="ct2", model="embedded", glossaries=("a.csv", "b.csv"), day=date(2025, 3, 4)
    )
    shown = page(document(headline, kind=Kind.HEADLINE, provenance=provenance))
    assert shown.all("h1")[0].text == "Besuch aus Chongqing"
    assert shown.by_class("chinese-title")[0].text == "重庆来访"
    assert shown.all("title")[0].text.startswith("Besuch aus Chongqing")
    assert shown.all("time")[0].attributes["datetime"] == "2025-03-04"
    facts = shown.all("dl", "facts")[0].text
    for fact in ("brief.txt", "embedded", "ct2", "a.csv, b.csv", "2025-03-04"):
        assert fact in facts


def test_without_headline_and_provenance_the_file_name_is_the_title() -> None:
    shown = page(document(MAYOR))
    assert shown.all("h1")[0].text == "brief.txt"
    assert not shown.by_class("chinese-title")
    assert "Modell" not in shown.all("dl", "facts")[0].text


def test_the_words_over_a_release_are_not_its_title() -> None:
    blocks = tuple(
        Block(address=name, kind=Kind.HEADLINE, level=1, segments=(Segment(source=name),))
        for name in ("Pressemitteilung Nr. 12/2024", "Jena empfängt Gäste")
    )
    shown = page(Document(name="brief.txt", format=".txt", blocks=blocks))
    assert shown.all("h1")[0].text == "Jena empfängt Gäste"


def test_headlines_are_headings_of_their_level() -> None:
    blocks = tuple(
        Block(
            address=f"b{level}",
            kind=Kind.HEADLINE,
            level=level,
            segments=(Segment(source=f"Ebene {level}"),),
        )
        for level in (0, 1, 2, 9)
    )
    shown = page(document(blocks=blocks))
    assert [e.tag for e in shown.by_class("german")] == ["h2", "h2", "h3", "h6"]


def test_a_list_item_shows_its_marker_before_both_texts_and_once() -> None:
    block = Block(
        address="b0",
        kind=Kind.ITEM,
        level=1,
        marker="2.",
        segments=(Segment(source="Eins.", target="一。"), Segment(source="Zwei.", target="二。")),
    )
    shown = page(document(blocks=(block,)))
    assert [e.text for e in shown.by_class("german")] == ["2.Eins.", "Zwei."]
    assert [e.text for e in shown.by_class("chinese")] == ["2.一。", "二。"]
    assert [e.attributes["role"] for e in shown.by_class("block")] == ["listitem"]


@pytest.mark.parametrize(
    "target, shown_as", [(None, "noch nicht übersetzt"), ("", "ohne Entsprechung")]
)
def test_a_segment_without_chinese_says_why(target: str | None, shown_as: str) -> None:
    shown = page(document(Segment(source="Guten Tag.", target=target)))
    assert [e.text for e in shown.by_class("chinese")] == [shown_as]


def test_a_document_without_text_is_a_page_that_says_so() -> None:
    shown = page(document(blocks=(), notes=(note(Severity.INFO, text="The file is empty."),)))
    assert shown.by_class("empty")[0].text == "Dieses Dokument enthält keinen Text."
    assert "The file is empty. Do it." in shown.by_class("all-notes")[0].text


# Words, terms, markup and places of notes


def test_words_that_belong_together_share_a_number() -> None:
    shown = page(document(MAYOR))
    words = [(e.text, e.attributes["data-w"]) for e in shown.elements if "data-w" in e.attributes]
    assert words == [("Oberbürgermeisterin", "0"), ("kommt", "1"), ("市长", "0"), ("来了", "1")]


def test_overlapping_words_are_cut_into_pieces_that_belong_to_several() -> None:
    html = marked("abcdef", (), [(0, 4), (2, 6), (2, 4)], focusable=False)
    words = [(e.text, e.attributes["data-w"]) for e in Page(html).elements]
    assert words == [("ab", "0"), ("cd", "0 1 2"), ("ef", "1")]


def test_a_german_text_is_one_tab_stop_and_its_chinese_none() -> None:
    segment = Segment(
        source="eins zwei drei",
        target="一二三",
        links=(Link((0, 4), (0, 1)), Link((5, 9), (1, 2)), Link((10, 14), (2, 3))),
    )
    words = [e for e in page(document(segment)).elements if "data-w" in e.attributes]
    assert [e.attributes.get("tabindex") for e in words] == ["0", "-1", "-1", None, None, None]


def test_nothing_that_takes_the_focus_lies_in_an_anchor() -> None:
    span = Span(start=0, end=30, markup=Markup.LINK, opening="", href="https://example.org")
    segment = Segment(
        source=MAYOR.source,
        target=MAYOR.target,
        links=MAYOR.links,
        receipts=MAYOR.receipts,
        source_spans=(span,),
    )
    shown = page(document(segment))
    inside = [e for e in shown.elements if "a" in e.parents]
    assert inside
    assert not [e for e in inside if e.tag == "a" or "tabindex" in e.attributes]
    assert [e.text for e in shown.all("span", "term")][-1] == "Oberbürgermeisterin"


def test_a_receipt_is_marked_in_both_texts_and_opens_without_script() -> None:
    shown = page(document(MAYOR))
    terms = [(e.text, e.attributes["href"]) for e in shown.all("a", "redecoded")]
    assert terms == [("Oberbürgermeisterin", "#s1-t1"), ("市长", "#s1-t1")]
    assert [e.tag for e in shown.by_class("terms")] == ["details"]
    card = next(e for e in shown.elements if e.attributes.get("id") == "s1-t1")
    assert "details" in card.parents
    for said in ("Oberbürgermeisterin → 市长", "eingesetzt", "市长 oder 女市长", "titles.csv:12"):
        assert said in card.text


def test_what_the_glossary_says_of_a_term_is_in_its_card() -> None:
    (receipt,) = MAYOR.receipts
    told = replace(MAYOR, receipts=(replace(receipt, comment="for a larger <city>"),))
    shown = page(document(told))
    card = next(e for e in shown.elements if e.attributes.get("id") == "s1-t1")
    assert "Erläuterungfor a larger <city>" in card.text
    assert not any("Erläuterung" in e.text for e in page(document(MAYOR)).elements)


def test_a_missing_term_is_marked_in_german_only() -> None:
    receipt = Receipt(
        kind="term",
        wanted=("市长",),
        outcome=Outcome.MISSING,
        source_span=(4, 23),
        target_span=None,
        origin="titles.csv:12",
    )
    segment = Segment(source=MAYOR.source, target="她来了。", receipts=(receipt,))
    shown = page(document(segment))
    assert [e.text for e in shown.all("a", "missing")] == ["Oberbürgermeisterin"]
    assert "Oberbürgermeisterin → –" in shown.by_class("rendering")[0].text


@pytest.mark.parametrize("severity", Severity)
def test_a_note_is_shown_with_word_text_remedy_code_and_place(severity: Severity) -> None:
    segment = Segment(source="Ja.", target="是13万。", notes=(note(severity, span=(1, 4)),))
    shown = page(document(segment))
    assert [e.text for e in shown.all("mark") if "bdi" in e.parents] == ["13万"]
    text = shown.all("li", "note")[0].text
    word = SEVERITIES[severity]
    for said in (word.sign, word.one, "A finding.", "Do it.", "a.code", "im Chinesischen: 13万"):
        assert said in text


def test_the_list_of_all_notes_begins_with_errors_and_leads_to_the_segments() -> None:
    segments = (
        Segment(source="A.", notes=(note(Severity.INFO), note(Severity.WARNING))),
        Segment(source="B.", notes=(note(Severity.ERROR),)),
    )
    html = write(document(*segments)).decode()
    listed = html[html.index('class="all-notes"') : html.index('class="help"')]
    assert re.findall(r'<li class="(\w+)">.*?href="#(s\d)"', listed) == [
        ("error", "s2"),
        ("warning", "s1"),
        ("info", "s1"),
    ]


def test_the_overview_counts_segments_terms_and_notes() -> None:
    shown = page(document(MAYOR, Segment(source="B.", notes=(note(), note(Severity.WARNING)))))
    tallies = [e.text for e in shown.by_class("tally")]
    assert tallies == [
        "2 Segmente",
        "✓0 richtig übersetzt",
        "◇0 ausgewählt",
        "↻1 eingesetzt",
        "⇄0 ersetzt",
        "✕0 fehlen",
        "✕1 Fehler",
        "!1 Warnung",
        "i0 Hinweise",
    ]


def test_an_unsure_translation_has_a_quiet_sign_under_its_number() -> None:
    line = [Segment(source="A.", target="甲", confidence=one) for one in (None, *Confidence)]
    shown = page(document(*line))
    assert [(e.text, e.attributes["aria-label"]) for e in shown.by_class("number")] == [
        ("1", "Segment 1"),
        ("2", "Segment 2"),
        ("3?", "Segment 3, Übersetzung ansehen"),
        ("4??", "Segment 4, Übersetzung zweifelhaft"),
    ]


def test_the_overview_counts_and_explains_confidence_where_there_is_one() -> None:
    line = [Segment(source="A.", target="甲", confidence=one) for one in Confidence]
    shown = page(document(*line, line[0]))
    tallies = [e.text for e in shown.by_class("tally")]
    assert tallies[1:4] == ["✓2 gut", "?1 ansehen", "??1 zweifelhaft"]
    assert len(shown.by_class("trust")) == 2
    assert "Verlässlichkeit" not in write(document(Segment(source="A.", target="甲"))).decode()


def test_only_the_work_of_a_machine_is_called_so() -> None:
    given, made = (
        Segment(source="A.", target="甲", origin=one) for one in (Origin.GIVEN, Origin.ENGINE)
    )
    assert "Maschinelle Übersetzung." not in write(document(given)).decode()
    assert "Maschinelle Übersetzung." in write(document(given, made)).decode()


def test_a_page_of_given_chinese_says_that_it_was_checked_and_not_who_made_it() -> None:
    provenance = Provenance(engine="ct2", model="embedded", glossaries=(), day=date(2025, 3, 4))
    given, made = (
        Segment(source="A.", target="甲", origin=one) for one in (Origin.GIVEN, Origin.ENGINE)
    )
    checked = page(document(given, provenance=provenance)).all("dl", "facts")[0].text
    assert "Geprüft mit" in checked and "embedded (ct2)" in checked and "Modell" not in checked
    assert "bitte vor der Weitergabe auch selbst prüfen" in write(document(given)).decode()
    translated = page(document(given, made, provenance=provenance)).all("dl", "facts")[0].text
    assert "Modell" in translated and "Geprüft mit" not in translated


def test_every_outcome_severity_and_confidence_has_its_word() -> None:
    assert set(CONFIDENCES) == set(Confidence)
    assert set(OUTCOMES) == set(Outcome)
    assert set(SEVERITIES) == set(Severity)


@pytest.mark.parametrize(
    "markup, tag",
    [
        (Markup.STRONG, "strong"),
        (Markup.EMPHASIS, "em"),
        (Markup.STRIKE, "s"),
        (Markup.CODE, "code"),
    ],
)
def test_markup_is_shown_in_both_texts(markup: Markup, tag: str) -> None:
    segment = Segment(
        source="ganz wichtig",
        target="很重要",
        source_spans=(Span(start=5, end=12, markup=markup, opening="?"),),
        target_spans=(Span(start=1, end=3, markup=markup, opening="?"),),
    )
    shown = [e.text for e in page(document(segment)).all(tag) if "bdi" in e.parents]
    assert shown == ["wichtig", "重要"]


def test_an_object_between_characters_shows_nothing() -> None:
    span = Span(start=2, end=2, markup=Markup.OBJECT, opening="<img src=x onerror=alert(1)>")
    html = write(document(Segment(source="ab cd", source_spans=(span,)))).decode()
    assert "onerror" not in html
    assert [e.text for e in Page(html).by_class("german")] == ["ab cd"]


@pytest.mark.parametrize(
    "href", ["https://example.org/a?b=1&c=2", "http://example.org", "mailto:presse@example.org"]
)
def test_addresses_of_the_web_and_of_mail_are_links(href: str) -> None:
    span = Span(start=0, end=2, markup=Markup.LINK, opening="[", href=href)
    shown = page(document(Segment(source="ab", source_spans=(span,))))
    assert [e.attributes["href"] for e in shown.all("a", "link")] == [href]


@pytest.mark.parametrize(
    "href",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/brief.html",
        'https://example.org/" onmouseover="alert(1)',
        "https://example.org/\n",
        "https://example.org/\ud800",
    ],
)
@pytest.mark.parametrize("markup", [Markup.LINK, Markup.AUTOLINK])
def test_every_other_address_is_only_text(href: str | None, markup: Markup) -> None:
    span = Span(start=0, end=2, markup=markup, opening="[", href=href)
    shown = page(document(Segment(source="ab", source_spans=(span,))))
    assert not shown.all("a", "link")
    assert [e.text for e in shown.by_class("german")] == ["ab"]


# Hostile text

HOSTILE = [
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "<!-- --><!DOCTYPE x><![CDATA[ ]]>",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    "{0} %s %(a)s",
    "&lt;script&gt;&#39;",
    "a\u2028b\u2029c",
    "\u202egnitirw tfel ot thgir\u2066",
    "\ud800\x00\x1b[31m\x9b",
    "\x0d\x0a\x0c",
]


def hostile_document(text: str) -> Document:
    size = len(text)
    interval = (0, size)
    markup = [
        Span(start=0, end=max(size - i, 0), markup=kind, opening=text, closing=text, href=text)
        for i, kind in enumerate(Markup)
    ]
    receipt = Receipt(
        kind=text,
        wanted=(text, text),
        outcome=Outcome.KEPT,
        source_span=interval,
        target_span=interval,
        origin=text,
    )
    notes = tuple(
        Note(code=text, severity=Severity.ERROR, text=text, remedy=text, side=side, span=interval)
        for side in Side
    )
    segment = Segment(
        source=text,
        target=text,
        source_spans=tuple(markup),
        target_spans=tuple(markup),
        links=(Link(interval, interval),),
        receipts=(receipt,),
        notes=notes,
    )
    blocks = tuple(
        Block(address=text, kind=kind, segments=(segment,), marker=text, before=text, raw=text)
        for kind in Kind
    )
    provenance = Provenance(engine=text, model=text, glossaries=(text,), day=date(2025, 3, 4))
    return Document(
        name=text, format=".md", blocks=blocks, notes=notes, provenance=provenance, after=text
    )


def assert_harmless(shown: Page) -> None:
    assert [e.text for e in shown.all("script")] == [part("page.js")]
    assert [e.text for e in shown.all("style")] == [part("page.css")]
    assert len(shown.all("body")) == len(shown.all("head")) == len(shown.all("title")) == 1
    for element in shown.elements:
        assert not [name for name in element.attributes if name.startswith("on")]
        assert not {"style", "src", "srcdoc", "action"} & element.attributes.keys()
        href = element.attributes.get("href", "#")
        assert re.match(r"#|https?://|mailto:", href)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_never_becomes_markup_or_script(text: str) -> None:
    shown = page(hostile_document(text))
    assert_harmless(shown)
    seen = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text)
    assert [e.text for e in shown.by_class("german")][0].endswith(seen)


@given(st.text(st.characters(), max_size=40))
def test_any_text_gives_a_page_of_the_same_shape(text: str) -> None:
    assert_harmless(page(hostile_document(text)))


def test_direction_overrides_cannot_reach_beyond_their_text() -> None:
    shown = page(hostile_document("\u202eevil"))
    assert "\u202e" not in shown.all("title")[0].text
    assert "bdi { unicode-bidi: isolate; }" in part("page.css")
    carriers = [parents for text, parents in shown.texts if "\u202e" in text]
    assert carriers
    assert all("bdi" in parents for parents in carriers)


# The policy, and what the page is made of


def test_the_policy_allows_our_style_and_script_and_nothing_else() -> None:
    shown = page(document(MAYOR))
    policy = next(
        e.attributes["content"]
        for e in shown.all("meta")
        if e.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    hashes = [
        base64.b64encode(hashlib.sha256(shown.all(tag)[0].text.encode()).digest()).decode()
        for tag in ("style", "script")
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("name", ["page.css", "page.js"])
def test_style_and_script_load_nothing(name: str) -> None:
    assert not re.search(r"url\(|@import|https?:|fetch|innerHTML|</", part(name))


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


READ_ON = [
    *product(
        ["ink", "muted", "accent", "seal", "error", "warning", "info", "kept"],
        ["paper", "card", "tint"],
    ),
    *product(["ink", "muted"], ["info-tint"]),
    *((colour, f"{colour}-tint") for colour in ("error", "warning", "info")),
    *(("ink", f"{colour}-tint") for colour in ("error", "warning")),
    ("lit-ink", "lit"),
    ("card", "error"),
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("front, back", READ_ON)
def test_every_text_has_enough_contrast(front: str, back: str, scheme: int) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    schemes = re.findall(r":root \{(.*?)\}", part("page.css"), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", schemes[scheme]))
    light, dark = sorted((_luminance(colours[front]), _luminance(colours[back])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_page_has_landmarks_one_main_heading_and_a_way_past_the_head() -> None:
    shown = page(document(MAYOR))
    assert len(shown.all("main")) == len(shown.all("h1")) == 1
    assert shown.all("header", "page") and shown.all("footer", "page")
    assert shown.by_class("skip")[0].attributes["href"] == "#text"
    assert shown.all("main")[0].attributes["id"] == "text"


def test_every_jump_leads_somewhere_and_no_id_is_twice() -> None:
    shown = page(document(MAYOR, Segment(source="B.", notes=(note(),))))
    ids = [e.attributes["id"] for e in shown.elements if "id" in e.attributes]
    jumps = {e.attributes["href"][1:] for e in shown.all("a")}
    assert len(ids) == len(set(ids))
    assert jumps <= set(ids)


# The pure functions

TEXTS = st.text(alphabet="aÄ<&\"'市", min_size=1, max_size=12)


@st.composite
def texts_with_intervals(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(TEXTS)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    proper = ends.map(lambda pair: (min(pair), max(pair))).filter(lambda pair: pair[0] < pair[1])
    return text, draw(st.lists(proper, max_size=6))


@given(texts_with_intervals())
def test_the_pieces_are_the_text_and_know_what_covers_them(
    case: tuple[str, list[tuple[int, int]]],
) -> None:
    text, intervals = case
    pieces = list(atoms(len(text), intervals))
    assert "".join(text[start:end] for start, end, _ in pieces) == text
    for start, end, covering in pieces:
        assert covering == [i for i, (a, b) in enumerate(intervals) if a <= start and end <= b]


@given(texts_with_intervals(), st.lists(st.sampled_from(["a", "strong", "mark"]), min_size=6))
def test_marks_that_overlap_in_any_way_leave_the_text_as_it_is(
    case: tuple[str, list[tuple[int, int]]], tags: list[str]
) -> None:
    text, intervals = case
    marks = [Mark(place, tag) for place, tag in zip(intervals, tags, strict=False)]
    html = marked(text, marks, intervals, focusable=True)
    shown = Page(f"<bdi>{html}</bdi>")
    assert shown.elements[0].text == text
    assert not [e for e in shown.all("a") if "a" in e.parents]
    assert len([e for e in shown.elements if e.attributes.get("tabindex") == "0"]) <= 1
