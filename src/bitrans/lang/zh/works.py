"""Titles of works stand in 《》: books, papers, films, songs, laws; not events, prizes or brands.

source: GB/T 15834-2011, 4.15 and A.13.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitrans.lang.zh.line import ANY_HAN, Edit, Line

_QUOTED = re.compile("“([^“”‘’《》]+)”|‘([^“”‘’《》]+)’")
_LONGEST = 25  # characters; what is longer is something said
_SENTENCE = re.compile("[，。；！？：,;!?]")

_PERIODICAL_OR_LAW = re.compile(
    ".(?:日报|晚报|早报|晨报|时报|周报|商报|邮报|周刊|月刊|季刊|双月刊|学报|画报"
    "|宪法|基本法|条例|公约|白皮书|蓝皮书|绿皮书)$"
)
_CALLED_A_WORK = re.compile("周刊|月刊|季刊|杂志|一书|一文|一诗|一剧")
_WORK = (
    "(?:小说|电影|影片|纪录片|故事片|短片|电视剧|连续剧|歌剧|话剧|舞剧|音乐剧|歌曲|专辑|交响曲|协奏曲|漫画|童话"
    "|传记|回忆录|诗歌|诗集|画册|专著|著作|教材|图书|书籍|新书|论文|文章|书|诗(?!歌))"
)
_COUNTED_WORK = re.compile(rf"(?:[一两首新]|第[一二三四五])(?:部|本|篇|首|出|册)\w{{0,6}}{_WORK}$")
_TITLED = re.compile("(?:题为|题目为|名为|题名为|书名为|片名为)$")
_OF_A_WORK = re.compile(
    rf"的\w{{0,4}}?(?:{_WORK}(?![会展店院馆厅法城市评节奖周赛公社])|研究报告|报告(?![会厅]))"
)
_CLAUSE_END = re.compile("$|[，。、；：！？）》]|[的是由于获中里]")


def titles(line: Line) -> Iterator[Edit]:
    """Quotation marks around a work's title become 《》, where it is sure that it is one.

    It is if the line knows it, or if the Chinese itself says so: by the last word of the title
    (《中国日报》), by the word after it (《时代》杂志), by what is said of it
    (一部题为《……》的小说).
    A title in Latin letters keeps its quotation marks.
    """
    text = line.written
    known = {start for start, _ in line.works}
    for m in _QUOTED.finditer(text):
        opening, closing = m.start(), m.end() - 1
        if not (line.is_open(opening) and line.is_open(closing) and ANY_HAN.search(m[0])):
            continue
        if opening in known or _is_title(text, m):
            yield opening, opening + 1, "《"
            yield closing, closing + 1, "》"


def _is_title(text: str, quoted: re.Match[str]) -> bool:
    """Whether the words of a quotation, and those around it, say that it is a title."""
    title = quoted[1] or quoted[2]
    if len(title) > _LONGEST or _SENTENCE.search(title):
        return False
    start, end = quoted.span()
    if text.rfind("《", 0, start) > text.rfind("》", 0, start):
        return False  # within a title
    before = text[max(0, start - 12) : start]
    if _PERIODICAL_OR_LAW.search(title) or _CALLED_A_WORK.match(text, end):
        return True
    if _TITLED.search(before) and _OF_A_WORK.match(text, end):
        return True
    return bool(_COUNTED_WORK.search(before) and _CLAUSE_END.match(text, end))
