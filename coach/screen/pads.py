"""Gamepads and pedals, which both arrive as joysticks: which is which, and what a button does."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

import pygame

from coach.score.actions import Do


class Device(StrEnum):
    """What a joystick is to us."""

    PEDAL = "pedal"
    """Every button is the one key."""
    HAT_PAD = "hat pad"
    """A gamepad whose cross is a hat."""
    BUTTON_PAD = "button pad"
    """A gamepad whose cross is four buttons."""


Plugged: TypeAlias = Mapping[int, Device]
"""The joysticks there are, by SDL's number for each; one that is missing is a pedal."""
NOTHING: Plugged = MappingProxyType({})
LEAST_PAD_BUTTONS, CROSS_BUTTONS = 8, 15
"""With fewer buttons it is a pedal; with so many and no hat, four of them are the cross."""

CROSS = {(-1, 0): Do.PREVIOUS, (1, 0): Do.NEXT, (0, 1): Do.LOUDER, (0, -1): Do.QUIETER}
BUTTONS = {
    Device.HAT_PAD: {
        0: Do.PRESS, 1: Do.LEAVE, 2: Do.REPEAT, 3: Do.CAPTIONS, 4: Do.BACK, 5: Do.FORWARD,
        6: Do.DISTANCE, 7: Do.READY,
    },
    Device.BUTTON_PAD: {
        0: Do.PRESS, 1: Do.LEAVE, 2: Do.REPEAT, 3: Do.CAPTIONS, 4: Do.DISTANCE, 6: Do.READY,
        9: Do.BACK, 10: Do.FORWARD,
        11: Do.LOUDER, 12: Do.QUIETER, 13: Do.PREVIOUS, 14: Do.NEXT,
    },
}  # fmt: skip
"""As SDL numbers the buttons of an Xbox pad, and of a PlayStation or Switch pad:
A, B, X, Y, the shoulders, select and start."""
KEYS = {
    Do.PREVIOUS: pygame.K_LEFT,
    Do.NEXT: pygame.K_RIGHT,
    Do.LOUDER: pygame.K_UP,
    Do.QUIETER: pygame.K_DOWN,
    Do.LEAVE: pygame.K_ESCAPE,
    Do.READY: pygame.K_RETURN,
    Do.BACK: pygame.K_PAGEUP,
    Do.FORWARD: pygame.K_PAGEDOWN,
}
"""The keys that a gamepad's buttons stand for wherever no session is shown."""
DOWN = (pygame.JOYBUTTONDOWN, pygame.JOYHATMOTION)


def device_of(buttons: int, hats: int) -> Device:
    """What a joystick with so many buttons and hats is taken for."""
    if buttons < LEAST_PAD_BUTTONS:
        return Device.PEDAL
    return Device.BUTTON_PAD if buttons >= CROSS_BUTTONS and not hats else Device.HAT_PAD


class Joysticks:
    """Those that are plugged in now; they speak only while they are kept."""

    def __init__(self) -> None:
        self.plugged: dict[int, Device] = {}
        self._kept: dict[int, pygame.joystick.JoystickType] = {}

    def take(self, event: pygame.Event) -> None:
        """Notes what is plugged in or out."""
        if event.type == pygame.JOYDEVICEADDED:
            found = pygame.joystick.Joystick(event.device_index)
            number = found.get_instance_id()
            self._kept[number] = found
            self.plugged[number] = device_of(found.get_numbuttons(), found.get_numhats())
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._kept.pop(event.instance_id, None)
            self.plugged.pop(event.instance_id, None)


def meaning(event: pygame.Event, plugged: Plugged) -> Do | None:
    """What a button that goes down, or a cross that is pushed, asks for in a session."""
    device = plugged.get(event.dict.get("instance_id", -1), Device.PEDAL)
    if event.type == pygame.JOYHATMOTION:
        return CROSS.get(event.value)
    return Do.PRESS if device is Device.PEDAL else BUTTONS[device].get(event.button)


def as_key(event: pygame.Event, plugged: Plugged) -> pygame.Event:
    """The event, or the key it stands for where no session is shown.

    The one key stays a button; what stands for no key there becomes no event.
    """
    do = meaning(event, plugged) if event.type in DOWN else Do.PRESS
    if do is Do.PRESS:
        return event
    key = KEYS.get(do) if do else None
    if key is None:
        return pygame.Event(pygame.NOEVENT)
    return pygame.Event(pygame.KEYDOWN, key=key, mod=pygame.KMOD_NONE, unicode="")
