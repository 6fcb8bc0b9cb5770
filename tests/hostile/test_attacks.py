"""Every address and every command under attack, in the size of the suite: each test sends a part of everything.

`./dev reliability hostile` sends all of it. What was found so far is in test_found.py, whole.
"""

import random

import pytest

from tests.hostile import attacks


@pytest.mark.parametrize("attack", attacks.ROUTES, ids=lambda attack: attack.__name__)
def test_no_address_takes_harm(house, attack):
    shots = list(attack(house))
    attacks.shoot(house, random.Random(attack.__name__).sample(shots, len(shots) // 8))
    assert house.faults == []


def test_what_is_out_of_shape_changes_nothing(house):
    cases = list(attacks.mutations())
    tried = attacks.out_of_shape(house, random.Random(2).sample(cases, len(cases) // 20))
    assert (house.faults, tried > 300) == ([], True)


def test_what_is_in_shape_is_done_or_refused_with_a_known_code(house):
    cases = list(attacks.mutations())
    attacks.in_shape(house, random.Random(3).sample(cases, len(cases) // 16))
    assert house.faults == []


def test_every_command_in_every_phase_is_done_or_refused_and_then_without_a_trace(house):
    attacks.every_phase(house, random.Random(5).sample(attacks.COMMANDS_OF_THE_WIRE, 10))
    assert house.faults == []


def test_a_key_belongs_to_one_person_and_one_content(house):
    attacks.reused_keys(house, random.Random(4), 10)
    assert house.faults == []
