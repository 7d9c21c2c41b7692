"""A conversation that a class goes through together: every place is a poll, and the most chosen answer goes on.

An answer that was gone already is counted no more, so that the way back from a place leads on by another one; where
all were gone, those that were gone the fewest times are, so that no class goes round without an end. Where two have
as many, the first of them would go on; the lecturer sees it, and may take another (`moves.branch`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from supporter.domain.courses.course import Block
from supporter.domain.courses.dialogue import Dialogue, Node
from supporter.domain.courses.quiz import Choice, Single, Told


class Onward(NamedTuple):
    """The choice that goes on, from 0, and whether another one has as many."""

    choice: int
    tied: bool


def onward(leads: tuple[str, ...], counts: Mapping[str, int], way: Iterable[str]) -> Onward:
    """What a place with these `leads` goes on with, by how often each choice (`"0"`, `"1"`…) was taken.

    `way` are the cues that the class has come to in this conversation.
    """
    been = Counter(way)
    fewest = min(been[cue] for cue in leads)
    left = [at for at, cue in enumerate(leads) if been[cue] == fewest]
    most = max(counts.get(str(at), 0) for at in left)
    first, *others = (at for at in left if counts.get(str(at), 0) == most)
    return Onward(first, bool(others))


def key_of(dialogue: Dialogue, node: Node) -> str:
    """The key under which a class is asked at a place."""
    return f"{dialogue.id}@{node.name}"


def questions_of(block: Block) -> Iterable[Single]:
    """Every place with answers as a question that has no right one."""
    dialogue = block.dialogue
    if dialogue is None:
        return
    easy, english = ({node.name: node for node in told} for told in (dialogue.easy, dialogue.english))
    for node in dialogue.nodes:
        if node.replies:
            yield Single(
                id=key_of(dialogue, node),
                text=node.words,
                choices=tuple(Choice(text=reply.words) for reply in node.replies),
                easy=_told(easy.get(node.name)),
                english=_told(english.get(node.name)),
            )


def slide_of_place(node: Node) -> str:
    """What the projector shows where nothing is asked."""
    return f"{node.figure}<p>{node.words.html}</p>"


def _told(node: Node | None) -> Told | None:
    return Told(text=node.words, choices=tuple(reply.words for reply in node.replies)) if node else None
