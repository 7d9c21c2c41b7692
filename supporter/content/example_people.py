"""People who do not exist, for the sample and the demo: their names, the demo's staff, learners and classes."""

from __future__ import annotations

import datetime as dt
from functools import cache

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from supporter.content.profiles import HERE, read_yaml_file
from supporter.domain.accounts.learner import AgeBand
from supporter.domain.shared.access import Role

#: A name and its フリガナ, which is empty where nobody writes one.
Named = tuple[str, str]


class _Example(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExampleStaff(_Example):
    """A member of staff of the demo."""

    id: str
    name: str
    role: Role
    municipality: str = ""


class ExampleLearner(_Example):
    """A learner who signs in at the demo."""

    name: str
    kana: str
    age_band: AgeBand
    municipality: str
    district: str


class ExampleClass(_Example):
    """A class of `municipality` to apply for, `in_days` days after the demo is filled; `other` takes part too."""

    municipality: str
    other: str = Field(alias="with")
    in_days: int
    begins: dt.time
    venue: str
    trainer: str
    capacity: int


class ExamplePeople(_Example):
    """Everything that `examples/people.yaml` tells; a sample's chance depends on the order of the names."""

    family: tuple[Named, ...]
    given: tuple[Named, ...]
    foreign: tuple[Named, ...]
    venues: tuple[str, ...]
    trainers: tuple[str, ...]
    staff: tuple[ExampleStaff, ...]
    learners: tuple[ExampleLearner, ...]
    coming: tuple[ExampleClass, ...]


@cache
def example_people() -> ExamplePeople:
    """The people of the examples, read once."""
    return read_yaml_file(HERE / "examples" / "people.yaml", TypeAdapter(ExamplePeople))
