"""`::: talk`: a conversation that branches, read line by line and held to what makes one whole.

`@name` begins a place (`@denwa end contacts=daily`, `@niwa back=start`, `@start figure=koe.svg`), `- words -> name` is
something to answer, every other line is said there. The same places behind `::: talk yasashii` and
`::: talk english` are their words in another voice, with the same answers in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from supporter.content.files.problems import Findings, nearest
from supporter.content.files.shapes import ID
from supporter.content.markdown.directives import Directive
from supporter.content.markdown.pictures import picture
from supporter.content.markdown.prose import Scene, checked_line
from supporter.content.markdown.readability import check_plain_line
from supporter.domain.courses.dialogue import MOST, MOST_REPLIES, NEAR, Dialogue, Fault, Node, Reply, faults
from supporter.domain.courses.rich import Rich
from supporter.domain.municipalities.topic import Topic

VOICES = ("yasashii", "english")

_HEAVY = re.compile(r"(?<!必)死|自殺|自傷|消えて|消えたい|いなくなりたい|殺|虐待|暴力|リストカット")
"""The house's list of what nobody is to come upon unprepared."""

_PLACE = re.compile(r"[@＠]\s*(\S*)\s*(.*)\Z")
_REPLY = re.compile(r"-\s+(.*?)\s*(?:->|→|－＞|⇒)\s*([a-z][a-z0-9-]{0,63})\s*\Z")
_MEANT = re.compile(r"[-－*・]\s*\S")
_SETTING = re.compile(r"(back|figure|contacts)=(\S+)\s*")


@dataclass
class _Place:
    """A place as it stands in the file, at `line`."""

    name: str
    line: int
    said: list[tuple[str, int]] = field(default_factory=list)
    replies: list[tuple[str, str, int]] = field(default_factory=list)
    back: str = ""
    ends: bool = False
    figure: str = ""
    topics: tuple[str, ...] = ()


def read_dialogue(directive: Directive, scene: Scene) -> Dialogue | None:
    """The conversation of `::: talk id`, or None after noting that there is no place in it."""
    findings, id = scene.findings, next(iter(directive.words.split()), "")
    places = _places(directive, scene)
    if not places:
        what = f"「::: talk {id}」に、話の場所がありません。"
        findings.error(
            directive.line, what, "次の行から「@start」、言葉、「- 答え -> 場所の名前」の順に書いてください。"
        )
        return None
    care = directive.settings.get("care", "")
    dialogue = Dialogue(
        id=id,
        nodes=tuple(_node(place, scene, "ja") for place in places),
        care=checked_line(care, directive.line, findings) if care else None,
    )
    for found in faults(dialogue, _HEAVY):
        place = places[min(found.at, len(places) - 1)]
        what, instead = _SENTENCES[found.fault]
        names = [node.name for node in dialogue.nodes]
        near = nearest(found.name, names) if found.fault == "unknown" else ""
        findings.error(place.line, what.format(id=id, at=place.name, name=found.name), instead + near)
    return dialogue


def retold(dialogue: Dialogue, directive: Directive, scene: Scene) -> Dialogue:
    """The conversation with its words in the voice that `directive` names; notes places that are not the same."""
    voice = directive.words
    places = {place.name: place for place in _places(directive, scene)}
    nodes = list[Node]()
    for node in dialogue.nodes:
        place = places.pop(node.name, None)
        if place is None:
            what = f"「::: talk {voice}」に「@{node.name}」がありません。"
            scene.findings.error(directive.line, what, "もとの「::: talk」と同じ名前の場所を、ぜんぶ書いてください。")
            continue
        told = _node(place, scene, voice)
        if [reply.to for reply in told.replies] != [reply.to for reply in node.replies] or not told.words.plain:
            what = f"「::: talk {voice}」の「@{node.name}」の言葉か答えが、もとの「::: talk」と合いません。"
            scene.findings.error(place.line, what, "同じ行き先の答えを、同じ数、同じ順に書いてください。")
            continue
        nodes.append(node.model_copy(update={"words": told.words, "replies": told.replies}))
    for name, place in places.items():
        what = f"「::: talk {voice}」の「@{name}」は、もとの「::: talk」にありません。"
        scene.findings.error(place.line, what, nearest(name, [node.name for node in dialogue.nodes]))
    if voice == "english":
        return dialogue.model_copy(update={"english": tuple(nodes)})
    care = directive.settings.get("care", "")
    easy = _line(care, directive.line, voice, scene.findings) if care else None
    return dialogue.model_copy(update={"easy": tuple(nodes), "easy_care": easy})


def script_html(dialogue: Dialogue) -> str:
    """The conversation as its lecturer has it: numbered paragraphs, each answer with the number it leads to."""
    numbers = {node.name: number for number, node in enumerate(dialogue.nodes, 1)}
    return "".join(_paragraph(node, numbers) for node in dialogue.nodes)


