"""What word links say of stretches of text."""

from __future__ import annotations

from bitrans.alignment import linked_stretches, overlap, project
from bitrans.document import Link

LINKS = (Link((10, 14), (0, 2)), Link((4, 9), (2, 3)), Link((15, 19), (3, 5)))


def test_stretches_that_touch_share_nothing():
    assert overlap((0, 3), (3, 5)) == 0
    assert overlap((0, 4), (3, 5)) == 1
    assert overlap((0, 1), (3, 5)) == 0


def test_all_words_in_a_span_count():
    assert linked_stretches((4, 14), LINKS) == [(0, 2), (2, 3)]


def test_a_span_of_several_words_is_one_stretch():
    assert project((4, 14), LINKS, 6) == (0, 3)


def test_a_stray_link_does_not_widen_the_stretch():
    assert project((10, 14), (*LINKS, Link((10, 14), (5, 6))), 6) == (0, 2)


def test_nothing_linked_projects_nowhere():
    assert project((0, 3), LINKS, 6) is None
    assert project((10, 14), (), 0) is None
