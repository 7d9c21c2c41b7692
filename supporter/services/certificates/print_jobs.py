"""Printing a run beside everything else: pile by pile, with progress, and stopped when somebody says so."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from supporter.documents.certificates.certificate import Paper
from supporter.documents.certificates.print_run import joined, piles, run_title
from supporter.documents.engine.press import Press
from supporter.domain.municipalities.municipality import Municipality, Printing
from supporter.domain.shared.access import Person
from supporter.domain.shared.refused import Refused
from supporter.services.certificates.paper import paper_of
from supporter.services.certificates.print_runs import PrintRuns
from supporter.services.shared.signing import Signing
from supporter.storage import records
from supporter.storage.base import Store

#: Finished files that wait for whoever asked; the oldest is let go.
KEPT = 4


@dataclass
class Job:
    """How far a run is. `pdf` is there when it is done, `refused` when it could not be."""

    of: int
    made: int = 0
    pdf: bytes = b""
    refused: Refused | None = None
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def going_on(self) -> bool:
        """Whether it is neither done nor given up."""
        return not self.pdf and self.refused is None


class PrintJobs:
    """Jobs by run, in memory: a restart forgets a file that can be printed again."""

    def __init__(self, store: Store, runs: PrintRuns, press: Press, signing: Signing, site: str) -> None:
        self._store, self._runs, self._press = store, runs, press
        self._signing, self._site = signing, site
        self._jobs: dict[str, Job] = {}

    async def start(self, person: Person, run_id: str) -> Job:
        """Begin to print; a run that is being printed goes on as it is. Raises as `PrintRuns.opened` does."""
        known = self._jobs.get(run_id)
        if known and known.going_on:
            await self._runs.get(person, run_id)
            return known
        await self._runs.opened(person, run_id, "run")
        papers = await self.papers(person, run_id)
        job = self._jobs[run_id] = Job(of=len(papers))
        job.task = asyncio.create_task(self._print(job, papers))
        self._let_go()
        return job

    async def of(self, person: Person, run_id: str) -> Job | None:
        """How far a run is, `None` where it is not being printed. Raises `Refused('access.refused')`."""
        await self._runs.get(person, run_id)
        return self._jobs.get(run_id)

    async def stop(self, person: Person, run_id: str) -> None:
        """Give up; the pile in hand is finished and thrown away. Raises `Refused('access.refused')`."""
        await self._runs.get(person, run_id)
        job = self._jobs.pop(run_id, None)
        if job and job.task:
            job.task.cancel()

    async def papers(self, person: Person, run_id: str) -> list[Paper]:
        """The certificates of a run as its town puts them on paper. Raises `Refused('access.refused')`."""
        run, found = await self._runs.get(person, run_id)
        town = await self._store.read(lambda tx: records.load(tx, Municipality, run.municipality))
        printing = town.printing if town else Printing()
        proofs = (paper_of(one, self._site, self._signing.proof(one)) for one in found)
        return [arranged(paper, printing) for paper in proofs]

    async def _print(self, job: Job, papers: Sequence[Paper]) -> None:
        parts = []
        try:
            for pile in piles(papers):
                parts.append(await self._press.pdf(pile))
                job.made += len(pile.papers)
            job.pdf = await self._press.beside(partial(joined, parts, run_title(papers)))
        except Refused as refused:
            job.refused = refused

    def _let_go(self) -> None:
        done = [id for id, job in self._jobs.items() if not job.going_on]
        for id in done[:-KEPT]:
            del self._jobs[id]


def arranged(paper: Paper, printing: Printing) -> Paper:
    """A certificate on this town's paper."""
    changes: dict[str, object] = {"frame": printing.frame, "shift": (printing.right, printing.down)}
    if printing.blank_name:
        changes["name"] = ""
    return paper.model_copy(update=changes)
