"""The page as it is sent: parts put together, made small, hashed for a strict CSP, compressed once."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

from supporter import wording
from supporter.live.page.minify import smaller_script, smaller_style
from supporter.wording import Language
from supporter.wording.classroom.activities import MET_LATER, PHONE_ACTIVITIES
from supporter.wording.classroom.phone import MET_ON_PHONES, PHONE
from supporter.wording.classroom.phone_deferred import PHONE_LATER

HERE = Path(__file__).parent
_PREFIX = "class."


class Made(NamedTuple):
    """A page or a script: its bytes plain and compressed, its mark for caches, and the policy that fits a page."""

    name: str
    body: bytes
    packed: bytes
    mark: str
    policy: str


@cache
def page(language: Language, attributes: str) -> Made:
    """The page in a language; `attributes` are those of `<html>` by which somebody likes to read."""
    style, script = smaller_style(_file("phone.css")), smaller_script(_file("phone.js"))
    attributes += f' data-later="/live/{later().name}"'
    # `<` cannot end the script in which the words lie.
    told = json.dumps(words(language), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    parts = {
        "ATTRIBUTES": attributes,
        "TITLE": _plain("class.title", language),
        "NOSCRIPT": _plain("class.no_script", language),
        "SIGNS": _file("signs.svg").replace("\n", ""),
        "STYLE": style,
        "WORDS": told,
        "SCRIPT": script,
    }
    html = _file("phone.html").replace("\n", "")
    for name, part in parts.items():
        html = html.replace(f"__{name}__", part)
    body = html.encode()
    policy = (
        f"default-src 'none'; script-src {_hashed(script)} 'self'; style-src {_hashed(style)}; "
        "connect-src 'self' 'ws'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    return Made("", body, gzip.compress(body, 9, mtime=0), hashlib.sha256(body).hexdigest()[:16], policy)


@cache
def later() -> Made:
    """The script that comes once the page is open; its name changes with its content."""
    body = smaller_script(_file("deferred.js")).encode()
    mark = hashlib.sha256(body).hexdigest()[:10]
    return Made(f"deferred-{mark}.js", body, gzip.compress(body, 9, mtime=0), mark, "")


@cache
def words(language: Language) -> dict[str, str]:
    """What the page is told at once: the words to join and to wait by, and why something is refused."""
    known = {key: wording.WORDS[key] for key in PHONE} | {code: wording.SENTENCES[code] for code in MET_ON_PHONES}
    return _in_language({**known, "fallback": wording.FALLBACK}, language) | {"language": language}


@cache
def later_words(language: Language) -> dict[str, str]:
    """The rest of the words."""
    known = {key: wording.WORDS[key] for key in (*PHONE_LATER, *PHONE_ACTIVITIES)}
    return _in_language(known | {code: wording.SENTENCES[code] for code in MET_LATER}, language)


def _in_language(said: dict[str, wording.Said], language: Language) -> dict[str, str]:
    """Readings stay in braces: the page makes ruby of them."""
    return {key.removeprefix(_PREFIX): wording.in_language(text, language) for key, text in said.items()}


def _plain(key: str, language: Language) -> str:
    return wording.without_readings(wording.in_language(wording.WORDS[key], language))


def _file(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _hashed(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
