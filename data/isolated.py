"""A person's own words beside ours: writing from right to left keeps to itself.

Without it the numbers before a Hebrew or Arabic note change places with its words on the screen.
"""

import re
import unicodedata

_OWN_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # would end our isolate, or turn what follows
_FROM_THE_RIGHT = {"R", "AL", "AN", "RLE", "RLO", "RLI"}


def isolated(words: str) -> str:
    """The words with marks around each line that keep its direction in; unchanged where none is needed."""
    if not any(unicodedata.bidirectional(letter) in _FROM_THE_RIGHT for letter in words):
        return words
    return "\n".join(f"\u2068{_OWN_MARKS.sub('', line)}\u2069" if line else "" for line in words.split("\n"))
