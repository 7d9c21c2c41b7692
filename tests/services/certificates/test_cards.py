"""Cards and what belongs to a certificate: for their owner alone, while they are true, and as the town wants it."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from supporter.documents.engine.press import Press
from supporter.domain.accounts.learner import Learner
from supporter.domain.certificates.certificate import Certificate
from supporter.domain.shared.access import Person
from supporter.services.certificates.cards import Cards
from supporter.storage import records
from tests.services.certificates.test_certificates import issued
from tests.support.cast import TOTTORI, Cast, refusal
from tests.support.study import COURSE, Study, write_course


def read(pdf: bytes, folder: Path) -> tuple[str, set[str]]:
    """The text of a PDF, and the codes that a telephone reads from it."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode()
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", str(file), str(folder / "page")], check=True)
    return text, {code.text for code in zxingcpp.read_barcodes(Image.open(folder / "page.png"))}


async def listed(study: Study, person: Person) -> None:
    """Put somebody on the list of supporters, as they ask for on the third screen."""
    learner = await study.store.read(lambda tx: records.load(tx, Learner, person.id))
    assert learner is not None
    await study.store.run(lambda tx: records.save(tx, learner.model_copy(update={"registered": "yes"})))


async def put(study: Study, certificate: Certificate, **changes: object) -> None:
    await study.store.run(lambda tx: records.save(tx, certificate.model_copy(update=changes)))


async def test_the_inner_code_is_printed_while_the_card_is_new(study: Study, cast: Cast, tmp_path: Path) -> None:
    code = cast.cards[cast.hanako.id]
    _, codes = read(await study.cards.learner_card(cast.hanako, cast.hanako.id, code), tmp_path)
    assert codes == {cast.hanako.id, f"https://tsunagari.example/in/card#{code}"}
    text, codes = read(await study.cards.learner_card(cast.hanako, cast.hanako.id), tmp_path)
    assert codes == {cast.hanako.id} and code.partition(".")[2] not in text
    new = await study.people.new_card(cast.hanako, cast.hanako.id)
    assert await refusal(study.cards.learner_card(cast.hanako, cast.hanako.id, code)) == "card.replaced"
    assert (await study.cards.learner_card(cast.hanako, cast.hanako.id, new)).startswith(b"%PDF-")


async def test_no_code_but_ones_own_is_printed(study: Study, cast: Cast) -> None:
    hanako, taro = cast.hanako.id, cast.taro.id
    (_, own), (_, secret) = cast.cards[hanako].split("."), cast.cards[taro].split(".")
    forged = (f"{hanako}.{secret}", f"{taro}.{own}", f"{hanako}.", hanako, "x" * 4000, f"{hanako}.秘密")
    for code in (cast.cards[taro], *forged):
        assert await refusal(study.cards.learner_card(cast.hanako, hanako, code)) == "card.replaced"
    assert await refusal(study.cards.learner_card(cast.hanako, taro, cast.cards[taro])) == "access.refused"


async def test_a_supporters_card_is_for_who_is_listed(study: Study, cast: Cast, tmp_path: Path) -> None:
    certificate = await issued(study, cast.hanako)
    assert not await study.cards.offered(certificate)
    assert await refusal(study.cards.supporter_card(cast.hanako, certificate.code)) == "supporter.not_listed"
    await listed(study, cast.hanako)
    assert await study.cards.offered(certificate)
    kept, pdf = await study.cards.supporter_card(cast.hanako, certificate.code)
    text, codes = read(pdf, tmp_path)
    assert kept == certificate and codes == {f"HTTPS://TSUNAGARI.EXAMPLE/V/{certificate.code}"}
    assert "よりそいホットライン" in text and "めやす" not in text


async def test_where_everybody_is_listed_everybody_has_a_card(study: Study, cast: Cast) -> None:
    certificate = await issued(study, cast.taro)
    await study.profile(TOTTORI, registration="with_completion")
    assert await study.cards.offered(certificate)


@pytest.mark.parametrize("changes", [{"status": "revoked"}, {"issue": "confirmed"}])
async def test_no_card_without_a_certificate_to_show(study: Study, cast: Cast, changes: dict[str, object]) -> None:
    certificate = await issued(study, cast.hanako)
    await listed(study, cast.hanako)
    await put(study, certificate, **changes)
    (kept,) = await study.kept(Certificate, cast.hanako.id)
    assert not await study.cards.offered(kept)
    code = {"revoked": "cert.revoked"}.get(str(changes.get("status")), "certificate.awaits_seal")
    assert await refusal(study.cards.supporter_card(cast.hanako, certificate.code)) == code


async def test_a_new_name_leaves_the_card_as_issued(study: Study, cast: Cast, tmp_path: Path) -> None:
    hanako = await study.learner("鳥取 花江", kana="とっとり はなえ", registered="yes")
    certificate = await issued(study, hanako)
    text, _ = read((await study.cards.supporter_card(hanako, certificate.code))[1], tmp_path)
    assert "トットリ ハナエ" in text and "鳥取 花江" in text
    await study.rename(hanako, "岩美 花江")
    text, _ = read((await study.cards.supporter_card(hanako, certificate.code))[1], tmp_path)
    assert "トットリ" not in text and "鳥取 花江" in text and "岩美" not in text


