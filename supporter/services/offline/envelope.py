"""Files that go from one installation to another: JSON in a signed envelope, so that an altered one is known.

    {"supporter": "taken" | "back", "version": 2, "taking": ID, "made_at": TIME,
     "machine": public key, "body": the JSON text, sealed, "mac": HMAC-SHA256, "signature": Ed25519}

Those of version 1 are not sealed; they are read as before, and written no more. Those of version 3 hold the files that
the class shows: `"files": {name: bytes}` and, behind a line feed after the JSON, each sealed, one after the other. A
name is the digest of the content, and names are signed, so that the signature holds for the files too. A class without
files goes along in version 2, for programs that know no other.

`mac` proves that the maker held the file that had been taken along, `signature` which machine it was.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

import orjson
from pydantic import BaseModel, ValidationError

from supporter.domain.classroom import class_file
from supporter.domain.shared.refused import Refused
from supporter.services.offline import sealed
from supporter.services.shared.signing import Signing

Kind = Literal["taken", "back"]
M = TypeVar("M", bound=BaseModel)

#: What is written, without files and with them; and the newest that is read of each kind.
VERSION, WITH_FILES = 2, 3
_NEWEST: dict[Kind, int] = {"taken": WITH_FILES, "back": VERSION}
_MOST_BODY = 20 * 1024 * 1024
#: Bytes of a whole file of either kind; a class of a thousand is a tenth of `_MOST_BODY`.
MOST_BYTES: dict[Kind, int] = {"taken": _MOST_BODY + class_file.MOST_ALONG, "back": _MOST_BODY}
#: A newer program adds a field to each of a class's seats at most.
_MOST_ERRORS = 20_000
_TEXTS = ("supporter", "taking", "made_at", "machine", "body", "mac", "signature")


@dataclass(frozen=True)
class Envelope:
    """A file as read; nothing in it is believed before `verify`."""

    kind: str
    version: int
    taking: str
    made_at: str
    machine: str
    body: str
    mac: str
    signature: str
    files: Mapping[str, bytes | memoryview] = field(default_factory=dict)

    @property
    def said(self) -> bytes:
        """What is signed."""
        head = (self.kind, str(self.version), self.taking, self.made_at, self.machine)
        return "\n".join((*head, self.body, *sorted(self.files))).encode()

    @property
    def about(self) -> str:
        """What a sealed body is bound to, so that it fits no other file."""
        return f"{self.kind}/{self.taking}"

    @property
    def sealed(self) -> bool:
        """Whether the body is encrypted."""
        return self.version >= 2

    @property
    def content(self) -> str:
        """The digest of the content: the same for the same content, whenever it was written out."""
        return content_of(self.body)

    @property
    def time(self) -> dt.datetime:
        """When it was written out, on the clock of that machine. Raises `Refused('merge.unreadable')`."""
        try:
            time = dt.datetime.fromisoformat(self.made_at)
        except ValueError:
            raise Refused("merge.unreadable") from None
        if time.tzinfo is None:
            raise Refused("merge.unreadable")
        return time


def text_of(body: BaseModel) -> str:
    """A body as it is written: the same for the same content."""
    return orjson.dumps(body.model_dump(mode="json")).decode()


def content_of(body: str) -> str:
    """The digest of a body."""
    return hashlib.sha256(body.encode()).hexdigest()


def sign(
    kind: Kind,
    taking: str,
    made_at: dt.datetime,
    body: BaseModel,
    signing: Signing,
    key: str,
    passphrase: str = "",
    files: Mapping[str, bytes] | None = None,
) -> Envelope:
    """`body` in a signed envelope; `key` is the digest of the secret that was taken along.

    It is sealed by the passphrase or, without one, by `key`; `files` by `key`, which lies in the body.
    Raises `Refused('take.passphrase')`.
    """
    text, about = text_of(body), f"{kind}/{taking}"
    text = sealed.by_passphrase(text, passphrase, about) if kind == "taken" else sealed.by_key(text, key, about)
    boxes = {name: sealed.file_by_key(one, key, f"{about}/{name}") for name, one in (files or {}).items()}
    bare = Envelope(
        kind,
        WITH_FILES if boxes else VERSION,
        taking,
        made_at.isoformat(),
        signing.public_key.hex(),
        text,
        "",
        "",
        boxes,
    )
    return Envelope(**{**vars(bare), "mac": _mac(key, bare.said), "signature": signing.sign(bare.said).hex()})


def encode(envelope: Envelope) -> bytes:
    """The file."""
    told = {"supporter" if name == "kind" else name: value for name, value in vars(envelope).items()}
    if envelope.version < WITH_FILES:
        del told["files"]
        return orjson.dumps(told)
    sizes = {name: len(box) for name, box in envelope.files.items()}
    return b"".join((orjson.dumps(told | {"files": sizes}), b"\n", *envelope.files.values()))


def parse(raw: bytes, kind: Kind) -> Envelope:
    """The envelope of a file, not yet believed.

    Raises `Refused`: merge.too_large, merge.unreadable, merge.newer, merge.other_file for the file of the other way.
    """
    if len(raw) > MOST_BYTES[kind]:
        raise Refused("merge.too_large", most=MOST_BYTES[kind] // 1024**2)
    end = raw.find(b"\n")
    head, behind = (raw, memoryview(b"")) if end < 0 else (raw[:end], memoryview(raw)[end + 1 :])
    if len(head) > _MOST_BODY:
        raise Refused("merge.unreadable")
    try:
        found = orjson.loads(head)
    except orjson.JSONDecodeError:
        raise Refused("merge.unreadable") from None
    if not isinstance(found, dict) or not isinstance(found.get("version"), int):
        raise Refused("merge.unreadable")
    if found["version"] > _NEWEST[kind]:
        raise Refused("merge.newer")
    names = {*_TEXTS, "version"} | ({"files"} if found["version"] >= WITH_FILES else set())
    if set(found) != names or not all(isinstance(found[name], str) for name in _TEXTS):
        raise Refused("merge.unreadable")
    files = _cut(behind, found.pop("files", {}))
    envelope = Envelope(kind=found.pop("supporter"), **found, files=files)
    if envelope.kind != kind:
        raise Refused("merge.other_file" if envelope.kind in ("taken", "back") else "merge.unreadable")
    return envelope


def _cut(behind: memoryview, sizes: object) -> dict[str, memoryview]:
    """The files behind the JSON. Raises `Refused('merge.unreadable')` where they are not as long as it says."""
    if not isinstance(sizes, dict) or not all(type(size) is int and size > 0 for size in sizes.values()):
        raise Refused("merge.unreadable")
    if sum(sizes.values()) != len(behind):
        raise Refused("merge.unreadable")
    ends = list(itertools.accumulate(sizes.values(), initial=0))
    return {name: behind[begin:end] for name, begin, end in zip(sizes, ends, ends[1:], strict=False)}


def verify(envelope: Envelope, key: str) -> None:
    """Raises `Refused('merge.altered')` for what its machine has not written so, or a maker without the key."""
    verify_machine(envelope)
    verify_maker(envelope, key)


def verify_machine(envelope: Envelope) -> None:
    """What can be proved of a file before its content is read. Raises `Refused('merge.altered')`."""
    from cryptography.exceptions import InvalidSignature  # a slow import, for those who read such files
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        machine = Ed25519PublicKey.from_public_bytes(bytes.fromhex(envelope.machine))
        machine.verify(bytes.fromhex(envelope.signature), envelope.said)
    except (InvalidSignature, ValueError, TypeError, UnicodeEncodeError):
        raise Refused("merge.altered") from None


def verify_maker(envelope: Envelope, key: str) -> None:
    """That whoever made the file held `key`. Raises `Refused('merge.altered')`."""
    # Not compared as text: what is no ASCII could not be.
    if not hmac.compare_digest(_mac(key, envelope.said).encode(), envelope.mac.encode("utf-8", "replace")):
        raise Refused("merge.altered")


def opened(envelope: Envelope, *, passphrase: str = "", key: str = "") -> Envelope:
    """The same with its body to be read. Raises as `sealed` does; one of version 1 is as it is."""
    if not envelope.sealed:
        return envelope
    if envelope.kind == "taken":
        return replace(envelope, body=sealed.opened_by_passphrase(envelope.body, passphrase, envelope.about))
    return replace(envelope, body=sealed.opened_by_key(envelope.body, key, envelope.about))


def opened_files(envelope: Envelope, key: str) -> dict[str, bytes]:
    """The files behind the JSON by their names; what is in them is for the caller to judge. Raises as `sealed` does."""
    return {name: sealed.opened_file(box, key, f"{envelope.about}/{name}") for name, box in envelope.files.items()}


def read(envelope: Envelope, model: type[M]) -> M:
    """The body as its model. Raises `Refused`: merge.newer for fields unknown here, merge.unreadable."""
    try:
        return model.model_validate_json(envelope.body)
    except ValidationError as error:
        raise Refused("merge.newer" if _newer(error) else "merge.unreadable") from None


def _newer(error: ValidationError) -> bool:
    """Whether fields are unknown here. Of a body in which everything is wrong nobody asks what it is."""
    if error.error_count() > _MOST_ERRORS:
        return False
    return any(one["type"] == "extra_forbidden" for one in error.errors(include_url=False, include_input=False))


def receipt(key: str, content: str) -> str:
    """取り込み番号: six digits that the server tells once a content is merged, and the laptop knows as well."""
    proof = hmac.new(key.encode(), f"merged/{content}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(proof[:4]) % 10**6:06}"


def _mac(key: str, said: bytes) -> str:
    return hmac.new(key.encode(), said, hashlib.sha256).hexdigest()
