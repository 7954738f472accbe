"""What an author writes, validated and frozen; editors get their schema from these classes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from coach.routine.fields import (
    At,
    Every,
    Language,
    OneOf,
    Original,
    Seconds,
    Spoken,
    Timing,
    Words,
)
from coach.routine.problems import Path
from coach.routine.recordings import Recording, Recordings
from coach.routine.vocabulary import (
    ENGLISH,
    GOALS,
    OPPOSITE,
    PACES,
    POSITIONS,
    REGIONS,
    STROKES,
    TOOLS,
    TYPES,
    Countdown,
    Form,
)

LEVELS = ("beginner", "experienced")

MAX_STEPS = 500
"""Steps of one routine with its repeats and sides written out."""


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Breath(_Written):
    """A guided breath: seconds in, seconds out."""

    in_: Seconds = Field(alias="in", description="Seconds of breathing in.")
    out: Seconds = Field(description="Seconds of breathing out.")


class _Speaking(_Written):
    """What is said; in partner form the giver's words come first, then the receiver's."""

    say: Spoken | None = Field(None, description="Words for everybody.")
    say_giver: Spoken | None = Field(None, description="Words for the giver (partner form).")
    say_receiver: Spoken | None = Field(None, description="Words for the receiver (partner form).")
    say_audio: Recording | None = Field(
        None, description="Your recording of `say`: a file beside this one, or in a folder there."
    )
    pace: Annotated[str, OneOf("pace", PACES)] | None = Field(
        None, description="How fast it is spoken; by default the stroke decides."
    )


class Cue(_Speaking):
    """Words at a moment within a step: `at` once, or `every` so many seconds."""

    at: At | None = Field(
        None, description="50% of the step, 12s from its start, -5s from its end."
    )
    every: Every | None = Field(None, description="Again and again: 20s.")
    if_at_least: Seconds | None = Field(
        None, description="Only where the step lasts at least so many seconds."
    )


class Step(_Speaking):
    """One thing to do for some seconds."""

    name: Words = Field(description="Two to six words; spoken as «Next: …».")
    stroke: Annotated[str, OneOf("stroke", STROKES)] = Field(description="What is done.")
    region: Annotated[str, OneOf("region", REGIONS)] | None = Field(None, description="Where.")
    tool: Annotated[str, OneOf("tool", TOOLS)] | None = Field(None, description="With what.")
    sides: tuple[Annotated[str, OneOf("side", [side.value for side in OPPOSITE])], ...] = Field(
        (),
        min_length=1,
        max_length=2,
        description="One step for each side, in this order; without it, both at once. Of someone"
        " lying on one side, `upper` is the side that is up, `other` the one after turning over.",
    )
    one_sided: Words | None = Field(
        None, description="Why only one side is worked, where that is meant."
    )
    seconds: Timing = Field(
        description="How long, per side: one number, or one for each length; 0 leaves it out there."
    )
    pressure: float | None = Field(
        None,
        ge=0,
        le=10,
        strict=True,
        allow_inf_nan=False,
        description="How strong it feels, 0–10.",
    )
    tempo: float | None = Field(
        None, gt=0, le=300, strict=True, allow_inf_nan=False, description="Strokes per minute."
    )
    temperature: float | None = Field(
        None, ge=20, le=60, strict=True, description="How warm a stone is, in °C."
    )
    cloth_layers: int | None = Field(
        None, ge=0, le=6, strict=True, description="Layers of cloth between a stone and the skin."
    )
    breath: Breath | None = Field(None, description="A guided breath.")
    position: Annotated[str, OneOf("position", POSITIONS)] | None = Field(
        None, description="How the body is placed from here on."
    )
    countdown: Annotated[str, OneOf("countdown", list(Countdown))] | None = Field(
        None, description="How the last seconds are counted; holds are counted by default."
    )
    wait: bool = Field(False, strict=True, description="Hold at the end until the user is ready.")
    again: Spoken | None = Field(
        None, description="Short words for the second side and later rounds, instead of `say`."
    )
    cues: tuple[Cue, ...] = Field((), max_length=20, description="Further words within the step.")


class Repeat(_Written):
    """A block of steps done several times."""

    repeat: int = Field(ge=2, le=20, strict=True, description="How many times.")
    steps: tuple["Part", ...] = Field(min_length=1, description="What is repeated.")


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "repeat" if "repeat" in value or "steps" in value else "step"
    return "repeat" if isinstance(value, Repeat) else "step"


Part = Annotated[
    Annotated[Step, Tag("step")] | Annotated[Repeat, Tag("repeat")], Discriminator(_kind)
]


class Routine(_Written):
    """A massage or stretch routine; its id is the name of its file."""

    title: Words = Field(description="What the library calls it.")
    type: Annotated[str, OneOf("type", TYPES)] = Field(description="The kind of massage.")
    form: Annotated[str, OneOf("form", list(Form))] = Field(description="Alone or two people.")
    about: Words | None = Field(None, description="A sentence for the library.")
    lengths: tuple[Annotated[int, Field(ge=1, le=240, strict=True)], ...] = Field(
        (), max_length=12, description="Minutes, shortest first; leave out for one timing."
    )
    level: Annotated[str, OneOf("level", LEVELS)] | None = Field(
        None, description="For people who are new to this kind of massage, or used to it."
    )
    needs: tuple[Words, ...] = Field(
        (), max_length=12, description="What to have at hand, besides the tools of the steps."
    )
    set_up: Words | None = Field(
        None, description="How to get ready; by default the position says it."
    )
    good_for: tuple[Annotated[str, OneOf("goal", GOALS)], ...] = Field(
        (), description="What somebody may want it for."
    )
    position: Annotated[str, OneOf("position", POSITIONS)] | None = Field(
        None, description="How the body is placed at the start."
    )
    countdown: Annotated[str, OneOf("countdown", list(Countdown))] | None = Field(
        None, description="How the last seconds of every step are counted."
    )
    recordings: Recordings | None = Field(
        None, description="A folder of your recordings, named as `massage-coach record` prints."
    )
    language: Language = Field(ENGLISH, description="The language that it is written in.")
    translations: Mapping[Language, Mapping[Original, Spoken | None]] = Field(
        {},
        json_schema_extra={"additionalProperties": False},
        description="By language: each text of this file, and how it is said there.",
    )
    steps: tuple[Part, ...] = Field(min_length=1, description="What is done, in order.")


Repeat.model_rebuild()


def written_steps(parts: Iterable[Part], where: Path = ("steps",)) -> Iterator[tuple[Path, Step]]:
    """Every step as it stands in the file, once, with its place."""
    for index, part in enumerate(parts):
        if isinstance(part, Repeat):
            yield from written_steps(part.steps, (*where, index, "steps"))
        else:
            yield (*where, index), part


def recordings_in(routine: Routine) -> Iterator[tuple[Path, str]]:
    """Every file of somebody's own recordings that is named, and the folder, with their places."""
    if routine.recordings:
        yield ("recordings",), routine.recordings
    for where, step in written_steps(routine.steps):
        if step.say_audio:
            yield (*where, "say_audio"), step.say_audio
        for index, cue in enumerate(step.cues):
            if cue.say_audio:
                yield (*where, "cues", index, "say_audio"), cue.say_audio


def performed_steps(parts: Iterable[Part], where: Path = ("steps",)) -> Iterator[tuple[Path, Step]]:
    """Every step as often as it is done, repeats written out; sides are still together."""
    for index, part in enumerate(parts):
        if isinstance(part, Repeat):
            for _round in range(part.repeat):
                yield from performed_steps(part.steps, (*where, index, "steps"))
        else:
            yield (*where, index), part
