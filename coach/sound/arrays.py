"""The one kind of array that sound is handled in."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Sound: TypeAlias = NDArray[np.float32]
"""Mono samples, full scale ±1; shape (n,)."""
