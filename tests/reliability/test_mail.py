"""kill -9 while messages go out, in the size of the suite."""

from tests.reliability import mail


def test_no_message_is_lost_or_comes_twice_through_five_kills(tmp_path):
    verdict = mail.mail_kills(tmp_path, seed=3, long=False)
    assert verdict.holds, verdict


def test_nor_on_postgresql(tmp_path, postgresql):
    verdict = mail.mail_kills(tmp_path, seed=4, long=False, database=postgresql)
    assert verdict.holds, verdict
