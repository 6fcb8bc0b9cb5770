"""Whoever guesses is slowed down, and the owner of the account gets in."""

from tests.reliability.sign_in import sign_in


def test_strangers_who_guess_keep_neither_the_owner_nor_the_room_out(tmp_path):
    verdict = sign_in(tmp_path, seed=4, long=False)
    assert verdict.holds, verdict
