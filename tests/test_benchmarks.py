"""The judge of benchmarks/faithful is right, and the benchmark runs."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks" / "faithful"
sys.path.insert(0, str(FOLDER))

import judge  # noqa: E402
from judge import Flag, Line, Term, Verdict  # noqa: E402

R, S, U = Verdict.RIGHT, Verdict.SILENT, Verdict.UNKNOWN

NUMBERS = [
    ("Das Werk hat 82.403 Quadratmeter.", "工厂占地8.2403万平方米。", [R]),
    ("Das Werk hat 82.403 Quadratmeter.", "工厂占地82，403平方米。", [R]),
    ("Das Werk hat 82.403 Quadratmeter.", "工厂占地82.403平方米。", [S]),
    ("30 Millionen Euro fließen.", "投入3000万欧元。", [R]),
    ("30 Millionen Euro fließen.", "投入3000亿欧元。", [S]),
    ("Der Umsatz lag bei 1.250 Mio. Euro.", "营业额为12.5亿欧元。", [R]),
    ("Der Umsatz lag bei 2,5 Mrd. Euro.", "营业额为二十五亿欧元。", [R]),
    ("Der Umsatz lag bei 2,5 Mrd. Euro.", "营业额为2.5亿欧元。", [S]),
    ("Rund 1,2 Billionen Euro.", "约1.2万亿欧元。", [R]),
    ("Sie wuchs um 4,5 Prozent.", "增长了4.5%。", [R]),
    ("Sie wuchs um 4,5 Prozent.", "增长了百分之四点五。", [R]),
    ("Sie wuchs um 4,5 Prozent.", "增长了4.6%。", [S]),
    ("Achtzig Prozent stimmten zu.", "八成的人同意。", [R]),
    ("Zwischen 20 und 30 Millionen Menschen.", "两千万至三千万人。", [R, R]),
    ("Zwischen 20 und 30 Millionen Menschen.", "2至3千万人。", [R, R]),
    ("Es kamen 9.400 Gäste.", "来了9400位客人。", [R]),
    ("Es kamen 9.400 Gäste.", "来了940位客人。", [S]),
    ("Am 3. Oktober 2019 eröffnet die Messe.", "展会于2019年10月3日开幕。", [R, R, R]),
    ("Am 3. Oktober 2019 eröffnet die Messe.", "展会于2019年11月3日开幕。", [R, S, R]),
    ("Vom 3. bis 5. Mai ist geöffnet.", "5月3日至5日开放。", [R, R, R]),
    ("Am 03.10.2019 war Feiertag.", "2019年10月3日放假。", [R, R, R]),
    ("Im Mai blüht er.", "五月开花。", [R]),
    ("Im Mai blüht er.", "五个月后开花。", [S]),
    ("Er begann um 18.30 Uhr.", "晚上6点半开始。", [R, R]),
    ("Er begann um 18:30 Uhr.", "18:30开始。", [R, R]),
    ("Er begann um 12:00 Uhr.", "中午12点开始。", [R]),
    ("Er begann um 8 Uhr.", "九点开始。", [S]),
    ("Das Haus ist aus den 1960er Jahren.", "该楼建于20世纪60年代。", [R]),
    ("Das Haus ist aus den 1960er Jahren.", "该楼建于二十世纪七十年代。", [S]),
    ("In den 50ern des 18. Jahrhunderts.", "18世纪50年代。", [R]),
    ("Zwischen 06:30 und 07:30 Uhr.", "6:30至7:00之间。", [R, R, R, S]),
    ("Der Dom ist aus dem 15. Jahrhundert.", "大教堂建于15世纪。", [R]),
    ("Der Dom ist aus dem 15. Jahrhundert.", "大教堂建于16世纪。", [S]),
    ("Zwei Brücken wurden gebaut.", "建了两座桥。", [R]),
    ("Zwei Brücken wurden gebaut.", "建了三座桥。", [S]),
    ("Siebenundzwanzig Firmen kamen.", "27家公司来了。", [R]),
    ("Hundertfünfzig Firmen kamen.", "一百五十家公司来了。", [R]),
    ("Ein Drittel der Fläche ist Wald.", "三分之一的面积是森林。", [R]),
    ("Zwei Drittel der Fläche sind Wald.", "三分之一的面积是森林。", [S]),
    ("Sie wurde Vierte und er Dreizehnter.", "她排名第四，他第十三。", [R, R]),
    ("Es ist die drittgrößte Stadt.", "它是第三大城市。", [R]),
    ("Es ist die drittgrößte Stadt.", "它是第二大城市。", [S]),
    ("Der Wert stieg auf das Fünffache.", "价值增至五倍。", [R]),
    ("Sie war achtmal dort.", "她去过那里8次。", [R]),
    ("Achten Sie auf die Stufen.", "请注意台阶。", []),
    ("Das Virus H5N1 breitet sich aus.", "H5N1病毒正在扩散。", [R]),
    ("Das Virus H5N1 breitet sich aus.", "H7N1病毒正在扩散。", [S]),
    ("802.11a und 802.11b.", "802.11a和802.1b。", [R, S]),
    ("Das Spiel endete 21:20.", "比赛以21比20结束。", [R, R]),
    ("Ihre Zeit war 4:41,30 Minuten.", "她的成绩是4分41.30秒。", [R, R]),
    ("Im Jahr 2010 begann der Bau.", "二〇一〇年动工。", [R]),
    ("Von 1939–45 war sie geschlossen.", "1939年至1945年关闭。", [R, R]),
    ("Tausende kamen.", "数千人前来。", [U]),
    ("Er misst 29¾ Zoll.", "它长29.75英寸。", [R]),
    ("Er misst 29¾ Zoll.", "它长29英寸。", [S]),
    ("Seit drei Jahrzehnten gibt es ihn.", "它已存在三十年。", [R]),
    ("Seit drei Jahrhunderten gibt es ihn.", "它已存在三个世纪。", [R]),
    ("Seit drei Jahrhunderten gibt es ihn.", "它已存在三十年。", [S]),
    ("Drei von vier Firmen kamen.", "四家企业中有三家来了。", [R, R]),
    ("Drei von vier Firmen kamen.", "四分之三的企业来了。", [R, U]),
    ("Drei von vier Firmen kamen.", "一半的企业来了。", [S, S]),
    ("Jeder fünfte Gast war müde.", "五分之一的客人累了。", [R]),
    ("Ein zweiter Zug fährt.", "另一列火车开了。", [U]),
    ("Der zweite Zug fährt.", "另一列火车开了。", [S]),
    ("Er liegt im dritten Obergeschoss.", "它在四楼。", [R]),
    ("Er lief 9,58 Sekunden.", "他跑出9秒58。", [R]),
    ("Er gibt 20 Prozent Rabatt.", "他打八折。", [R]),
    ("Mehr als zehn Millionen Menschen.", "一千多万人。", [R]),
    ("Der Preis stieg von 4 auf 5 Mio. Euro.", "价格从400万欧元升至500万欧元。", [R, R]),
    ("Er kam 2010 und ging 2010.", "他2010年来了又走了。", [R, U]),
    ("Ein Haus steht am Fluss.", "河边有一座房子。", []),
    ("Ein Haus steht am Fluss.", "河边有12座房子。", [S]),
    ("Mit 7 Helfern begann es.", "起初有7名帮手，后来有50名。", [R, S]),
    ("Dreitausend Bäume, dazu eine Million Blumen.", "三千棵树，还有一百万朵花。", [R, R]),
    ("Er kam nach 3 Stunden, 70 km/h schnell.", "他以70公里的时速3小时后到达。", [R, R]),
]

TERMS = [
    Term(("Stadt", "Städte", "Städten"), ("城市", "市")),
    Term(("Hafenstadt",), ("港口城市",)),
    Term(("Schüler",), ("学生",)),
    Term(("Schülerinnen",), ("学生",)),
]

JUDGED_TERMS = [
    ("Die Städte wachsen.", "这些城市在发展。", [R]),
    ("Die Städte wachsen.", "这些地方在发展。", [S]),
    ("Stadt und Stadt.", "城市与城市。", [R, R]),
    ("Stadt und Stadt.", "城市。", [R, S]),
    ("Die Hafenstadt und die Stadt.", "港口城市和城市。", [R, R]),
    ("Die Hafenstadt und die Stadt.", "港口城市。", [R, S]),
    ("Schülerinnen und Schüler kamen.", "学生来了。", [R]),
    ("Die Stadtverwaltung der Stadt-Region.", "政府。", []),
]


@pytest.mark.parametrize(("source", "target", "verdicts"), NUMBERS)
def test_the_judge_reads_numbers(source: str, target: str, verdicts: list[Verdict]) -> None:
    assert [one.verdict for one in judge.judge_numbers(Line(source, target))] == verdicts


@pytest.mark.parametrize(("source", "target", "verdicts"), JUDGED_TERMS)
def test_the_judge_finds_terms(source: str, target: str, verdicts: list[Verdict]) -> None:
    assert [one.verdict for one in judge.judge_terms(Line(source, target), TERMS)] == verdicts


@pytest.mark.parametrize(
    ("flag", "verdict"),
    [
        (Flag("number.missing", (4, 6), None, (0, 17)), Verdict.FLAGGED),
        (Flag("term.missing", (4, 6), None, (0, 17)), Verdict.FLAGGED),
        (Flag("number.missing", (7, 12), None, (0, 17)), Verdict.SILENT),
        (Flag("number.extra", None, (1, 3), (0, 17)), Verdict.FLAGGED),
        (Flag("number.extra", None, (1, 3), (18, 30)), Verdict.SILENT),
        (Flag("quotes.unbalanced", None, (1, 3), (0, 17)), Verdict.SILENT),
        (Flag("target.untranslated", None, None, (0, 17)), Verdict.FLAGGED),
    ],
)
def test_a_wrong_number_is_flagged_by_an_error_that_touches_it(
    flag: Flag, verdict: Verdict
) -> None:
    line = Line("Rund 12 Gäste da. Sie gingen.", "来了人。", (flag,))
    assert [one.verdict for one in judge.judge_numbers(line)] == [verdict]


def test_a_missing_term_is_flagged_by_an_error_about_terms() -> None:
    flag = Flag("term.missing", (4, 9), None, (0, 15))
    for code, verdict in (("term.missing", Verdict.FLAGGED), ("number.missing", S)):
        line = Line("Die Stadt lebt.", "它活着。", (flag._replace(code=code),))
        assert [one.verdict for one in judge.judge_terms(line, TERMS)] == [verdict]


def test_of_a_term_said_twice_either_may_be_the_one_that_is_flagged() -> None:
    for place in ((0, 5), (10, 15)):
        line = Line("Stadt und Stadt.", "城市。", (Flag("term.missing", place, None, (0, 16)),))
        verdicts = [one.verdict for one in judge.judge_terms(line, TERMS)]
        assert sorted(verdicts) == [Verdict.FLAGGED, R]


def test_the_term_base_lists_the_forms_of_at_least_300_terms() -> None:
    terms = judge.load_terms(FOLDER / "terms.csv")
    assert len(terms) >= 300
    assert all(form and rendering for t in terms for form in t.forms for rendering in t.renderings)


@pytest.fixture
def testset(tmp_path: Path) -> Path:
    """Five sentences, their translations, and what the engine `table` makes of them."""
    pairs = [
        ("Am Montag kamen 20 Studenten aus China.", "周一来了20名中国学生。", None),
        ("Die Brücke in Berlin ist 83 Meter lang.", "柏林的大桥长83米。", "柏林的大桥长53米。"),
        ("In Kanada leben Hirsche und Wölfe.", "加拿大生活着鹿和狼。", "加拿大生活着鹿。"),
        ("Der Präsident besuchte das Museum.", "总统参观了博物馆，并发表了讲话。", None),
        ("Das Krankenhaus wurde 1959 gebaut.", "这家医院建于1959年，现在仍在使用。", None),
    ]
    for name, number in (("flores.de", 0), ("flores.zh", 1)):
        text = "".join(f"{pair[number]}\n" for pair in pairs)
        (tmp_path / name).write_text(text, encoding="utf-8")
    table = "".join(f"{german}\t{worse or right}\n" for german, right, worse in pairs)
    (tmp_path / "table.tsv").write_text(table, encoding="utf-8")
    return tmp_path


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object
) -> str:
    """What the benchmark prints, with runs of spaces as one."""
    monkeypatch.setattr(sys, "argv", ["faithful", *map(str, arguments)])
    runpy.run_path(str(FOLDER), run_name="__main__")
    return re.sub(r" +", " ", capsys.readouterr().out)


def test_the_benchmark_compares_the_model_alone_with_bitrans(
    testset: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    model = ["--engine", "table", "--model", testset / "table.tsv"]
    printed = run(monkeypatch, capsys, "--testset", testset, *model, "--verdicts", "wrong")
    assert "terms right 10 (90.9 %) 10 (90.9 %)" in printed
    assert "terms flagged 0 (0.0 %) 1 (9.1 %)" in printed
    assert "numbers right 2 (66.7 %) 2 (66.7 %)" in printed
    assert "numbers flagged 0 (0.0 %) 1 (33.3 %)" in printed
    assert "chrF2" in printed and "tok:zh" in printed
    assert "term missing 1" in printed
    assert "[flagged] number “83” = 83" in printed


def test_the_benchmark_checks_references_and_faults(
    testset: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = run(monkeypatch, capsys, "--testset", testset, "--check-reference")
    assert printed.count("with an error 0 (0.0 %)") == 3
    printed = run(monkeypatch, capsys, "--testset", testset, "--faults")
    faults = re.findall(r"^(.+?) \d+ flagged", printed, re.MULTILINE)
    assert len(faults) == 9
    assert re.search(r"a digit changed \d+ flagged \d+ \(100.0 %\)", printed)


def test_the_benchmark_says_what_the_test_set_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="flores.de: no such file"):
        run(monkeypatch, capsys, "--testset", tmp_path, "--faults")
