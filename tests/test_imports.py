"""Imports point one way: what is to the left knows nothing of what is to the right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import bitrans

PACKAGE = Path(bitrans.__file__).parent

ORDER = (
    ("document", "errors", "shipped", "lang.traced", "lang.script"),
    ("alignment", "registry", "config", "lang"),
    ("formats", "engines", "models", "glossary", "constraints", "quality"),
    ("steps",),
    ("pipeline",),
    ("outputs", "batch", "report"),
    ("",),  # bitrans/__init__.py
    ("cli",),
    ("__main__",),
)
"""Modules and packages from left to right; those in one place may import each other."""


def module_name(path: Path) -> str:
    """The name below the package: "lang.traced", "cli", "" for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def place(module: str) -> int:
    """Where a module stands in the order; the longest name that fits counts."""
    places = {
        name: number
        for number, names in enumerate(ORDER)
        for name in names
        if module == name or (name and module.startswith(f"{name}."))
    }
    assert places, f"{module} has no place in the order"
    return places[max(places, key=len)]


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The modules of bitrans that are imported anywhere in a module, with the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "bitrans":
                    yield node.lineno, alias.name.partition(".")[2]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            if node.module and node.module.split(".")[0] == "bitrans":
                parent = node.module.partition(".")[2]
                for alias in node.names:
                    child = f"{parent}.{alias.name}".strip(".")
                    yield node.lineno, child if child in MODULES else parent


IMPORTS = {
    name: sorted(set(imported(ast.parse(path.read_text(encoding="utf-8")))))
    for name, path in MODULES.items()
}


@pytest.mark.parametrize("module", MODULES)
def test_no_import_points_to_the_right(module: str) -> None:
    wrong = [
        f"{MODULES[module].name}:{line} imports {other}"
        for line, other in IMPORTS[module]
        if place(other) > place(module)
    ]
    assert wrong == []


def test_no_imports_go_in_a_circle() -> None:
    graph = {name: {other for _, other in lines} - {name} for name, lines in IMPORTS.items()}
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError
    assert set(order) == set(MODULES)


def test_the_document_knows_only_of_traced_texts_and_scripts() -> None:
    assert {other for _, other in IMPORTS["document"]} == {"lang.script", "lang.traced"}
    assert IMPORTS["lang.traced"] == IMPORTS["errors"] == IMPORTS["shipped"] == []


def test_the_order_names_nothing_that_is_not_there() -> None:
    assert {name for names in ORDER for name in names} <= set(MODULES)


def test_an_arrow_to_the_right_is_seen_also_in_a_function() -> None:
    tree = ast.parse("def f():\n    from bitrans import batch\n    import bitrans.steps.check\n")
    assert [other for _, other in imported(tree)] == ["batch", "steps.check"]
    assert place("batch") > place("steps.check") > place("quality") > place("lang.zh.clean")
    assert place("lang.traced") < place("lang.de.normalize")
