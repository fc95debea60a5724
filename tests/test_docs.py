"""What the documents say is so."""

import re
import tomllib
from itertools import takewhile

import pytest
from typer.main import get_command

from app import cli
from app.settings import ROOT, Settings


def document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


README = document("README.md")
COMMANDS = [command.callback.__name__ for command in cli.app.registered_commands if command.callback]
SETTINGS = [f"PARLEY_{name.upper()}" for name in Settings.model_fields]
TARGETS = re.findall(r"^([a-z-]+):", document("Makefile"), re.MULTILINE)
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]


def layout_paths() -> list[str]:
    """The paths that the layout in ARCHITECTURE.md names: each line's columns up to the first that is prose."""
    block = document("ARCHITECTURE.md").split("## Layout")[1].split("```")[1]
    folders: list[str] = []
    found = []
    for line in block.strip().splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        columns = takewhile(is_paths, re.split(r" {2,}", line.strip()))
        names = [name.rstrip(",") for column in columns for name in column.split()]
        folders = folders[:depth]
        if names[0].endswith("/"):
            folders.append(names.pop(0))
            found.append("".join(folders))
        found += ["".join(folders) + name for name in names]
    return found


def is_paths(column: str) -> bool:
    return all(re.fullmatch(r"\.?[\w-]+(?:/|[./][\w.-]+),?", word) for word in column.split())


def test_the_layout_is_read() -> None:
    assert {"app/cli.py", "app/domain/kinds.toml", "app/web/", "seeds/", ".ci/run"} <= set(layout_paths())


@pytest.mark.parametrize("path", layout_paths())
def test_what_the_layout_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("package", sorted(path.parent.name for path in (ROOT / "app").glob("*/__init__.py")))
def test_the_layout_names_every_package(package: str) -> None:
    assert f"app/{package}/" in layout_paths()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"^\| `parley {command}\b", README, re.MULTILINE)


def test_the_readme_names_no_command_that_is_not_there() -> None:
    assert set(re.findall(r"`parley ([a-z]+)", README)) <= set(COMMANDS)


def test_the_readme_names_no_option_that_is_not_there() -> None:
    parameters = [parameter for command in get_command(cli.app).commands.values() for parameter in command.params]  # type: ignore[attr-defined]
    known = {option for parameter in parameters for option in parameter.opts} | {"--help"}
    assert set(re.findall(r"(?<=[` ])--[a-z-]+", README)) <= known


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_readme_names_every_setting(setting: str) -> None:
    assert f"`{setting}`" in README


def test_the_readme_names_no_setting_that_is_not_there() -> None:
    assert set(re.findall(r"PARLEY_[A-Z_]+", README)) <= set(SETTINGS)


@pytest.mark.parametrize("target", TARGETS)
def test_the_readme_names_every_target_of_the_makefile(target: str) -> None:
    assert f"`{target}`" in README


def test_the_changelog_has_the_version() -> None:
    version = tomllib.loads(document("pyproject.toml"))["project"]["version"]
    assert re.search(rf"^## {re.escape(version)}$", document("CHANGELOG.md"), re.MULTILINE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_the_documents_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document(name))
    assert [link for link in links if not (ROOT / link).exists()] == []
