"""The learner's way, a phone's class and the door in Firefox ESR and in WebKit, Safari's engine: short walks."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from supporter.commands.demo import PIN, SIGN_INS
from supporter.domain.shared.access import Role
from tests.support.browser.engines import Engine, Firefox, WebKit, fill, press, says, wait
from tests.support.browser.learner import COURSE, HOME
from tests.support.browser.rig import Server
from tests.support.live.served import ADMINISTRATOR, SATO, TOTTORI, Served

PASSWORD = "kaze-no-mori-2026"
LESSON = f"{COURSE}/shiru/chigai"


@pytest.fixture(scope="module", params=[Firefox, WebKit], ids=["firefox", "webkit"])
def window(request: pytest.FixtureRequest) -> Iterator[Engine]:
    opened: Engine = request.param()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    house = Served(tmp_path_factory.mktemp("engines") / "data")
    yield house
    house.stop()


def sign_in(window: Engine, site: Server) -> None:
    numbers = json.loads((site.log.parent / "data" / SIGN_INS).read_text("utf-8"))
    window.goto(f"{site.url}/in?m={TOTTORI}")
    fill(window, "[name=number]", numbers["鳥取　花子"])
    fill(window, "[name=pin]", PIN)
    press(window, "[name=device][value=mine]")
    press(window, "button.main")
    wait(window, f"location.pathname === {json.dumps(HOME)}")


def test_a_learner_reads_answers_and_opens_the_test(site: Server, window: Engine) -> None:
    sign_in(window, site)
    window.goto(site.url + LESSON)
    says(window, "孤独と孤立のちがい")
    wait(window, "window.socket?.connected")
    press(window, "fieldset[data-key] [name=a]")
    press(window, ".answer form button")
    wait(window, "!!document.querySelector('.answer .notice')")
    assert window.run("document.documentElement.scrollWidth <= innerWidth"), "nothing moves sideways"
    window.goto(f"{site.url}{COURSE}/test")
    wait(window, "window.socket?.connected && !!document.querySelector('.answer form button, button[name=go]')")


def test_what_was_read_is_there_without_a_line(site: Server, window: Engine) -> None:
    """Firefox resolves a navigation's preload to a failed answer; WebKitGTK's window keeps nothing when automated."""
    sign_in(window, site)
    window.goto(site.url + LESSON)
    if not window.run("'serviceWorker' in navigator"):
        assert isinstance(window, WebKit)
        return
    wait(window, f"caches.match('{LESSON}/plain').then((kept) => !!kept)")
    site.kill()
    try:
        window.goto(site.url + LESSON)
        says(window, "電波が切れているので、読むだけの画面です")
        window.goto(f"{site.url}{HOME}/help")
        says(window, "今すぐ助けが必要なとき")
    finally:
        site.start()


def test_a_phone_answers_in_class(served: Served, window: Engine) -> None:
    id = f"class-{type(window).__name__.lower()}"
    session, room = served.plan(id), served.app.classroom.control
    served.do(room.open(SATO, id))
    cards = served.do(served.app.classroom.seat_cards.cards(SATO, id, 3))
    window.goto(f"{served.url}/J/{session.code}/{cards[2]}")
    says(window, "つながりました")
    served.do(room.start(SATO, id))
    says(window, "お聞きください")
    served.do(room.advance(SATO, id))
    press(window, "#ask .choice")
    says(window, "受け取りました")
    window.goto(f"{served.url}/j/{session.code}")
    says(window, "受け取りました")
    served.do(room.reveal(SATO, id))
    wait(window, "!!document.querySelector('.bars')")


def test_who_comes_is_received(served: Served, window: Engine) -> None:
    name = type(window).__name__.lower()
    id, staff = f"door-{name}", f"sato-{name}"
    served.begin(id)
    first = served.do(served.app.accounts.staff.add(ADMINISTRATOR, staff, "佐藤", Role.TRAINER, TOTTORI))
    signed = served.do(served.app.accounts.sign_ins.staff(staff, first, "", None))
    served.do(served.app.accounts.sign_ins.choose_password(signed.token, PASSWORD))
    window.goto(f"{served.url}/staff")
    fill(window, "[name=id]", staff)
    fill(window, "[name=password]", PASSWORD)
    press(window, "button.main")
    wait(window, "location.pathname !== '/staff'")
    window.goto(f"{served.url}/t/{id}/reception")
    fill(window, "#q", "髙橋 徹")
    press(window, "#q-form button, form button[value=find]")
    wait(window, "!!document.querySelector('#none, #told')")
    press(window, "#none button, button[value=walk]")
    says(window, "番号札 1 をお渡しください")
