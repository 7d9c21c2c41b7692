"""Which questions somebody may practise: those of their own finished tests that they have not got right since."""

from __future__ import annotations

from supporter.domain.courses.quiz import Quiz
from supporter.domain.transcripts.progress import Progress


def missed(progress: Progress, quiz: Quiz) -> tuple[str, ...]:
    """The ids of the questions whose latest scored answer was not the hoped one, in the order of the quiz.

    Tests that are still open say nothing yet, and what the quiz has dropped cannot be asked.
    """
    latest: dict[str, bool] = {}
    for attempt in progress.finished(quiz.id):
        latest |= {id: answer.correct for id, answer in attempt.answers.items()}
    return tuple(question.id for question in quiz.questions if latest.get(question.id) is False)
