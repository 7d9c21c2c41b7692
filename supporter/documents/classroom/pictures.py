"""A picture that somebody sent, drawn anew: whatever else was in its file is gone, and it is no larger than a wall.

How long that takes and how much memory is for the caller to bound: in a process of its own.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from supporter.domain.shared.refused import Refused

#: Pixels of the longer side of what is kept: what a projector shows.
LARGEST = 1920
#: Pixels of a file that are unfolded at all: a camera has fewer, a picture bomb more.
_MOST_PIXELS = 60_000_000
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")


def redrawn(body: bytes) -> bytes:
    """The picture as WebP, upright, on white. Raises `Refused`: today.file.unfolds, today.file.broken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # measured below
            with Image.open(io.BytesIO(body), formats=_FORMATS) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise Refused("today.file.unfolds")
                opened.draft("RGB", (LARGEST, LARGEST))
                return webp(ImageOps.exif_transpose(opened))
    except Image.DecompressionBombError:
        raise Refused("today.file.unfolds") from None
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, ZeroDivisionError, OverflowError):
        # What a broken file leads Pillow to; none of it helps who sent it.
        raise Refused("today.file.broken") from None


def is_redrawn(body: bytes) -> bool:
    """Whether a picture is one as `webp` makes them, by what it says of itself."""
    try:
        with Image.open(io.BytesIO(body), formats=("WEBP",)) as opened:
            return max(opened.size) <= LARGEST
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def webp(image: Image.Image) -> bytes:
    """An image as it is kept."""
    image.thumbnail((LARGEST, LARGEST))
    if image.mode != "RGB":
        seen = image.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        image = Image.alpha_composite(ground, seen).convert("RGB")
    kept = io.BytesIO()
    image.save(kept, "WEBP", quality=88, method=4)
    return kept.getvalue()
