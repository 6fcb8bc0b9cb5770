"""What is promised, tried hard. Small runs are tests of the suite, long ones are `./dev reliability`."""