async def test_a_course_that_names_months_names_the_year_on_the_card(study: Study, cast: Cast, tmp_path: Path) -> None:
    write_course(tmp_path, ["koe"], questions=1)
    course = tmp_path / "courses" / COURSE / "course.yaml"
    course.write_text(course.read_text("utf-8") + "validity_months: 36\n", "utf-8")
    study.restart(tmp_path)
    certificate = await issued(study, cast.hanako)
    await listed(study, cast.hanako)
    with closing(Press()) as press:
        cards = Cards(study.store, study.library, study.clock, press, study.certificates, "https://tsunagari.example")
        text, _ = read((await cards.supporter_card(cast.hanako, certificate.code))[1], tmp_path)
    assert "次の学びのめやす令和11年度" in text.replace(" ", "")


async def test_who_awaits_the_seal_gets_no_file_and_the_office_prints(study: Study, cast: Cast) -> None:
    await study.profile(TOTTORI, issue="confirmed")
    await study.complete(cast.hanako)
    certificate = await study.certificates.confirm(cast.suzuki, (await study.summary(cast.hanako)).id)
    ways = (study.certificates.pdf, study.certificates.picture, study.certificates.portrait)
    for way in ways:
        assert await refusal(way(cast.hanako, certificate.code)) == "certificate.awaits_seal"
        assert (await way(cast.suzuki, certificate.code))[1]
    assert await study.certificates.of(cast.hanako, cast.hanako.id) == [certificate]
    await put(study, certificate, handed_over_on=dt.date(2026, 12, 28))
    for way in ways:
        assert (await way(cast.hanako, certificate.code))[1]


async def test_a_town_without_a_seal_shows_what_it_confirmed(study: Study, cast: Cast) -> None:
    await study.profile(TOTTORI, issue="confirmed", certificate={"seal": "none"})
    await study.complete(cast.hanako)
    certificate = await study.certificates.confirm(cast.suzuki, (await study.summary(cast.hanako)).id)
    assert await study.certificates.shown(cast.hanako, certificate.code) == certificate


async def test_a_town_that_confirms_by_hand_from_now_on_takes_nothing_back(study: Study, cast: Cast) -> None:
    certificate = await issued(study, cast.hanako)
    await study.profile(TOTTORI, issue="confirmed")
    assert await study.certificates.shown(cast.hanako, certificate.code) == certificate


async def test_pictures_are_as_wide_as_they_are_meant_to_be(study: Study, cast: Cast) -> None:
    certificate = await issued(study, cast.hanako)
    for way, size in ((study.certificates.picture, (1600, 1131)), (study.certificates.portrait, (1080, 1920))):
        kept, body = await way(cast.hanako, certificate.code)
        picture = Image.open(io.BytesIO(body))
        (code,) = zxingcpp.read_barcodes(picture)
        assert kept == certificate and picture.size == size
        assert code.text == f"HTTPS://TSUNAGARI.EXAMPLE/V/{certificate.code}"
        for who in (cast.taro, cast.tanaka, cast.sato, Person()):
            assert await refusal(way(who, certificate.code)) == "access.refused"


async def test_the_last_word_about_paper_counts(study: Study, cast: Cast) -> None:
    certificate = await issued(study, cast.hanako)
    assert certificate.paper == ""
    for wish in ("counter", "none", "none"):
        told = await study.certificates.ask_for_paper(cast.hanako, certificate.code, wish)
        assert told == (await study.kept(Certificate, cast.hanako.id))[0] and told.paper == wish
    for nonsense in ("", "post", "counter "):
        asked = study.certificates.ask_for_paper(cast.hanako, certificate.code, nonsense)
        assert await refusal(asked) == "form.invalid"
    await put(study, certificate, status="revoked")
    assert await refusal(study.certificates.ask_for_paper(cast.hanako, certificate.code, "counter")) == "cert.revoked"
    assert (await study.kept(Certificate, cast.hanako.id))[0].paper == ""


async def test_cards_of_a_selection_are_of_those_who_are_listed(study: Study, cast: Cast, tmp_path: Path) -> None:
    chosen = [await issued(study, cast.hanako), await issued(study, cast.taro)]
    assert await refusal(study.cards.of_certificates(cast.suzuki, chosen)) == "supporter.none"
    await listed(study, cast.hanako)
    text, codes = read(await study.cards.of_certificates(cast.suzuki, chosen), tmp_path)
    flat = "".join(text.split())
    assert chosen[0].serial in flat and chosen[1].serial not in flat
    assert f"HTTPS://TSUNAGARI.EXAMPLE/V/{chosen[1].code}" not in codes
    for stranger in (cast.tanaka, cast.sato, cast.hanako):
        assert await refusal(study.cards.of_certificates(stranger, chosen)) == "access.refused"
