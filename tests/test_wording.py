"""Every refusal has a sentence in the house's tone, and people are spoken to in the language they read."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from supporter import wording
from supporter.domain.shared.access import Action
from supporter.wording.shared.words import merged
from tests.support import spoken_keys
from tests.support.used_keys import unused

SOURCE = Path(wording.__file__).parents[1]
BLAMING = ("エラー", "不正", "無効", "不合格", "必須", "削除", "ログイン", "認証", "失敗")


def codes() -> set[str]:
    """The codes that the source refuses with."""
    calls = (
        node
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused"
    )
    return {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}


def test_every_refusal_has_a_sentence() -> None:
    assert codes() - set(wording.SENTENCES) == set()


_WRITERS = ("record", "handed_out", "_audit", "_change")


def deeds() -> set[str]:
    """What services write into the audit log, whether they record it themselves or through a helper of theirs."""
    calls = (
        node
        for path in (SOURCE / "services").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _WRITERS
    )
    return {deed for call in calls for deed in map(_deed, call.args) if deed}


def _deed(argument: ast.expr) -> str:
    if isinstance(argument, ast.Attribute) and ast.unparse(argument.value) == "Action":
        return Action[argument.attr].value
    return str(argument.value) if isinstance(argument, ast.Constant) else ""


#: What tells of no learner and none of their certificates, so that no learner takes it home.
OF_SESSIONS = {"class.finish", "class.run", "training.hold", "training.plan", "application.manage", "needs.read"}
OF_SESSIONS |= {"class.print_cards", "class.print_list"}
OF_SESSIONS |= {"pass.manage", "reception.work", "paper.work", "watch.work"}
OF_SESSIONS |= {"class.take", "class.merge"}
OF_RUNS = {"certificate.run_begun", "certificate.print", "certificate.printing"}
OF_THE_HOUSE = OF_SESSIONS | OF_RUNS | {"municipality.manage", "municipality.edit", "reminder.read", "roster.export"}
OF_THE_HOUSE |= {"region.manage", "record.supplied"}
OF_THE_HOUSE |= {"roster.read"}
ROOMS_OF_STAFF = {"staff", "audit", "delegation", "duty"}


def test_every_deed_among_staff_is_told_in_a_sentence_of_the_log() -> None:
    among_staff = {deed for deed in deeds() if deed.partition(".")[0] in ROOMS_OF_STAFF}
    assert {f"did.{deed}" for deed in among_staff} - set(wording.WORDS) == set()


OF_THE_HOUSE |= {"import.run", "import.undo"}
OF_THE_HOUSE |= {"roster.read", "figures.export"}


def test_every_deed_in_a_learners_log_has_words() -> None:
    of_learners = {deed for deed in deeds() - OF_THE_HOUSE if deed.partition(".")[0] not in ROOMS_OF_STAFF}
    assert OF_THE_HOUSE | {"learner.stay", "training.attended", "certificate.handed_over"} <= deeds()
    assert {f"log.{deed}" for deed in of_learners} - set(wording.WORDS) == set()


def test_every_deed_is_told_to_who_reads_the_audit_log() -> None:
    assert {f"did.{deed}" for deed in deeds()} - set(wording.WORDS) == set()


SAID = {**wording.SENTENCES, **wording.WORDS, "fallback": wording.FALLBACK}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_nobody_is_blamed(said: wording.Said) -> None:
    text = wording.without_readings(wording.in_language(said, "ja"))
    assert not any(word in text for word in BLAMING)


def test_a_sentence_never_raises() -> None:
    for code in (*wording.SENTENCES, "never.heard.of"):
        assert "{" not in wording.sentence(code)
    assert "あと4回" in wording.sentence("pin.wrong_left", left=4)


def test_facts_are_not_read_as_places() -> None:
    assert wording.sentence("edit.conflict", who="{time}", time="13:40").startswith("{time}が先に")


def test_an_unknown_word_is_found_at_once() -> None:
    with pytest.raises(KeyError):
        wording.say("no.such.word")


def test_a_word_that_is_written_twice_is_found_at_once() -> None:
    with pytest.raises(ValueError, match=r"twice: right$"):
        merged({"left": "左", "right": "右"}, {"right": "はい"})


def test_every_word_is_named_by_somebody() -> None:
    assert unused([*wording.WORDS, *wording.SENTENCES]) == []
    assert unused(["no.such.word", "home.lead", "did.class.take"]) == ["no.such.word"]


SPOKEN = {key: said for key, said in SAID.items() if isinstance(said, wording.Words)}
PLACES = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("words", SPOKEN.values(), ids=SPOKEN)
def test_every_language_tells_the_same_facts(words: wording.Words) -> None:
    places = [sorted(set(PLACES.findall(text))) for text in words]
    assert all(words) and places[0] == places[1] == places[2]


@pytest.mark.parametrize("words", SPOKEN.values(), ids=SPOKEN)
def test_english_is_english_and_plain_japanese_is_short(words: wording.Words) -> None:
    assert not re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", words.en)
    for sentence in re.split(r"(?<=[。！？])", words.easy):
        assert len("".join(sentence.split())) <= 40, sentence


def test_people_are_answered_in_their_language() -> None:
    told = {}
    for language in wording.LANGUAGES:
        token = wording.language.set(language)
        told[language] = wording.say("continue")
        wording.language.reset(token)
    assert told == {"ja": "つづきから", "easy": "つづきを よみます", "en": "Continue"}


#: Refusals that only staff and commands meet: they are told in Japanese alone.
STAFF_ALONE = ("staff.", "roster.", "demo.", "sample.", "programme.", "number.not_here", "reason.missing")
STAFF_ALONE += ("wall.", "plan.", "room.", "undo.", "seat.too_many", "question.sealed", "question.unsigned")
STAFF_ALONE += (
    "region.",
    "apply.twice",
)
STAFF_ALONE += ("code.", "delegation.", "duty.", "request.", "session.names_gone")
STAFF_ALONE += ("municipality.no_file", "certificate.number_format", "cert.erased")
STAFF_ALONE += ("certificate.number_programme", "certificate.reason", "certificate.day", "certificate.replaced")
STAFF_ALONE += ("certificate.nobody_picked",)
STAFF_ALONE += ("run.", "stock.")
STAFF_ALONE += ("finish.", "report.", "today.")
STAFF_ALONE += ("seat.all_taken", "supporter.none", "session.no_code", "guide.empty", "cases.")
STAFF_ALONE += ("pass.", "reception.", "paper.", "hands.")
STAFF_ALONE += ("import.", "sheet.", "contact.no_reason", "withdrawal.", "move.", "merge.")
STAFF_ALONE += ("take.", "export.", "erase.receipt", "file.")
STAFF_ALONE += (
    "line.",
    "phone.",
    "years.",
    "day.",
    "days.",
    "contact.no_topic",
    "certificate.body",
    "certificate.place",
)
STAFF_ALONE += ("data.missing", "backup.unreadable", "audit.")


def test_every_word_a_learner_meets_is_told_in_three_languages() -> None:
    met = spoken_keys.keys()
    assert {"home.lead", "topic.life", "age.20代", "choose.one", "start.1"} <= met
    assert {key for key in met if not isinstance(wording.WORDS[key], wording.Words)} == set()
    plain = [code for code, said in wording.SENTENCES.items() if isinstance(said, str)]
    assert [code for code in plain if not code.startswith(STAFF_ALONE)] == []


#: One term for one thing: what else it was called, and the only keys in which that word means something else.
NOT_SAID: dict[wording.Language, dict[str, tuple[str, ...]]] = {
    "en": {
        r"\btrainers?\b": (),
        r"\bmunicipalit(?:y|ies)\b(?!\})": ("municipality.unknown",),
        r"What you have learnt is not lost|works no more|All is gone|Ask to be erased": (),
        r"you (?:asked )?to be erased": (),
        r"was really issued|Your way so far|If you need a hand": (),
        r"(?<!final )\bcheck\b(?= is left)|\b[Tt]he check\b|\b[Yy]our (?:own )?page\b|list of supporters": (),
        r"\bQR\b(?! code)": (),
        r"\b[Tt]he class\b|\bNo class\b": (),
        r"QR(?: codes?)? code code|\bQRs\b": (),
    },
    "easy": {
        "こうし(?!ん)": (),
        "かかりの ひと": (),
        "なんさいくらい|ねんだい": (),
        "かみに (?:します|だします|する|だす)": (),
        "QR(?!コード)": (),
        "やくそく": (),
        "はっきり|よるの いろ": (),
        "けたの ばんごう": ("number",),
        "[いきしちにっん][てで](?:ください|います|いません|いる|いない)": (),
    },
    "ja": {"10けたの": ()},
}


@pytest.mark.parametrize("language", NOT_SAID)
def test_one_thing_is_called_by_one_name(language: wording.Language) -> None:
    found = [
        (key, word)
        for key, said in SPOKEN.items()
        for word, elsewhere in NOT_SAID[language].items()
        if not key.startswith(elsewhere or ("-",))
        and re.search(word, wording.without_readings(wording.in_language(said, language)))
    ]
    assert found == []


READING = re.compile(r"(?<!\{)\{[^{}|\s]+\|[^{}\s]+\}(?!\})")
KANJI = re.compile(r"[\u3400-\u9fff々]")


def unread(text: str) -> set[str]:
    """The characters that stand without a reading: whoever switches readings on wants them everywhere."""
    return set(KANJI.findall(READING.sub("", text)))


@pytest.mark.parametrize("words", SPOKEN.values(), ids=SPOKEN)
def test_every_word_has_its_reading(words: wording.Words) -> None:
    assert unread(words.ja) == set()


JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
TITLES = re.compile(r"<title>.*?</title>", re.S)


@pytest.mark.parametrize("path", spoken_keys.templates(), ids=lambda path: path.name)
def test_prose_of_pages_has_readings_too(path: Path) -> None:
    assert unread(JINJA.sub("", path.read_text("utf-8"))) == set()


@pytest.mark.parametrize("path", spoken_keys.templates(), ids=lambda path: path.name)
def test_ruby_never_stands_in_an_attribute(path: Path) -> None:
    source = TITLES.sub(lambda title: title[0].replace("{{", '="{{'), path.read_text("utf-8"))
    assert not re.search(r"""=["'][^"'<>]*\{\{ (?:t\(|[^}"]*\| t\b)""", source)


ENGLISH, EASY = spoken_keys.TEMPLATES / "en", spoken_keys.TEMPLATES / "easy"
PROSE = sorted(path.relative_to(ENGLISH) for path in ENGLISH.rglob("*.html"))
FACTS = re.compile(r"\bm\.\w+|\blook\.\w+|include '[^']+'|extends '[^']+'")


def test_prose_is_told_in_every_language() -> None:
    assert PROSE and sorted(path.relative_to(EASY) for path in EASY.rglob("*.html")) == PROSE
    for path in spoken_keys.templates():
        prose = KANJI.findall(JINJA.sub("", path.read_text("utf-8")))
        assert len(prose) < 20 or path.relative_to(spoken_keys.TEMPLATES) in PROSE, path


@pytest.mark.parametrize("name", PROSE, ids=str)
def test_every_language_of_a_page_tells_the_same_facts(name: Path) -> None:
    texts = [(folder / name).read_text("utf-8") for folder in (spoken_keys.TEMPLATES, EASY, ENGLISH)]
    japanese, easy, english = (set(FACTS.findall(text)) for text in texts)
    assert japanese == easy == english
    plain = JINJA.sub("", re.sub(r"<[^>]+>", "\n", texts[1]))
    for sentence in re.split(r"(?<=[。！？])|\n", plain):
        assert len("".join(sentence.split())) <= 40, sentence
    shown = re.sub(r"<(\w+)[^<>]*\{\{ ja \}\}[^<>]*>.*?</\1>", "", texts[2], flags=re.S)
    assert not re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", JINJA.sub("", shown))
