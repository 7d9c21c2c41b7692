"""Learning in service tests: the shipped content or a larger course of our own, and people walking through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from supporter.content.courses.library import Library
from supporter.content.places import packaged
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import Answer, Multiple, Question, TrueFalse
from supporter.domain.municipalities.municipality import Municipality
from supporter.domain.shared.access import READER, Person, Role
from supporter.domain.shared.audit_entry import AuditEntry
from supporter.domain.training.session import TrainingSession
from supporter.domain.transcripts.progress import Attempt
from supporter.domain.transcripts.summary import Summary
from supporter.domain.transcripts.transcript import Attended, Transcript
from supporter.services.accounts.learners import Learners
from supporter.services.certificates.cards import Cards
from supporter.services.certificates.certificates import CertificateRegister
from supporter.services.learning.learning import Learning, Receipt
from supporter.services.learning.surveys import Surveys
from supporter.services.municipalities.profiles import MunicipalityProfiles
from supporter.services.privacy.erasure import Erasure
from supporter.services.privacy.erasure_requests import ErasureRequests
from supporter.services.privacy.own_data import OwnData
from supporter.services.reporting.rosters import Rosters
from supporter.services.training.planning import Planning
from supporter.storage import records
from supporter.storage.tiny import TinyStore
from tests.support.cast import ADMINISTRATOR, PIN, FakeClock, as_learner, form

COURSE = "kiso"


@cache
def shipped() -> Library:
    """The content that travels with the product; it is read once, since nothing here changes it."""
    courses, quizzes = packaged()
    return Library.load([courses], [quizzes])


def wrong(question: Question) -> Answer:
    """A well-formed answer that is not right."""
    right = expected(question)
    if isinstance(question, TrueFalse):
        return ("false",) if question.answer else ("true",)
    if isinstance(question, Multiple):
        return right[1:] or (("1",) if right[0] == "0" else ("0",))
    return tuple(reversed(right)) if len(right) > 1 else ("1" if right[0] == "0" else "0",)


@dataclass
class Study:
    """The services of learning on one store, and short words for what tests do with them."""

    store: TinyStore
    library: Library
    clock: FakeClock
    people: Learners
    learning: Learning
    certificates: CertificateRegister
    cards: Cards
    rosters: Rosters
    municipalities: MunicipalityProfiles
    training: Planning
    surveys: Surveys
    own: OwnData
    leavings: ErasureRequests
    erasing: Erasure

    @property
    def refs(self) -> tuple[str, ...]:
        return self.library.course(COURSE).step_refs()

    def restart(self, root: Path) -> None:
        """The same data served with the content below `root`."""
        self.library = Library.load([root / "courses"], [root / "quizzes"])
        self.learning = Learning(self.store, self.library, self.clock)
        self.surveys = Surveys(self.store, self.library, self.clock)
        self.rosters = Rosters(self.store, lambda: self.library.courses, self.clock)

    async def learner(self, name: str = "鳥取 花子", **fields: object) -> Person:
        found, _ = await self.people.sign_up(READER, form(name, **fields))
        return as_learner(found)

    async def answer(self, person: Person, attempt: Attempt, question: str, right: bool = True) -> Receipt:
        asked = self.library.quiz(attempt.quiz).question(question)
        given = expected(asked) if right else wrong(asked)
        return await self.learning.answer(person, COURSE, attempt.number, question, given)

    async def take_test(self, person: Person, right: int = 10) -> Receipt:
        """One whole attempt with so many right answers, the right ones first."""
        attempt = await self.learning.begin(person, COURSE)
        receipts = [await self.answer(person, attempt, q, at < right) for at, q in enumerate(attempt.questions)]
        return receipts[-1]

    async def complete(self, person: Person) -> Certificate | None:
        """The whole course; the certificate if it is issued automatically."""
        await self.learning.read(person, COURSE, self.refs)
        await self.take_test(person)
        return (await self.kept(Certificate, person.id) or [None])[-1]

    async def kept(self, model: type, learner: str) -> list:  # type: ignore[type-arg]
        """The documents of a learner, of one kind."""
        return await self.store.read(lambda tx: records.find(tx, model, "learner", learner))

    async def transcript(self, person: Person) -> Transcript:
        (found,) = await self.kept(Transcript, person.id)
        return found  # type: ignore[no-any-return]

    async def summary(self, person: Person) -> Summary:
        (found,) = await self.kept(Summary, person.id)
        return found  # type: ignore[no-any-return]

    def audit(self, action: str) -> list[AuditEntry]:
        entries = (AuditEntry.model_validate(doc) for doc in self.store.scan("audit_entries"))
        return [entry for entry in entries if entry.action == action]

    async def profile(self, code: str, **changes: object) -> None:
        """Change the profile of a municipality, as an administrator does."""
        before = await self.municipalities.get(code)
        assert before is not None
        changed = Municipality.model_validate(before.model_dump() | changes)
        await self.municipalities.put(ADMINISTRATOR, changed, [])

    async def leave(self, person: Person) -> None:
        """Ask to be erased, and have it allowed by an officer of the own town."""
        await self.leavings.ask(person, PIN)
        officer = Person(role=Role.OFFICER, id="suzuki", municipality=person.municipality)
        await self.leavings.decide(officer, person.id, "福祉第12号")

    async def rename(self, person: Person, name: str) -> None:
        learner = await self.store.read(lambda tx: records.load(tx, Learner, person.id))
        assert learner is not None
        renamed = learner.model_copy(update={"name": name})
        await self.store.run(lambda tx: records.save(tx, renamed))

    async def hold(self, id: str, municipality: str, **fields: object) -> Attended:
        """A training session of a town, and what says that somebody was there."""
        officer = Person(role=Role.OFFICER, id="suzuki", municipality=municipality)
        session = TrainingSession.model_validate(
            {
                "id": id,
                "number": f"R8-{id}",
                "municipality": municipality,
                "programme": f"tsunagari-{municipality}",
                "course": COURSE,
                "held_on": self.clock.now().date(),
                "venue": "中央公民館",
                "trainers": ("佐藤",),
            }
            | fields
        )
        await self.training.hold(officer, session)
        return Attended(session=id, at=int(self.clock.now().timestamp()))


def write_course(root: Path, pages: Sequence[str], questions: int, pick: int = 10, **quiz: object) -> None:
    """A course `kiso` of one chapter with these pages and a test of so many true questions, below `root`."""
    folder = root / "courses" / COURSE
    folder.mkdir(parents=True, exist_ok=True)
    (root / "quizzes").mkdir(exist_ok=True)
    steps = "\n".join(
        f"## {page}のページ {{#{page} minutes=1}}\n\nあいさつだけで、じゅうぶんです。\n" for page in pages
    )
    (folder / "01-koe.md").write_text(
        f"---\nid: koe\ntitle: 声をかける\nminutes: {len(pages)}\nobjectives:\n  - ひと声を言える\n---\n\n{steps}",
        "utf-8",
    )
    (folder / "course.yaml").write_text(
        f"id: kiso\ntitle: 基礎講座\nprogramme: tsunagari\nlevel: 基礎\nminutes: {len(pages)}\n"
        "summary: 声をかける入口の講座です。\nmodules: [koe]\nprerequisites: []\ntest: kakunin\n"
        "completion:\n  - way: online\n    requires: [all_steps, {test: kakunin, pass: 0.8}]\n",
        "utf-8",
    )
    asked = "".join(
        f"  - id: koe-toi-{number:02}\n    type: truefalse\n    text: 声をかけますか。\n    step: koe/{pages[0]}\n"
        "    answer: true\n    explanation: うまい言葉はいりません。\n"
        for number in range(questions)
    )
    options = "".join(f"{key}: {value}\n" for key, value in quiz.items())
    (root / "quizzes" / "kakunin.yaml").write_text(
        f"id: kakunin\ntitle: 確認テスト\npick: {min(pick, questions)}\n{options}questions:\n{asked}", "utf-8"
    )
