"""Rosters, statistics and reminders."""

from __future__ import annotations

from dataclasses import dataclass

from supporter.services.learning.surveys import Surveys
from supporter.services.reporting.entries import Entries
from supporter.services.reporting.follow_ups import FollowUps
from supporter.services.reporting.letters import Letters
from supporter.services.reporting.reminders import Reminders
from supporter.services.reporting.rosters import Rosters
from supporter.services.reporting.statistics import Statistics
from supporter.services.shared.parts import Parts


@dataclass(frozen=True)
class ReportingFacade:
    """`app.reporting`."""

    entries: Entries
    rosters: Rosters
    letters: Letters
    statistics: Statistics
    reminders: Reminders
    follow_ups: FollowUps


def built(parts: Parts, entries: Entries, rosters: Rosters, surveys: Surveys) -> ReportingFacade:
    """The services of this feature."""
    return ReportingFacade(
        entries=entries,
        rosters=rosters,
        letters=Letters(parts.store, parts.clock, rosters),
        statistics=Statistics(parts.store, parts.library, parts.clock, entries, surveys),
        reminders=Reminders(parts.store, parts.library, parts.clock, entries),
        follow_ups=FollowUps(parts.store, parts.library, parts.clock),
    )
