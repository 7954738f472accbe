"""The kinds of array that sound is handled in: 48 kHz, 32-bit floats, full scale ±1."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Sound: TypeAlias = NDArray[np.float32]
"""Mono samples, full scale ±1; shape (n,)."""
Stereo: TypeAlias = NDArray[np.float32]
"""Left and right, full scale ±1; shape (n, 2)."""
