"""By which a document is known again as it was, without keeping anything of what it says."""

from __future__ import annotations

import hashlib

from supporter.domain.shared.document import Document


def fingerprint(document: Document) -> str:
    """The same for the same document alone."""
    return hashlib.sha256(document.model_dump_json().encode("utf-8", "surrogatepass")).hexdigest()[:24]