def _paragraph(node: Node, numbers: Mapping[str, int]) -> str:
    """A target that is not known is told elsewhere, and stands as it was typed."""
    said = f"<p><strong>{numbers[node.name]}</strong>　{node.words.html}</p>"
    items = [f"<li>{reply.words.html}　→ {numbers.get(reply.to, reply.to)}へ</li>" for reply in node.replies]
    back = f"<p>もどる　→ {numbers.get(node.back, node.back)}へ</p>" if node.back else ""
    return said + (f"<ul>{''.join(items)}</ul>" if items else back or "<p>（おわり）</p>")


def _places(directive: Directive, scene: Scene) -> list[_Place]:
    findings, found = scene.findings, list[_Place]()
    for number, text in enumerate(directive.lines, directive.line + 1):
        line = text.strip()
        if not line:
            continue
        begins, reply = _PLACE.match(line), _REPLY.match(line)
        if begins:
            found.append(_place(begins[1], begins[2], number, findings))
        elif not found:
            what = f"「{line[:20]}」の前に、場所の名前がありません。"
            findings.error(number, what, "「::: talk」の次の行に「@start」と書いてください。")
        elif reply:
            found[-1].replies.append((reply[1], reply[2], number))
        elif _MEANT.match(line):
            what = f"答え「{line[:20]}」の行き先が読めません。"
            findings.error(number, what, "「- 答え -> denwa」のように、半角の「->」と、場所の名前を書いてください。")
        else:
            found[-1].said.append((line, number))
    return found


def _place(name: str, rest: str, line: int, findings: Findings) -> _Place:
    place = _Place(name, line)
    if not ID.fullmatch(name):
        what = f"場所の名前「{name[:20]}」が読めません。"
        findings.error(line, what, "「@denwa」のように、小文字の英数字と - で書いてください。")
    for key, value in _SETTING.findall(rest):
        if key == "back":
            place.back = value
        elif key == "figure":
            place.figure = value
        else:
            place.topics = tuple(topic for topic in re.split("[,、，]", value) if topic)
    left = _SETTING.sub("", rest).split()
    place.ends = "end" in left
    for word in left:
        if word != "end":
            what = f"「@{name}」のあとの「{word[:20]}」が読めません。"
            findings.error(line, what, "書けるのは、end、back=場所、figure=絵.svg、contacts=分野 です。")
    for topic in place.topics:
        if topic not in get_args(Topic):
            findings.error(line, f"相談先の分野「{topic}」はありません。", nearest(topic, get_args(Topic)))
    return place


def _node(place: _Place, scene: Scene, voice: str) -> Node:
    def line(text: str, at: int) -> Rich:
        return _line(text, at, voice, scene.findings)

    said = [line(text, at) for text, at in place.said]
    return Node(
        name=place.name,
        words=Rich(plain=" ".join(one.plain for one in said), html="<br>".join(one.html for one in said)),
        replies=tuple(Reply(words=line(text, at), to=to) for text, to, at in place.replies),
        back=place.back,
        ends=place.ends,
        # The words of the place say all that its drawing shows.
        figure=picture(scene, place.figure, "", place.line) if place.figure else "",
        topics=place.topics,
    )


def _line(text: str, at: int, voice: str, findings: Findings) -> Rich:
    if voice == "yasashii":
        check_plain_line(text, at, findings)
    read = checked_line(text, at, findings, phrased=voice == "ja")
    if voice == "ja":
        return read
    mark = 'class="plain-words"' if voice == "yasashii" else 'lang="en"'
    return Rich(plain=read.plain, html=f"<span {mark}>{read.html}</span>")


_SENTENCES: dict[Fault, tuple[str, str]] = {
    "many": (
        f"「::: talk {{id}}」の場所が {{name}} あります（多くて {MOST}）。",
        "短くするか、二つの talk に分けてください。",
    ),
    "twice": ("場所「@{name}」が、この talk に二つあります。", "どちらかの名前を変えてください。"),
    "unknown": ("「@{at}」の行き先「{name}」が、この talk にありません。", ""),
    "unreached": (
        "場所「@{name}」に来る答えがありません。",
        "どこかの答えの行き先にするか、この場所を消してください。",
    ),
    "endless": (
        "場所「@{name}」から、どの終わり（end）にも行けません。",
        "「- 答え -> 場所」か「back=場所」を足すか、「@名前 end」にしてください。",
    ),
    "wordless": (
        "場所「@{name}」に言葉がありません。",
        "次の行に、見えること、聞こえることを書いてください（終わりには、つぎの一歩を）。",
    ),
    "alone": ("場所「@{name}」の答えが一つです。", "もう一つの答えを足してください。"),
    "crowded": (f"場所「@{{name}}」の答えが {MOST_REPLIES}つをこえています。", "減らしてください。"),
    "onward": ("場所「@{name}」に、答え・back・end の二つ以上があります。", "どれか一つにしてください。"),
    "careless": (
        "つらい言葉「{name}」があるのに、心の用意（care=）がありません。",
        '「::: talk {id} care="つらい話が出てきます。とばしてかまいません。"」と書いてください。',
    ),
    "far": (
        f"場所「@{{name}}」から {NEAR}歩のうちに、相談先の出る終わりがありません。",
        "「@名前 end contacts=life」の場所へ行く答えを足してください。",
    ),
    "needless": ("場所「@{name}」の contacts= は、終わり（end）にだけ書けます。", "end を足すか、消してください。"),
}
