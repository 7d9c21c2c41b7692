"""The reader of pages hears what a validator would say."""

from __future__ import annotations

import pytest

from tests.support.web.markup import faults

PAGE = """<!doctype html>
<html lang="ja"><head><title>ようこそ</title></head><body><main><h1>はじめに</h1>{}</main></body></html>"""
SOUND = """<ul><li><a href="#a">一</a></li></ul><dl><div><dt id="a">三</dt><dd>四</dd></div></dl><p>五<br>六</p>
<form><label for="n">名前</label><input id="n" name="n" aria-describedby="a"><input type="hidden" name="c">
<label><input type="radio" name="b">はい</label><fieldset><legend><h2>問い</h2></legend></fieldset>
<button><svg><path d="M0 0"/></svg>送る</button></form><div role="img" aria-label="絵"><h1>絵の中</h1></div>
<table><caption>表</caption><tbody><tr><th>五</th><td>六</td></tr></tbody></table>"""
WRONG = {
    '<p id="a"></p><p id="a"></p>': "id a 2 times",
    '<p id=""></p>': "id of nothing 1 times",
    '<label for="n">名前</label>': "for of <label> asks for n",
    '<section aria-labelledby="n"></section>': "aria-labelledby of <section> asks for n",
    '<a href="#n">先へ</a>': "href asks for n",
    '<input name="n">': "n has no label",
    '<input name="n" name="n" aria-label="名前">': "<input> has name twice",
    "<p><div></div></p>": "<div> in <p>",
    "<span><a><ul></ul></a></span>": "<ul> in <span>",
    "<a><button>おす</button></a>": "<button> in <a>",
    "<label><a>先へ</a></label>": "<a> in <label>",
    "<button><input aria-label='n'></button>": "<input> in <button>",
    "<form><form></form></form>": "<form> in <form>",
    "<ul><div></div></ul>": "<div> in <ul>",
    "<ul>一</ul>": "words straight in <ul>: 一",
    "<li>一</li>": "<li> in <main>",
    "<div/>": "<div/> does not end",
    "<b><i></b></i>": "</b> where <i> is open",
    "</br>": "</br> where <main> is open",
    '<p aria-label="名前">': "a name for <p>, which has no role",
    '<div role="img"><a>先へ</a></div>': "<a> in <a picture>",
    "<svg hidden></svg>": "hidden on <svg>",
    "<img src='a'>": "<img> without alt",
    "<style>p{}</style>": "<style> in the body",
    "<h3>三</h3>": "h1 is followed by h3",
    "<h1>また</h1>": "2 <h1>",
}


def test_a_sound_page_is_taken() -> None:
    assert list(faults(PAGE.format(SOUND))) == []


@pytest.mark.parametrize("part", WRONG)
def test_what_a_browser_would_have_to_repair_is_told(part: str) -> None:
    assert WRONG[part] in list(faults(PAGE.format(part)))


def test_a_page_says_what_it_is() -> None:
    assert list(faults("<p>一</p>")) == ["no doctype", "no language", "no title", "0 <main>", "0 <h1>"]
