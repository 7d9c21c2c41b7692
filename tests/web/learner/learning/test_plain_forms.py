"""Lessons and test in plain forms: every kind of question is answered, and nothing is lost or counted twice."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from supporter.domain.courses.grading import expected
from supporter.domain.courses.quiz import Match, Order, Question
from supporter.domain.municipalities.municipality import Programme
from supporter.domain.shared.access import Person
from supporter.domain.transcripts.progress import Progress
from tests.support.browser import six
from tests.support.cast import ADMINISTRATOR
from tests.support.web.html_forms import Form, forms, parsed
from tests.support.web.people_site import TOTTORI, Site, site
from tests.support.web.shell import town

COURSE = f"/m/{TOTTORI}/c/mutsu"
TEST, ANSWERS = f"{COURSE}/test/plain", f"{COURSE}/koe/hitokoe/answers"
PRACTICE = f"{COURSE}/test/practice/plain"
Data = dict[str, str | Sequence[str]]


class Learner(NamedTuple):
    """A learner's browser, and who they are."""

    house: Site
    browser: httpx.AsyncClient
    person: Person

    async def progress(self) -> Progress:
        return await self.house.app.learning.lessons.progress(self.person, "mutsu")

    async def begin(self) -> httpx.Response:
        """Press はじめる, as the page stands."""
        page = await self.browser.get(TEST)
        return await self.browser.post(TEST, data=dict(form_of(page).untouched), follow_redirects=True)

    def question(self, page: httpx.Response) -> Question:
        return self.house.app.library.question("rokushu", hidden(page)["question"])

    async def answer(self, page: httpx.Response, answer: Sequence[str] | None = None) -> httpx.Response:
        question = self.question(page)
        data = {**hidden(page), **filled(question, expected(question) if answer is None else answer)}
        return await self.browser.post(TEST, data=data, follow_redirects=True)


@asynccontextmanager
async def six_house(folder: Path) -> AsyncIterator[Site]:
    """The site with the course of six kinds of questions, as it lies below the folder."""
    async with site(folder / "data") as house:
        programme = Programme(id="tsunagari", name="つながりサポーター", courses=("mutsu",))
        await house.app.municipalities.profiles.put(ADMINISTRATOR, town(TOTTORI, "鳥取市"), [programme])
        yield house


@asynccontextmanager
async def learning(house: Site) -> AsyncIterator[Learner]:
    _, code = await house.learner("鳥取 花子")
    sign_in = await house.app.accounts.sign_ins.with_card(code, "", None, "mine")
    async with house.browser() as browser:
        browser.cookies.set("signin", sign_in.token)
        yield Learner(house, browser, await house.app.accounts.sign_ins.person(sign_in.token))


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Site]:
    """The site with the course of six kinds of questions; its test may be tried twice, an hour apart."""
    root = tmp_path / "data" / "content"
    six.write(root)
    quiz = root / "quizzes" / "rokushu.yaml"
    quiz.write_text(six.TEST.replace("pass: 0.8", "pass: 0.8\nattempts: 2\nwaiting_minutes: 60"), "utf-8")
    async with six_house(tmp_path) as house:
        yield house


@pytest.fixture
async def hanako(house: Site) -> AsyncIterator[Learner]:
    async with learning(house) as learner:
        yield learner


def form_of(page: httpx.Response) -> Form:
    return next(one for one in forms(parsed(page.text), page.url.path) if one.method == "post")


def hidden(page: httpx.Response) -> dict[str, str]:
    return {one.name: one.now[0] for one in form_of(page).fields if one.kind == "hidden"}


def filled(question: Question, answer: Sequence[str]) -> Data:
    """What a browser sends where this answer was chosen."""
    name = f"a-{question.id}"
    if isinstance(question, Order):
        return {f"{name}.{item}": str(place) for place, item in enumerate(answer, start=1)}
    if isinstance(question, Match):
        return {f"{name}.{at}": right for at, right in enumerate(answer)}
    return {name: list(answer)}


def checks(house: Site) -> list[Question]:
    return [house.app.library.check_question("mutsu", id)[1] for id in ("ko-narabe", "ko-kumi")]


