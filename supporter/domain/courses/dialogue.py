"""A conversation that branches: what is said at each place of it, what may be answered, and what makes it whole.

Nobody is judged: there is no right way, only ends that leave somebody well. At most nine places, so that it can be
printed as numbered paragraphs on one leaf. Figures: the courses' own design (two or three minutes, three turns).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from supporter.domain.courses.rich import Rich
from supporter.domain.shared.document import Value

#: More places than these are no leaf of paper.
MOST = 9
#: More answers than these stand on no telephone without scrolling.
MOST_REPLIES = 6
#: So many steps at most lie between a heavy word and somewhere to call.
NEAR = 2
#: Minutes of a class for one turn: one or two sentences, a poll, its result.
TURN = 1.0

Fault = Literal[
    "many",
    "twice",
    "unknown",
    "unreached",
    "endless",
    "wordless",
    "alone",
    "crowded",
    "onward",
    "careless",
    "far",
    "needless",
]


class Reply(Value):
    """What somebody may say or do, and the place it leads to."""

    words: Rich
    to: str


class Node(Value):
    """One place of a conversation: `replies` lead on, `back` leads to where another way can be tried, or it `ends`.

    `figure` is a drawing as sanitised HTML, `topics` are the contact topics that an end shows.
    """

    name: str
    words: Rich
    replies: tuple[Reply, ...] = ()
    back: str = ""
    ends: bool = False
    figure: str = ""
    topics: tuple[str, ...] = ()

    @property
    def leads(self) -> tuple[str, ...]:
        """The places that can follow."""
        return tuple(reply.to for reply in self.replies) + ((self.back,) if self.back else ())


class Dialogue(Value):
    """The places in the order of their numbers; the first is where everybody begins.

    `care` is said before it, where it holds heavy words, `easy_care` the same in plain Japanese. `easy` are the same
    places in plain Japanese, `english` in English, empty where they were not written.
    """

    id: str
    nodes: tuple[Node, ...]
    care: Rich | None = None
    easy_care: Rich | None = None
    easy: tuple[Node, ...] = ()
    english: tuple[Node, ...] = ()

    def number(self, name: str) -> int:
        """The number of a place on paper, counted from 1. `KeyError` if there is none."""
        for number, node in enumerate(self.nodes, 1):
            if node.name == name:
                return number
        raise KeyError(name)

    def told(self, voice: Literal["ja", "easy", "en"]) -> tuple[Node, ...]:
        """The places as readers of `voice` have them; English readers get plain Japanese where there is no English."""
        return {"ja": (), "easy": self.easy, "en": self.english or self.easy}[voice] or self.nodes


class Found(NamedTuple):
    """A fault, the place (its number, from 0) where it stands, and the name that is meant."""

    fault: Fault
    at: int
    name: str = ""


def faults(dialogue: Dialogue, heavy: re.Pattern[str]) -> Iterator[Found]:
    """What keeps a conversation from being whole, place by place; of its voices nothing.

    `heavy` are the words that nobody is to come upon unprepared.
    """
    if len(dialogue.nodes) > MOST:
        yield Found("many", MOST, str(len(dialogue.nodes)))
    known = [node.name for node in dialogue.nodes]
    for at, node in enumerate(dialogue.nodes):
        if node.name in known[:at]:
            yield Found("twice", at, node.name)
        yield from _faults_of(node, at, known)
    yield from _ways(dialogue)
    yield from _care(dialogue, heavy)


def turns(dialogue: Dialogue) -> int:
    """The most questions on a way through it that comes to no place twice."""
    return _longest(dialogue, lambda node: int(bool(node.replies)))


def length(dialogue: Dialogue) -> int:
    """The letters that somebody reads on the longest way through it."""
    return _longest(dialogue, _letters)


def _faults_of(node: Node, at: int, known: list[str]) -> Iterator[Found]:
    if not node.words.plain:
        yield Found("wordless", at, node.name)
    for name in node.leads:
        if name not in known:
            yield Found("unknown", at, name)
    if len(node.replies) == 1:
        yield Found("alone", at, node.name)
    if len(node.replies) > MOST_REPLIES:
        yield Found("crowded", at, node.name)
    if bool(node.replies) + bool(node.back) + node.ends > 1:
        yield Found("onward", at, node.name)
    if node.topics and not node.ends:
        yield Found("needless", at, node.name)


def _ways(dialogue: Dialogue) -> Iterator[Found]:
    """Places that nobody comes to, and those from which nobody comes to an end."""
    ends = {node.name for node in dialogue.nodes if node.ends}
    steps = _steps_to(dialogue, ends)
    reached = _reached(dialogue)
    for at, node in enumerate(dialogue.nodes):
        if node.name not in reached:
            yield Found("unreached", at, node.name)
        # Where a target is not known, or is no place of this conversation, that is told already.
        if node.name not in steps and not (node.leads and not set(node.leads) <= {n.name for n in dialogue.nodes}):
            yield Found("endless", at, node.name)


def _care(dialogue: Dialogue, words: re.Pattern[str]) -> Iterator[Found]:
    heavy = next(
        ((at, found[0]) for at, node in enumerate(dialogue.nodes) if (found := words.search(_said(node)))), None
    )
    if heavy and dialogue.care is None:
        yield Found("careless", *heavy)
    if heavy is None and dialogue.care is None:
        return
    helped = {node.name for node in dialogue.nodes if node.ends and node.topics}
    steps = _steps_to(dialogue, helped)
    for at, node in enumerate(dialogue.nodes):
        if steps.get(node.name, NEAR + 1) > NEAR:
            yield Found("far", at, node.name)


def _steps_to(dialogue: Dialogue, goals: set[str]) -> dict[str, int]:
    """For each place the fewest steps from it to a goal; places without a way are left out."""
    steps, count = dict.fromkeys(goals, 0), 0
    while True:
        count += 1
        nearer = {node.name for node in dialogue.nodes if node.name not in steps and set(node.leads) & steps.keys()}
        if not nearer:
            return steps
        steps |= dict.fromkeys(nearer, count)


def _reached(dialogue: Dialogue) -> set[str]:
    leads = {node.name: node.leads for node in dialogue.nodes}
    reached, new = set[str](), {node.name for node in dialogue.nodes[:1]}
    while new:
        reached |= new
        new = {name for at in new for name in leads[at] if name in leads} - reached
    return reached


def _longest(dialogue: Dialogue, weight: Callable[[Node], int]) -> int:
    """The heaviest way that comes to no place twice. What is left of it follows from where one is and what one has
    seen: of nine places that are a few thousand cases, while the ways through them may be more than can be counted.
    """
    nodes = {node.name: node for node in dialogue.nodes[:MOST]}
    weights = {name: weight(node) for name, node in nodes.items()}
    leads = {name: frozenset(node.leads) & nodes.keys() for name, node in nodes.items()}

    @cache
    def on(at: str, seen: frozenset[str]) -> int:
        been = seen | {at}
        return weights[at] + max((on(to, been) for to in leads[at] - been), default=0)

    return on(dialogue.nodes[0].name, frozenset()) if dialogue.nodes else 0


def _said(node: Node) -> str:
    return " ".join([node.words.plain, *(reply.words.plain for reply in node.replies)])


def _letters(node: Node) -> int:
    return len("".join(_said(node).split()))
