import golden_cases as golden
import pytest

from bitrans.constraints import Level, numbers
from bitrans.constraints.satisfied import places
from bitrans.document import Segment


def find(source):
    return numbers.find(Segment(source=source), frozenset())


def line(source, constraint):
    arrow = "=>" if constraint.level is Level.MUST else "~>"
    return f"{source[slice(*constraint.span)]} {arrow} {constraint.wanted[0]}"


def has_all(constraints, target):
    return None not in places(constraints, target, [])


@pytest.mark.parametrize("source, expected", golden.load("numbers_de.txt"))
def test_numbers_are_found_and_satisfied_as_agreed(source, expected):
    constraints = find(source)
    right = [one[len("ok: ") :] for one in expected if one.startswith("ok: ")]
    wrong = [one[len("not: ") :] for one in expected if one.startswith("not: ")]
    lines = [one for one in expected if not one.startswith(("ok: ", "not: "))]
    assert [line(source, constraint) for constraint in constraints] == lines
    assert [target for target in right if not has_all(constraints, target)] == []
    assert [target for target in wrong if has_all(constraints, target)] == []
