"""Bad networks in the size of the suite: no command is lost, none counts twice, no screen goes wrong."""

from tests.reliability import network


def test_of_2000_commands_none_is_lost_and_none_counts_twice_when_30_per_cent_of_the_answers_are_swallowed(tmp_path):
    verdict = network.swallowed_answers(tmp_path, seed=1, long=False)
    assert verdict.holds, verdict


def test_torn_cut_doubled_and_shuffled_requests_do_no_harm(tmp_path):
    verdict = network.foul_network(tmp_path, seed=2, long=False)
    assert verdict.holds, verdict