async def test_all_six_kinds_are_answered_one_a_page_up_to_the_completion(hanako: Learner) -> None:
    read = await hanako.browser.post(ANSWERS, data=both(hanako.house))
    assert "読んだことを" in plain(read) and f'href="{TEST}"' in read.text
    page, kinds = await hanako.begin(), []
    for _ in range(6):
        kinds.append(hanako.question(page).type)
        judged = await hanako.answer(page)
        assert judged.status_code == 200 and "保存されました" in plain(judged)
        assert hanako.question(page).explanation.html in judged.text
        page = await hanako.browser.get(TEST)
    assert sorted(kinds) == ["match", "multiple", "order", "short", "single", "truefalse"]
    assert "6問のうち 6問" in plain(page) and f'href="{COURSE}/done"' in page.text
    progress = await hanako.progress()
    assert progress.attempts[0].correct == 6 and progress.completed is not None


async def test_the_questions_of_a_page_are_judged_without_a_name_and_nothing_is_kept(
    house: Site, browser: httpx.AsyncClient
) -> None:
    page = await browser.get(ANSWERS)
    assert page.status_code == 200 and page.headers["cache-control"] == "no-store"
    wrong = filled(checks(house)[0], ("2", "1", "0")) | filled(checks(house)[1], ("0", "0", "0"))
    judged = await browser.post(ANSWERS, data={**hidden(page), **wrong})
    assert judged.status_code == 200 and "めやすの答え" in plain(judged)
    assert "記録はしていません" in plain(judged) and "読んだことを" not in plain(judged)
    assert not list(house.app.folder.store.scan("transcripts"))


async def test_learners_keep_what_they_tried_and_read(hanako: Learner) -> None:
    await hanako.browser.get(ANSWERS)
    assert (await hanako.progress()).read == (), "to look is not to have read"
    assert "記録しました" in plain(await hanako.browser.post(ANSWERS, data=both(hanako.house)))
    progress = await hanako.progress()
    assert progress.read == ("koe/hitokoe",) and progress.checks.keys() == {"ko-narabe", "ko-kumi"}


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "まだ選ばれていないところがあります"),
        ({"a-ko-narabe.0": "1", "a-ko-narabe.1": "1", "a-ko-narabe.2": "2"}, "二度えらんでいます"),
        ({"a-ko-narabe.0": "1", "a-ko-narabe.1": "2", "a-ko-narabe.2": "9"}, "答えの形が読めませんでした"),
        ({"a-ko-kumi.0": "7", "a-ko-kumi.1": "0", "a-ko-kumi.2": "1"}, "答えの形が読めませんでした"),
    ],
)
async def test_what_is_lacking_is_said_beside_its_question_and_the_choices_come_back(
    hanako: Learner, sent: dict[str, str], words: str
) -> None:
    answer = await hanako.browser.post(ANSWERS, data=sent)
    assert answer.status_code == 422 and words in plain(answer) and "まだのところがあります" in plain(answer)
    there = {one.name: one for one in form_of(answer).fields}
    for name, value in sent.items():
        assert value not in there[name].offered or there[name].now == (value,)
    progress = await hanako.progress()
    assert progress.checks == {} and progress.read == (), "nothing is half noted"


@pytest.mark.parametrize(
    ("id", "sent"),
    [
        ("hitotsu", {}),
        ("ikutsumo", {}),
        ("soudesuka", {}),
        ("jun", {"a-jun.0": "2"}),
        ("kumi", {"a-kumi.1": "0"}),
        ("hitokoto", {"a-hitokoto": "　"}),
        ("hitokoto", {"a-hitokoto": "長" * 201}),
        ("hitotsu", {"a-hitotsu": "9"}),
    ],
)
async def test_a_test_question_without_an_answer_stays_open(hanako: Learner, id: str, sent: dict[str, str]) -> None:
    page = await hanako.begin()
    while hidden(page)["question"] != id:
        await hanako.answer(page)
        page = await hanako.browser.get(TEST)
    refused = await hanako.browser.post(TEST, data={**hidden(page), **sent})
    assert refused.status_code == 422 and 'role="alert"' in refused.text and hidden(refused) == hidden(page)
    there = {one.name: one.now for one in form_of(refused).fields}
    assert all(there[name] == (value,) for name, value in sent.items() if value != "9")
    assert id not in (await hanako.progress()).attempts[0].answers


