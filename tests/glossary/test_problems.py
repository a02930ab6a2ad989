"""What `bitrans glossary check` finds, and what it leaves in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from bitrans.glossary.load import load, parse
from bitrans.glossary.problems import domains, find_problems

GLOSSARIES = Path(__file__).parents[2] / "glossaries"


def _problems(*rows: str, header: str = "source,target,forbidden,dnt") -> list[str]:
    data = "\n".join((header, *rows)).encode()
    return [str(problem) for problem in find_problems([parse(data, file="t.csv")])]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (" Stadt,城市,,", "source has white space at an end"),
        ("Freie  Stadt,自由市,,", "source has a line break or several spaces in it"),
        ('"Freie\nStadt",自由市,,', "source has a line break or several spaces in it"),
        ("Stadt,城市|,,", 'target has an empty rendering beside a "|"'),
        ("Stadt,城市|城市,,", "target has 城市 twice"),
        ("Stadt,城市,城市,", "城市 is allowed and forbidden"),
        ("Stadt,城市,市,", "the forbidden 市 is a part of the allowed 城市"),
        ("Stadt,City,,", "the target City has no Chinese character"),
        ("...,城市,,", "... has no letters, it can never be found"),
        ("城市,Stadt 城,,", "the source 城市 has Chinese characters"),
        ("Stadt|City,城市,,", 'the source has a "|"'),
        ("Halle (Saale,哈雷,,", "source: ( is not closed"),
        ("Chongqing,重慶,,", "target: 重慶 has Traditional characters. Write 重庆."),
        ("Chongqing,重庆,重慶,", "forbidden: 重慶 has Traditional characters. Write 重庆."),
        ("Halle,哈雷（萨勒,,", "target: （ is not closed in 哈雷（萨勒"),
        ("Halle,哈雷（萨勒),,", "target: ) closes nothing in 哈雷（萨勒)"),
        ("Halle,哈雷(萨勒),,", "target: ( is half-width in 哈雷(萨勒). Write （."),
        ("Halle,哈雷Ａ,,", 'target: Ａ is full-width in 哈雷Ａ. Write "A".'),
        ("Stadt,,,", "the target is empty"),
        ("Stadt,城市,,maybe", 'dnt is "maybe"'),
        ("Stadt,城市", "2 cells where the header has 4"),
    ],
)
def test_names_the_problem_with_its_line(row: str, expected: str) -> None:
    [problem] = _problems(row)
    assert problem.startswith(f"t.csv:2: {expected}")


@pytest.mark.parametrize(
    "row",
    [
        "Kaiser Qianlong,乾隆,,",
        "Werk,著作,,",
        "Ausblick,瞭望,,",
        "BMW,,,ja",
        "BMW,宝马|BMW,,",
        "Halle (Saale),哈雷（萨勒河畔）,,",
        "GmbH,有限责任公司（GmbH）,,",
        "Oberbürgermeister,市长,大市长,",
        "5G,第五代移动通信,,",
        "Müller (Berlin),,,x",
    ],
)
def test_does_not_cry_wolf(row: str) -> None:
    assert _problems(row) == []


def test_equal_sources_are_duplicates_or_contradictions() -> None:
    duplicate, contradiction = _problems("Stadt,城市,,", "Stadt,城市|市,,", "Stadt,都市,,")
    assert duplicate.startswith("t.csv:3: Stadt stands in line 2 already, with the same rendering")
    assert contradiction.startswith("t.csv:4: Stadt is 都市 here and 城市 in line 2")


def test_contradictions_are_found_across_files() -> None:
    sheets = [
        parse(f"source,target\nStadt,{target}\n".encode(), file=file)
        for file, target in (("b.csv", "城市"), ("a.csv", "都市"))
    ]
    [problem] = find_problems(sheets)
    assert str(problem).startswith("a.csv:2: Stadt is 都市 here and 城市 in b.csv, line 2")


def test_a_term_that_an_earlier_one_hides_is_never_found() -> None:
    [problem] = _problems("Smart City,智慧城市,,", "Smart-City,智慧城市,,")
    assert problem.startswith(
        "t.csv:3: Smart-City is never found, since Smart City in line 2 is found instead"
    )


def test_an_article_makes_an_inflected_form() -> None:
    [problem] = _problems(
        "Bürgermeister,市长,,", "des Bürgermeisters,市长,,", "des Weiteren,此外,,"
    )
    assert problem.startswith(
        "t.csv:3: des Bürgermeisters is an inflected form of Bürgermeister in line 2"
    )


def test_a_source_that_is_two_terms_apart_is_still_itself() -> None:
    assert _problems("Stadt,城市,,", "Land,州,,", "Stadt und Land,城乡,,") == []


def test_counts_entries_per_domain() -> None:
    data = "source,target,domain\nA,甲,x\nB,乙,\nC,丙,x\n".encode()
    assert domains([parse(data, file="t.csv")]) == {"x": 2, "": 1}


def test_all_shipped_glossaries_can_be_loaded() -> None:
    terms = load([GLOSSARIES]).terms
    assert all(term.targets for term in terms)


def test_the_shipped_glossaries_have_no_problem() -> None:
    sheets = [parse(path.read_bytes(), file=path.name) for path in sorted(GLOSSARIES.glob("*.csv"))]
    assert [str(problem) for problem in find_problems(sheets)] == []
