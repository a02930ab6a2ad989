"""Reading glossaries: what Excel and people write, and what is said about mistakes."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.errors import GlossaryError
from bitrans.glossary.load import Term, load, parse

ROWS = "source,target\nStadt,城市\nLand,州|国家\n"


def _terms(data: str | bytes) -> list[Term]:
    sheet = parse(data.encode() if isinstance(data, str) else data, file="t.csv")
    assert sheet.mistakes == ()
    return [row.term for row in sheet.rows]


def _mistakes(data: str | bytes) -> list[str]:
    sheet = parse(data.encode() if isinstance(data, str) else data, file="t.csv")
    return [str(mistake) for mistake in sheet.mistakes]


def test_reads_all_columns_in_any_order() -> None:
    text = (
        "Note, TARGET ,forbidden,source,pos,case,dnt,Domain\n"
        '"Titel, Amt",市长|上级市市长,大市长|老市长,Oberbürgermeister,n,exact,,titles\n'
    )
    assert _terms(text) == [
        Term(
            source="Oberbürgermeister",
            targets=("市长", "上级市市长"),
            forbidden=("大市长", "老市长"),
            origin="t.csv:2",
            pos="n",
            domain="titles",
            note="Titel, Amt",
            case="exact",
        )
    ]


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode(),
        ROWS.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + ROWS.replace(",", "\t").encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ROWS.encode("utf-16-be"),
        ROWS.replace(",", ";").encode(),
        ROWS.replace("\n", "\r\n").encode(),
        ROWS.replace("\n", "\r").encode(),
        ROWS.replace("\n", ",,\n").encode(),
        ROWS.replace("\n", "\n,\n\n").encode(),
        b"sep=;\r\n" + ROWS.replace(",", ";").encode(),
        b'"source","target"\n"Stadt","' + "城市".encode() + '"\nLand,州|国家'.encode(),
    ],
    ids="utf8 bom utf16tab utf16be semicolon crlf cr trailing blank sep quoted".split(),
)
def test_reads_csv_as_programs_write_it(data: bytes) -> None:
    assert [(term.source, term.targets) for term in _terms(data)] == [
        ("Stadt", ("城市",)),
        ("Land", ("州", "国家")),
    ]


def test_the_line_is_the_one_on_which_the_entry_begins() -> None:
    text = 'sep=,\n\nsource,target,note\nA,甲,"zwei\nZeilen"\nB,乙,\n'
    assert [term.origin for term in _terms(text)] == ["t.csv:4", "t.csv:6"]


def test_what_is_not_translated_is_its_own_first_rendering() -> None:
    terms = _terms("source,target,dnt\nBMW,宝马,ja\nSAP,,x\nVW,大众,no\n")
    assert [term.targets for term in terms] == [("BMW", "宝马"), ("SAP",), ("大众",)]
    assert [term.dnt for term in terms] == [True, True, False]


def test_white_space_and_letters_are_made_uniform() -> None:
    [term] = _terms("source,target\n  Freie \u00a0Universita\u0308t , 自由大学 | 柏林自由大学 |\n")
    assert term.source == "Freie Universität"
    assert term.targets == ("自由大学", "柏林自由大学")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", "t.csv:1: the file is empty"),
        ("\n\n", "t.csv:1: the file is empty"),
        ("Stadt,城市\n", 't.csv:1: "stadt" is no column'),
        ("source,traget\n", 't.csv:1: "traget" is no column; did you mean target?; no column "tar'),
        ("source,target,source\n", 't.csv:1: two columns "source"'),
        ("source\nStadt\n", 't.csv:1: no column "target"'),
        ("source,target\n,城市\n", "t.csv:2: the source is empty"),
        ("source,target\n\nStadt,|\n", "t.csv:3: the target is empty"),
        ("source,target,case\nStadt,城市,upper\n", 't.csv:2: case is "upper"'),
        ("source,target,dnt\nStadt,城市,vielleicht\n", 't.csv:2: dnt is "vielleicht"'),
        ("source,target\nStadt,城,市\n", "t.csv:2: 3 cells where the header has 2"),
        ("source,target,note\nStadt,城市\n", "t.csv:2: 2 cells where the header has 3"),
        ('source,target\nStadt,"城市"x\n', "t.csv:2: the cells cannot be told apart"),
        ('source,target\nStadt,"城市\n', "t.csv:2: the cells cannot be told apart"),
        (b"source,target\nStra\xdfe,x\n", "t.csv:2: byte 18 is not UTF-8. Save it as 'CSV UTF-8'"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "t.csv:1: byte 2 is not UTF-16"),
        ("source,target".encode("utf-16-le"), "t.csv:1: this is not UTF-8 text"),
        (b"PK\x03\x04...", "t.csv:1: this is a workbook or archive, not CSV"),
    ],
)
def test_says_line_finding_and_remedy(data: str | bytes, expected: str) -> None:
    [mistake] = _mistakes(data)
    assert mistake.startswith(expected)
    assert mistake.endswith((".", ")."))


@given(st.binary(max_size=80) | st.text(alphabet='source,target\n;"|\tä城', max_size=80))
def test_taking_a_file_apart_never_raises(data: bytes | str) -> None:
    sheet = parse(data.encode() if isinstance(data, str) else data, file="t.csv")
    assert sheet.rows or sheet.mistakes or sheet.readable


def test_one_error_lists_every_mistake_of_every_file(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("source,target,case\nA,,\nB,乙,x\n", encoding="utf-8")
    other.write_text("wrong\n", encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load([one, other])
    lines = str(caught.value).splitlines()
    assert lines[0] == "2 glossaries: 3 mistake(s). Correct these lines:"
    assert [line.strip().removeprefix(f"{tmp_path}")[1:].split(": ")[0] for line in lines[1:]] == [
        "one.csv:2",
        "one.csv:3",
        "other.csv:1",
    ]
    assert caught.value.exit_code == 2


def test_the_file_named_first_counts_and_in_it_the_first_line(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("source,target\nStadt,城市\nStadt,都市\n", encoding="utf-8")
    other.write_text("source,target\nStadt,市\nLand,州\n", encoding="utf-8")
    glossary = load([other, one])
    assert [(term.source, term.origin) for term in glossary.terms] == [
        ("Stadt", "other.csv:2"),
        ("Land", "other.csv:3"),
    ]
    assert glossary.files == ("other.csv", "one.csv")
    assert load([one, other]).terms[0].targets == ("城市",)


def test_takes_folders_in_order_without_hidden_files_and_each_file_once(tmp_path: Path) -> None:
    for name in ("b.csv", "a.TSV", "sub/c.csv", ".hidden.csv", ".git/d.csv", "~$b.csv", "read.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("source\ttarget\nStadt\t城市\n", encoding="utf-8")
    assert load([tmp_path, tmp_path / "b.csv"]).files == ("a.TSV", "b.csv", "c.csv")
    assert load([tmp_path / "read.txt"]).files == ("read.txt",)


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a/press.csv", "b/a/press.csv", "b/press.csv", "c.csv")]
    for number, path in enumerate(paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"source,target\nStadt{number},城市\n", encoding="utf-8")
    glossary = load(paths)
    assert glossary.files == (
        f"{tmp_path.name}/a/press.csv",
        "b/a/press.csv",
        "b/press.csv",
        "c.csv",
    )
    assert [term.origin for term in glossary.terms] == [f"{name}:2" for name in glossary.files]
    assert load([paths[2], paths[0]]).files == ("b/press.csv", "a/press.csv")


def test_a_path_without_glossary_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="no such file or folder"):
        load([tmp_path / "nothing.csv"])
    with pytest.raises(GlossaryError, match="no glossary in this folder"):
        load([tmp_path])


def test_what_the_system_refuses_is_a_store_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "t.csv").write_text(ROWS, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(GlossaryError, match=r"t\.csv: this glossary cannot be read \(Permission"):
        load([tmp_path])