async def test_a_question_from_another_tab_is_told_and_the_first_answer_stays(hanako: Learner) -> None:
    page = await hanako.begin()
    question = hanako.question(page)
    first = await hanako.answer(page)
    assert "数えていません" not in plain(first)
    assert "数えていません" not in plain(await hanako.answer(page)), "twice is once"
    other = {**hidden(page), **filled(question, ("none",))}
    stale = await hanako.browser.post(TEST, data=other, follow_redirects=True)
    assert "先の答えを残しました" in plain(stale) and "数えていません" in plain(stale)
    kept = (await hanako.progress()).attempts[0].answers
    assert kept.keys() == {question.id} and kept[question.id].answer == expected(question)


@pytest.mark.parametrize("stale", [{"attempt": "7"}, {"question": "nai"}, {"attempt": "9" * 5000}, {"question": ""}])
async def test_a_form_of_no_open_question_is_told_with_the_present_one(hanako: Learner, stale: dict[str, str]) -> None:
    page = await hanako.begin()
    told = await hanako.browser.post(TEST, data={**hidden(page), "a-hitotsu": "1", **stale})
    assert told.status_code == 422 and "新しい版" in plain(told) and hidden(told) == hidden(page)
    assert (await hanako.progress()).attempts[0].answers == {}


async def test_whoever_would_rather_not_answer_a_question_gets_another(tmp_path: Path) -> None:
    root = tmp_path / "data" / "content"
    six.write(root)
    hard = {"hitotsu", "ikutsumo", "soudesuka"}
    caring = re.sub(rf"  - id: ({'|'.join(hard)})\n", r'\g<0>    care: "つらい{話|はなし}です。"\n', six.TEST)
    (root / "quizzes" / "rokushu.yaml").write_text(caring.replace("pass: 0.8", "pass: 0.8\npick: 3"), "utf-8")
    async with six_house(tmp_path) as house, learning(house) as hanako:
        exchanged: dict[str, str] = {}
        while not exchanged:
            page = await hanako.begin()
            for _ in range(3):
                if hidden(page)["question"] in hard:
                    notice = next(
                        one for one in forms(parsed(page.text), TEST) if one.button and one.button[0][0] == "exchange"
                    )
                    assert page.text.index("つらい") < page.text.index("<fieldset")
                    page = await hanako.browser.post(TEST, data=dict(notice.untouched))
                    again = await hanako.browser.post(TEST, data=dict(notice.untouched))
                    assert page.status_code == again.status_code == 303, "twice is once"
                    page = await hanako.browser.get(TEST)
                assert hidden(page)["question"] not in hard and "つらい" not in plain(page)
                await hanako.answer(page)
                page = await hanako.browser.get(TEST)
            exchanged = (await hanako.progress()).attempts[-1].exchanged
        assert exchanged.keys() <= hard and "3問のうち 3問" in plain(page)


async def test_pauses_and_limits_are_told_and_an_old_form_begins_nothing(hanako: Learner) -> None:
    old = dict(form_of(await hanako.browser.get(TEST)).untouched)
    for tries in (1, 2):
        page = await hanako.begin()
        again = await hanako.browser.post(TEST, data=old, follow_redirects=True)
        assert hidden(again) == hidden(page), "begun in two tabs is begun once"
        for _ in range(6):
            question = hanako.question(page)
            wrong = tuple(reversed(expected(question))) if isinstance(question, Order) else expected(question)
            await hanako.answer(page, {"hitotsu": ("0",), "soudesuka": ("true",)}.get(question.id, wrong))
            page = await hanako.browser.get(TEST)
        stale = await hanako.browser.post(TEST, data=old, follow_redirects=True)
        assert "前の画面でした" in plain(stale) and len((await hanako.progress()).attempts) == tries
        asked = {"owner": old["owner"], "attempt": str(tries), "go": "go"}
        refused = await hanako.browser.post(TEST, data=asked)
        assert refused.status_code == 422
        assert ("から、もう一度ためせます" if tries == 1 else "2回までです") in plain(refused)
        hanako.house.clock.pass_by(hours=2)


