"""Settings, read once from the environment and the file .env. A missing or wrong one is one clear sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsProblem(Exception):
    """A setting is missing or wrong. The text is one sentence for the person who runs the bot."""


class Settings(BaseSettings):
    """Every setting; the table in README.md says the same, and a test compares the two."""

    model_config = SettingsConfigDict(env_prefix="DANSO_", env_file=".env", extra="ignore", frozen=True)

    database_url: str = Field("sqlite:///var/danso.db", description="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
    web_host: str = Field("127.0.0.1", description="Address the web page listens on")
    web_port: int = Field(8080, ge=0, le=65535, description="Port of the web page; 0 takes any free port")
    web_address: str = Field(
        "",
        pattern=r"^(https://[^\s/]+/?)?$",
        description="Where others reach the web page, https://…: for links to files and figures; empty: no links",
    )
    web: bool = Field(True, description="Whether the web page runs at all")
    demo: bool = Field(True, description="Load a demo ward when the database is empty and no platform token is set")
    remind_after_hours: float = Field(3, gt=0, description="Hours after which something told and not saved is reminded, once")
    templates: Path = Field(Path("var/mau"), description="Folder with the ward's own Word templates, named as the bundled ones")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much the log tells")


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings as they stand. Raises SettingsProblem naming the variable, what is wrong with it and what it takes."""
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]  # pydantic's own argument, unknown to mypy
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        means = Settings.model_fields[name].description
        raise SettingsProblem(f"DANSO_{name.upper()} is {first['input']!r}: {first['msg']}. It means: {means}.") from None
