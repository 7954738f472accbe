"""What was written on a screen: every text that was set, and what it became."""

from dataclasses import dataclass

from coach.screen.lettering import Shaped, clean
from coach.screen.theme import Weight


@dataclass(frozen=True)
class Shaping:
    """One text as it was set: the words, their weight, the box, and the lines it became."""

    words: str
    weight: Weight
    size: tuple[int, int]
    shaped: Shaped

    @property
    def is_whole(self) -> bool:
        """Whether all of it is there; nothing is wanted where there is no box."""
        if min(self.size) <= 0 or not self.words.strip():
            return True
        written = "".join(self.shaped.lines).replace(" ", "")
        return written == clean(self.words).replace(" ", "")
