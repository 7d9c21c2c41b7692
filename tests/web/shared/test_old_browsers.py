"""What phones, lessons, test and reception are sent is known to Safari 13.1, Chrome 80 and Firefox 78."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from supporter.live.page import build
from supporter.live.page.minify import smaller_style
from supporter.web.shared import static_files

STATIC = static_files.HERE
#: The scripts of pages that have to work there: who learns, who sits in the hall, who stands at the door.
SCRIPTS = (
    "app.js",
    "learn.js",
    "answers.js",
    "aloud.js",
    "dialogue.js",
    "progress.js",
    "survey.js",
    "reception.js",
    "day.js",
    "paper.js",
)
#: Words of the language, and calls, that came later. Source: MDN's compatibility tables, read in November 2026.
LATER = {
    r"(\?\?|\|\||&&)=": "logical assignment: Chrome 85, Safari 14, Firefox 79",
    r"\.at\(": "Array.at: Chrome 92, Safari 15.4, Firefox 90",
    r"\.replaceAll\(": "String.replaceAll: Chrome 85",
    r"\bstructuredClone\(": "structuredClone: Chrome 98, Safari 15.4",
    r"\bObject\.hasOwn\(": "Object.hasOwn: Chrome 93",
    r"\.findLast(Index)?\(": "findLast: Chrome 97",
    r"\bPromise\.any\(": "Promise.any: Chrome 85, Safari 14",
    r"\(\?<[=!]": "lookbehind: Safari 16.4",
    r"(?<=[{;]) *#\w+ *[=(;]": "private members: Safari 14.1",
    r"\bstatic *\{": "static blocks: Safari 16.4",
    r"\.replaceChildren\(": "replaceChildren: Chrome 86, Safari 14",
    r"\bAbortSignal\.(timeout|any)\(": "AbortSignal.timeout: Chrome 103",
    r"\.requestSubmit\(": "requestSubmit: Safari 16",
    r"\.submitter\b(?! \?\?)": "SubmitEvent.submitter: Safari 15.4, without a way around",
    r"\bcrypto\.randomUUID\(": "randomUUID: Chrome 92, Safari 15.4",
    r"\b\d+_\d+\b": "numeric separators: Firefox 70, Safari 13; kept out of telephones all the same",
}


def rules(style: str) -> list[str]:
    """The selector lists of a small stylesheet."""
    return [found.strip() for found in re.findall(r"(?<=[{}])([^{}@;]+)(?=\{)", "}" + style)]


def selectors(listed: str) -> list[str]:
    """The selectors of a list; commas within brackets part nothing."""
    depth, found = 0, [""]
    for sign in listed:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(sign, 0)
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def styles() -> dict[str, str]:
    (theme,) = (asset.body.decode() for address, asset in static_files.ours().items() if "/theme-" in address)
    return {"theme": theme, "phone": smaller_style((build.HERE / "phone.css").read_text("utf-8"))}


@pytest.mark.parametrize("word", [":has(", ":is(", ":where(", ":focus-visible", ":not(:is("])
@pytest.mark.parametrize("style", ["theme", "phone"])
def test_a_selector_that_is_not_known_takes_no_other_with_it(style: str, word: str) -> None:
    lists = [selectors(one) for one in rules(styles()[style])]
    assert len(lists) > 50
    mixed = [one for one in lists if {word in selector for selector in one} == {True, False}]
    assert mixed == []


def test_colours_stand_in_a_rule_that_every_browser_knows() -> None:
    theme = styles()["theme"]
    body = next(body for listed, body in re.findall(r"([^{}]+)\{([^{}]*)\}", theme) if listed.strip() == ":root")
    assert "--brand:" in body and "--sumi:" in body


def test_an_answer_that_is_chosen_shows_without_has() -> None:
    assert re.search(r"\.choice :checked ?~ ?\.letter", styles()["theme"])


@pytest.mark.parametrize("name", [*SCRIPTS, "phone.js", "deferred.js", "service_worker.js"])
@pytest.mark.parametrize("later", LATER, ids=LATER.values())
def test_scripts_use_nothing_that_came_later(name: str, later: str) -> None:
    places = (STATIC / name, build.HERE / name, Path(static_files.__file__).parents[1] / "site" / name)
    source = next(place for place in places if place.exists()).read_text("utf-8")
    code = re.sub(r"^\s*//.*$", "", source, flags=re.M)
    assert re.findall(later, code) == []
