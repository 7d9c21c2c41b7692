"""The nginx and the Caddy of `docs/operators.md`, as they stand there, before a running server."""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import aiohttp
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from supporter.config import Settings
from supporter.content import profiles
from supporter.domain.shared.access import Person, Role
from supporter.domain.training.session import TrainingSession
from supporter.wiring import opened
from tests.support.browser.rig import free_port
from tests.support.command_line import serving, supporter

DOCS = Path(__file__).parents[2] / "docs" / "operators.md"
NAME = "tsunagari.example.lg.jp"
TOTTORI = "312011"
ADMINISTRATOR = Person(role=Role.ADMINISTRATOR, id="command")
SATO = Person(role=Role.TRAINER, id="sato", municipality=TOTTORI)
PATIENCE = 15.0  # seconds for anything that a proxy is asked to do
#: What nginx wants around a site; the rest is written in the docs.
AROUND = """daemon off; pid nginx.pid; error_log stderr; worker_processes 1;
events {}
http {
    access_log off; client_body_temp_path body; proxy_temp_path proxy;
    fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
    include site.conf;
}
"""


class House(NamedTuple):
    """A server that believes in being at `url`; what an officer's browser holds, and a class whose doors are open."""

    data: Path
    url: str
    own: str
    signin: str
    code: str


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    data, url = tmp_path_factory.mktemp("house") / "data", f"https://localhost:{free_port()}"
    signin, code = asyncio.run(_prepared(data, url))
    with serving("--data", data, SUPPORTER_URL=url, SUPPORTER_PROXIES="127.0.0.1") as server:
        own = re.search(r'"address": "http://([^"]+)"', (data / "server.json").read_text())
        assert own and server.process.poll() is None
        yield House(data, url, own[1], signin, code)


async def _prepared(data: Path, url: str) -> tuple[str, str]:
    async with opened(Settings(data=data, url=url)) as app:
        town = profiles.read_profile(profiles.examples()[TOTTORI])
        await app.municipalities.profiles.put(ADMINISTRATOR, town, list(profiles.example_programmes()))
        first = await app.accounts.staff.add(ADMINISTRATOR, "suzuki", "鈴木", Role.OFFICER, TOTTORI)
        signed = await app.accounts.sign_ins.staff("suzuki", first, "", None)
        await app.accounts.sign_ins.choose_password(signed.token, "uradome-kaigan-27")
        plan = {"id": "s1", "number": "", "municipality": TOTTORI, "programme": "tsunagari", "course": "kiso"}
        plan |= {"held_on": app.clock.now().date(), "venue": "中央公民館"}
        session = await app.training.planning.plan(SATO, TrainingSession.model_validate(plan))
        await app.classroom.control.open(SATO, "s1")
        return signed.token, session.code


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this machine that nobody else will ever see, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    chain, private = folder / "fullchain.pem", folder / "privkey.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return chain, private


def written(language: str) -> str:
    """The configuration that the docs show."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", DOCS.read_text(), re.DOTALL)
    return str(found)


def nginx(house: House, certificate: tuple[Path, Path], folder: Path) -> list[str]:
    """Named and put into its folder; only names, places and ports are others than in the docs."""
    chain, key = certificate
    site = written("nginx").replace(NAME, "localhost").replace("127.0.0.1:8080", house.own)
    site = site.replace("listen 443 ssl", f"listen 127.0.0.1:{house.url.rpartition(':')[2]} ssl")
    site = re.sub(r"(ssl_certificate +)[^;]+", rf"\g<1>{chain}", site)
    site = re.sub(r"(ssl_certificate_key +)[^;]+", rf"\g<1>{key}", site)
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(("user root;\n" if os.getuid() == 0 else "") + AROUND)
    return ["nginx", "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]


def caddy(house: House, certificate: tuple[Path, Path], folder: Path) -> list[str]:
    """As it stands; the certificate that Caddy would ask the world for is given to it."""
    chain, key = certificate
    site = written("caddy").replace(f"{NAME} {{", f"{house.url} {{\n    tls {chain} {key}")
    site = site.replace("127.0.0.1:8080", house.own)
    (folder / "Caddyfile").write_text("{\n    admin off\n    auto_https disable_redirects\n}\n" + site)
    return ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """The proxy from its first connection on."""
    command[0] = shutil.which(command[0], path=f"{os.environ['PATH']}:/usr/sbin") or command[0]
    env = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said").open("w+") as said:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=said)
        try:
            until = time.monotonic() + PATIENCE
            while not _listens(port):
                assert process.poll() is None and time.monotonic() < until, (folder / "said").read_text()
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _listens(port: int) -> bool:
    with socket.socket() as line:
        line.settimeout(0.2)
        return line.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("written_for", [nginx, caddy])
def test_a_site_behind_the_proxy_of_the_docs_works(
    written_for: object, house: House, certificate: tuple[Path, Path], tmp_path: Path
) -> None:
    command = written_for(house, certificate, tmp_path)  # type: ignore[operator]
    with running(command, tmp_path, int(house.url.rpartition(":")[2])):
        asyncio.run(_visited(house, certificate[0], "127.0.0.2" if written_for is nginx else "127.0.0.4"))
        env = {"SUPPORTER_PROXIES": "127.0.0.1", "SSL_CERT_FILE": str(certificate[0])}
        told = supporter("doctor", "--data", house.data, **env).stdout
        assert f"{house.url} から届きます" in told, told


async def _visited(house: House, trusted: Path, address: str) -> None:
    """A page, forms, a large file, the line of a class; and addresses are told apart."""
    secure = ssl.create_default_context(cafile=str(trusted))
    ours = {"Origin": house.url}

    def at(own: str) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            house.url,
            connector=aiohttp.TCPConnector(ssl=secure, local_addr=(own, 0), family=socket.AF_INET),
            timeout=aiohttp.ClientTimeout(total=PATIENCE),
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async with at(address) as browser:
        page = await browser.get(f"/m/{TOTTORI}")
        assert page.status == 200 and "鳥取市" in await page.text()
        assert "max-age" in page.headers["Strict-Transport-Security"]

        wrong = {"id": "suzuki", "password": "chigau-kotoba-31"}
        tried = await browser.post("/staff", data=wrong, headers=ours)
        assert 'name="password"' in await tried.text(), "the form comes back"
        foreign = await browser.post("/staff", data=wrong, headers={"Origin": "https://yoso.example"})
        assert foreign.status == 403 and 'name="password"' not in await foreign.text()

        officer = ours | {"Cookie": f"signin={house.signin}"}
        large = aiohttp.FormData()
        large.add_field("list", b"\x89PNG" + bytes(10 * 1024 * 1024 - 4), filename="meibo.csv")
        sent = await browser.post("/o/import/file", data=large, headers=officer)
        assert sent.status == 422 and "まだ何も入っていません" in (await sent.json())["told"]

        async with browser.ws_connect(f"/live/{house.code}", headers=ours) as line:
            room = await line.receive_json(timeout=PATIENCE)
            assert "show" in str(room) and "no" not in room, room

        async def knock(who: aiohttp.ClientSession) -> int:
            return (await who.post("/d", data={"code": "AAAAA-AAAAA"}, headers=ours)).status

        assert [await knock(browser) for _ in range(21)] == [403] * 20 + [429]
        async with at(f"{address[:-1]}{int(address[-1]) + 1}") as another:
            assert await knock(another) == 403
