"""A Piper model that speaks: loaded in the worker alone, for it takes half a second and 300 MB.

What was measured with piper-tts 1.8 and the packaged voice on two cores:

- A model is read in 0.4 s without rearranging its graph and in 1.0 s with, and speaks as fast.
- With no noise the same words always give the same sound. Then bands of the spectrum differ from
  the noisy ones by less than 0.2 dB and the melody's spread by 3 %, and a speech recogniser hears
  as many words.
- Threads that wait in circles take whole cores from the sound and the picture: ours sleep.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from piper import PiperVoice
from piper.config import PiperConfig, SynthesisConfig

from coach.errors import VoiceError
from coach.sound.arrays import Sound

_PLAIN = ("espeak", "text")
"""How a text may become phonemes: the other ways need more libraries, or would fetch something."""
_LONGEST = 200
"""Letters of somebody else's complaint."""


def loaded(model: Path, config: Path) -> PiperVoice:
    """The voice, ready to speak. Raises VoiceError, which names the file."""
    try:
        found = PiperConfig.from_dict(json.loads(config.read_text("utf-8")))
        if found.phoneme_type.value not in _PLAIN:
            raise ValueError(f"its texts need {found.phoneme_type.value}, which we do not have")
        onnxruntime.set_default_logger_severity(4)
        onnxruntime.disable_telemetry_events()
        session = onnxruntime.InferenceSession(
            str(model), sess_options=_options(), providers=["CPUExecutionProvider"]
        )
        return PiperVoice(session=session, config=found)
    except Exception as trouble:
        raise VoiceError(
            f"{model} is not a voice that can be used: {_reason(trouble)}",
            "add a whole one, with its own configuration: massage-coach voices add FILE.onnx",
        ) from trouble


def spoken(voice: PiperVoice, text: str, length_scale: float) -> tuple[Sound, int]:
    """A sentence at the model's own sampling rate; empty without a sound. Raises VoiceError."""
    manner = SynthesisConfig(length_scale=length_scale, noise_scale=0, noise_w_scale=0)
    plain = text.replace("[[", "[ [")  # there phonemes would begin
    try:
        parts = [chunk.audio_float_array for chunk in voice.synthesize(plain, manner)]
    except Exception as trouble:
        raise VoiceError(f"the voice failed at “{text}”: {_reason(trouble)}") from trouble
    return np.concatenate([np.zeros(0, np.float32), *parts]), voice.config.sample_rate


def _options() -> Any:
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 4
    return options


def _reason(trouble: Exception) -> str:
    return " ".join(str(trouble).split())[:_LONGEST] or type(trouble).__name__
