"""The core of the English wording, key by key beside `wording.WORDS`."""

from __future__ import annotations

WORDS_EN: dict[str, str] = {
    "continue": "Continue",
    "signup": "Sign up and start",
    "read": "Read without signing up",
    "help.title": "Need help now",
    "received": "Your answer has been received",
    "almost": "Almost. Let's look at it together",
    "done": "Congratulations. You have completed the course",
    "pin.forgotten": "I forgot my PIN",
    "leave": "Leave and erase my data",
}
