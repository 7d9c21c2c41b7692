"""`supporter municipality add`: a municipality's file as its author wrote it, or every mistake in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from supporter.content import profiles
from supporter.domain.shared.refused import Refused
from supporter.domain.shared.typed import half_width


def read_municipality(source: str) -> dict[str, Any]:
    """A profile for `municipality-put`, from a file or, for a six-digit code, from our examples.

    Its programmes stand in `programmes.yaml` beside the file; without one ours is taken. Raises `ContentBroken`.
    """
    if not Path(source).exists():
        source = half_width(source).strip()
    path = Path(source) if Path(source).is_file() else profiles.examples().get(source)
    if path is None and source in profiles.more_examples():
        municipality, listed = profiles.more_examples()[source], profiles.example_programmes()
    elif path is None:
        raise Refused("municipality.no_file", source=source)
    else:
        municipality = profiles.read_profile(path)
        beside = path.with_name("programmes.yaml")
        listed = profiles.read_programmes(beside) if beside.is_file() else profiles.example_programmes()
    return {
        "municipality": municipality.model_dump(mode="json"),
        "programmes": [each.model_dump(mode="json") for each in listed if each.id in municipality.programmes],
    }
