"""Gamepads and pedals both arrive as joysticks; each button does what people expect of it."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.score.actions import Action, Do
from coach.screen.keys import Hold, held, translate
from coach.screen.pads import BUTTONS, CROSS, Device, as_key, device_of

Event = pygame.event.Event
PLUGGED = {0: Device.PEDAL, 1: Device.HAT_PAD, 2: Device.BUTTON_PAD}
ROWS = [(d, button, do) for d, row in BUTTONS.items() for button, do in row.items()]


def down(device: Device, button: int) -> pygame.Event:
    number = next(n for n, d in PLUGGED.items() if d is device)
    return Event(pygame.JOYBUTTONDOWN, instance_id=number, button=button)


def meaning(event: pygame.Event) -> tuple[Action, ...]:
    return translate(event, Hold(), 0, lambda _pos: None, PLUGGED)[1]


@pytest.mark.parametrize(
    ("buttons", "hats", "device"),
    [
        (1, 0, Device.PEDAL), (3, 0, Device.PEDAL), (6, 1, Device.PEDAL),
        (10, 0, Device.HAT_PAD), (11, 1, Device.HAT_PAD), (16, 1, Device.HAT_PAD),
        (15, 0, Device.BUTTON_PAD), (17, 0, Device.BUTTON_PAD),
    ],
)  # fmt: skip
def test_the_number_of_buttons_and_hats_tells_what_it_is(
    buttons: int, hats: int, device: Device
) -> None:
    assert device_of(buttons, hats) is device


@pytest.mark.parametrize(("device", "button", "do"), ROWS)
def test_every_button_of_a_gamepad_gives_exactly_its_action(
    device: Device, button: int, do: Do
) -> None:
    assert meaning(down(device, button)) == (Action(do),)


@given(st.integers(0, 31))
def test_every_button_of_a_pedal_is_the_one_key(button: int) -> None:
    assert meaning(down(Device.PEDAL, button)) == (Action(Do.PRESS),)


@pytest.mark.parametrize("device", BUTTONS)
def test_everything_essential_and_leaving_can_be_done_on_a_pad(device: Device) -> None:
    reached = {*BUTTONS[device].values(), *CROSS.values()}
    assert {Do.PRESS, Do.READY, Do.NEXT, Do.PREVIOUS, Do.LEAVE, Do.LOUDER, Do.QUIETER} <= reached


@pytest.mark.parametrize(("value", "do"), [*CROSS.items(), ((0, 0), None), ((1, 1), None)])
def test_the_cross_acts_when_it_is_pushed_and_not_when_let_go(
    value: tuple[int, int], do: Do | None
) -> None:
    event = Event(pygame.JOYHATMOTION, instance_id=1, hat=0, value=value)
    assert meaning(event) == ((Action(do),) if do else ())


@pytest.mark.parametrize("device", Device)
def test_the_first_button_held_says_that_it_hurts_and_unplugging_ends_that(device: Device) -> None:
    hold, _ = translate(down(device, 0), Hold(), 0, lambda _pos: None, PLUGGED)
    assert held(hold, 1_000)[1] == (Action(Do.HURTS),)
    gone = Event(pygame.JOYDEVICEREMOVED, instance_id=1)
    hold, _ = translate(gone, hold, 500, lambda _pos: None, PLUGGED)
    assert held(hold, 1_000)[1] == ()


def test_elsewhere_a_pad_sends_the_keys_it_stands_for() -> None:
    keys = {
        event.key
        for device, button, do in ROWS
        if do is not Do.PRESS
        and (event := as_key(down(device, button), PLUGGED)).type == pygame.KEYDOWN
    }
    assert {pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_UP, pygame.K_LEFT} <= keys
    for same in (down(Device.PEDAL, 2), down(Device.HAT_PAD, 0), Event(pygame.QUIT)):
        assert as_key(same, PLUGGED) is same
    assert as_key(down(Device.HAT_PAD, 6), PLUGGED).type == pygame.NOEVENT
