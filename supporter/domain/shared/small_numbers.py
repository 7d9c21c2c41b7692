"""Small numbers hidden in what the public sees, and as many more as it takes that none can be worked out.

A cell of one to four people is not told. Where the total would tell it all the same, the next
smallest cells are hidden with it, and where none is left the whole table.
"""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 5
"""People; a smaller group is not shown, so that nobody is known by their answer."""


def hidden(cells: Sequence[int]) -> tuple[list[int | None], int | None]:
    """The cells and their total as they may be told, `None` where not; that nobody is in a cell may be told."""
    total = sum(cells)
    small = {at for at, number in enumerate(cells) if 0 < number < FEWEST}
    if not small:
        return list(cells), total
    others = sorted((number, at) for at, number in enumerate(cells) if number >= FEWEST)
    for _, at in others:
        if safe([cells[at] for at in small]):
            break
        small.add(at)
    if not safe([cells[at] for at in small]):
        # So few people that even the empty cells would tell who is in the others.
        return [None] * len(cells), None
    return [None if at in small else number for at, number in enumerate(cells)], total


def safe(numbers: Sequence[int]) -> bool:
    """Whether the sum of hidden cells leaves each of them open: several, not all one, and enough people."""
    return len(numbers) > 1 and sum(numbers) >= max(FEWEST, len(numbers) + 1)
