"""What somebody does who learns alone."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.learning.learning import Learning
from supporter.services.learning.surveys import Surveys
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class LearningFacade:
    """`app.learning`."""

    lessons: Learning
    surveys: Surveys


def built(parts: Parts) -> LearningFacade:
    """The services of this feature."""
    return LearningFacade(
        lessons=Learning(parts.store, parts.library, parts.clock, parts.random_bytes),
        surveys=Surveys(parts.store, parts.library, parts.clock),
    )
