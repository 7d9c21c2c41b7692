"""How many files and sockets this process may hold: each phone of a class takes one, and a system may lend 256."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

#: What is asked for, and what a system without such a bound (Windows) is taken to give.
WANTED, UNBOUND = 65_536, 16_384
#: Phones that a hall may bring: with fewer places `doctor` tells how to get more.
A_HALL = 1_000


class Places(NamedTuple):
    """Of `files` open at once, `lines` are for phones and screens that stay, `connections` for those and for who asks
    for a page; the rest is for the store and its logs, and to tell who is one too many that they are.
    """

    files: int

    @property
    def connections(self) -> int:
        """Sockets of any kind."""
        return self.files * 3 // 4

    @property
    def lines(self) -> int:
        """Phones of a class on the line."""
        return self.files * 5 // 8


def raised() -> Places:
    """Raise the bound as far as the system lets this process, and tell what it is then."""
    try:
        import resource  # not on Windows
    except ImportError:
        return Places(UNBOUND)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(hard, WANTED)
    if soft == resource.RLIM_INFINITY:
        return Places(WANTED)
    if soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            return Places(wanted)
    return Places(soft)
