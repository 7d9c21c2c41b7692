"""The face of every Excel file, and what keeps a cell of it a text."""

from __future__ import annotations

FACE = "BIZ UDPゴシック"

# Nothing that somebody typed may become a formula, a link or a number (0857… keeps its zero), and no
# temporary file with names in it is left on a disk.
TEXT_ALONE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
