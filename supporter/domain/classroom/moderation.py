"""Moderation: of the texts that a class has written to the question in view, which wait, are out, are held back."""

from __future__ import annotations

from supporter.domain.classroom.running_order import OrderedQuestion
from supporter.domain.classroom.same_words import in_cloud, name_of
from supporter.domain.classroom.scene import Scene
from supporter.domain.classroom.tally import Tally
from supporter.domain.courses.quiz import Short
from supporter.domain.shared.document import Value
from supporter.domain.training.room import Room

Texts = tuple[tuple[str, int], ...]


class Moderated(Value):
    """The question in view (`html`) with its texts, each with how often it was written: `waiting` for a decision,
    `shown` where all may read them, `held` back. `cloud`: it is shown as a word cloud.
    """

    key: str
    number: int
    html: str
    cloud: bool
    waiting: Texts = ()
    shown: Texts = ()
    held: Texts = ()


def moderated(scene: Scene) -> Moderated | None:
    """The texts of the question in view, `None` where it takes none."""
    asking, tally = scene.asking, scene.tallies.get(scene.session.room.asked)
    if asking is None or not isinstance(asking.question, Short):
        return None
    room, counts = scene.session.room, tally.counts if tally else {}
    named = {text: name_of(asking.question, text) for text in counts}
    out, held = set(room.shown.get(asking.key, ())), set(room.held.get(asking.key, ()))
    decided_on = out | held
    return Moderated(
        key=asking.key,
        number=asking.number,
        html=asking.question.text.html,
        cloud=in_cloud(asking.question),
        waiting=tuple((text, counts[text]) for text, name in named.items() if name not in decided_on),
        shown=shown_texts(asking, room, tally) if tally else (),
        held=tuple((text, counts[text]) for text, name in named.items() if name in held),
    )


def shown_texts(asking: OrderedQuestion, room: Room, tally: Tally) -> Texts:
    """Those let through that somebody still says: of a word cloud the most frequent first, else as they were let
    through.
    """
    out = room.shown.get(asking.key, ())
    if in_cloud(asking.question):
        names = set(out)
        return tuple((text, n) for text, n in tally.counts.items() if name_of(asking.question, text) in names)
    return tuple((text, tally.counts[text]) for text in out if tally.counts.get(text))


def decided(room: Room, key: str, name: str, *, shown: bool) -> Room:
    """The room with a text let through, or held back; of two who decide, the last one stands."""
    others = {
        which: tuple(one for one in kept.get(key, ()) if one != name)
        for which, kept in (("shown", room.shown), ("held", room.held))
    }
    others["shown" if shown else "held"] += (name,)
    update = {"shown": room.shown | {key: others["shown"]}, "held": room.held | {key: others["held"]}}
    return room.model_copy(update=update)