async def test_what_was_missed_is_practised_and_changes_nothing(hanako: Learner) -> None:
    practice = PRACTICE.removesuffix("/plain")
    assert "考えなおす問題はありません" in plain(await hanako.browser.get(PRACTICE))
    await hanako.browser.post(ANSWERS, data=both(hanako.house))
    page = await hanako.begin()
    for _ in range(6):
        wrong = {"hitotsu": ("0",), "soudesuka": ("true",)}.get(hanako.question(page).id)
        await hanako.answer(page, wrong)
        page = await hanako.browser.get(TEST)
    assert f'href="{PRACTICE}"' in (await hanako.browser.get(practice)).text
    before = await hanako.progress()
    first = await hanako.browser.get(PRACTICE)
    assert hidden(first)["question"] == "hitotsu" and "2問のうち 1問目" in plain(first)
    lacking = await hanako.browser.post(PRACTICE, data=hidden(first))
    assert lacking.status_code == 422 and "まだ選ばれていません" in plain(lacking) and hidden(lacking) == hidden(first)
    judged = await hanako.browser.post(PRACTICE, data={**hidden(first), "a-hitotsu": "1"})
    assert "記録はしていません" in plain(judged) and f'href="{PRACTICE}?question=soudesuka"' in judged.text
    assert "2問のうち 2問目" in plain(await hanako.browser.get(f"{PRACTICE}?question=soudesuka"))
    unknown = await hanako.browser.post(PRACTICE, data={**hidden(first), "question": "jun"})
    assert unknown.status_code == 422 and hidden(unknown) == hidden(first)
    assert await hanako.progress() == before
    async with hanako.house.browser() as reader:
        assert (await reader.get(PRACTICE)).headers["location"] == f"/in?m={TOTTORI}"
        assert (await reader.post(PRACTICE, data=hidden(first))).status_code == 403


async def test_who_is_not_signed_in_is_led_to_sign_in_and_nobody_answers_for_another(hanako: Learner) -> None:
    page = await hanako.begin()
    async with hanako.house.browser() as reader:
        assert f'href="/in?m={TOTTORI}"' in (await reader.get(TEST)).text
        assert (await reader.post(TEST, data=hidden(page))).status_code == 403
    sent = {**hidden(page), **filled(hanako.question(page), expected(hanako.question(page))), "owner": "somebody"}
    for address in (TEST, ANSWERS):
        assert "ほかの方" in plain(await hanako.browser.post(address, data={**both(hanako.house), **sent}))
    progress = await hanako.progress()
    assert progress.attempts[0].answers == {} and progress.checks == {}


async def test_a_page_without_questions_is_kept_as_read(tmp_path: Path) -> None:
    async with site(tmp_path / "data") as house:
        course = house.app.library.course("kiso")
        asks = {ref for ref, (_, step) in zip(course.step_refs(), course.steps(), strict=True) if checked(step.blocks)}
        ref = next(ref for ref in course.step_refs() if ref not in asks)
        address = f"/m/{TOTTORI}/c/kiso/{ref}"
        async with house.browser() as reader:
            assert f'href="{address}/answers"' in (await reader.get(f"{address}/plain")).text
            assert "問いはありません" in plain(await reader.get(f"{address}/answers"))
        number, code = await house.learner()
        sign_in = await house.app.accounts.sign_ins.with_card(code, "", None, "mine")
        async with house.browser() as browser:
            browser.cookies.set("signin", sign_in.token)
            read = await browser.post(f"{address}/answers")
            following = course.step_refs()[course.step_refs().index(ref) + 1]
            assert f'href="/m/{TOTTORI}/c/kiso/{following}/plain" rel="next"' in read.text
        person = await house.app.accounts.sign_ins.person(sign_in.token)
        assert (await house.app.learning.lessons.progress(person, "kiso")).read == (ref,), number


async def test_the_notices_of_lesson_and_test_lead_there(hanako: Learner) -> None:
    assert f'href="{ANSWERS}"' in (await hanako.browser.get(ANSWERS.removesuffix("/answers"))).text
    assert f'href="{TEST}"' in (await hanako.browser.get(f"{COURSE}/test")).text


def checked(blocks: Sequence[object]) -> bool:
    return any(getattr(block, "kind", "") == "check" for block in blocks)


def both(house: Site) -> Data:
    """The two questions of the page, answered as hoped."""
    first, second = checks(house)
    return filled(first, expected(first)) | filled(second, expected(second))


def plain(page: httpx.Response) -> str:
    """The page as read aloud: without readings and marks."""
    return re.sub(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]+>", "", page.text)
