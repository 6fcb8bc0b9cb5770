"""Troubles of the computer in the size of the suite."""

from tests.reliability import clock, faults, one_address, restart


def test_a_full_disk_makes_everybody_wait_and_loses_nothing(tmp_path):
    verdict = faults.disk_full(tmp_path, seed=1, long=False)
    assert verdict.holds, verdict


def test_a_database_held_by_another_process_stops_neither_readers_nor_the_evening(tmp_path):
    verdict = faults.database_held(tmp_path, seed=2, long=False)
    assert verdict.holds, verdict


def test_a_clock_that_is_wrong_signs_nobody_out(tmp_path):
    verdict = clock.wrong_clock(tmp_path, seed=3, long=False)
    assert verdict.holds, verdict


def test_after_a_restart_fifty_phones_are_exact_within_ten_seconds(tmp_path):
    verdict = restart.restart(tmp_path, seed=4, long=False)
    assert verdict.holds, verdict


def test_who_tries_wrong_codes_locks_nobody_out_of_the_same_network(tmp_path):
    verdict = one_address.one_address(tmp_path, seed=5, long=False)
    assert verdict.holds, verdict
