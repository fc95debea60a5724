"""A constant is bound once: a second binding further down silently replaces the first for the whole module."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from app.settings import ROOT

SOURCES = sorted((ROOT / "app").rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_binds_each_name_once(path: Path) -> None:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    targets = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in body if isinstance(node, ast.AnnAssign)]
    bound = Counter(target.id for target in targets if isinstance(target, ast.Name))
    assert [name for name, times in bound.items() if times > 1] == []
