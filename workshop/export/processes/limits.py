"""The limits of a child process."""

import os


def limit(seconds: int, megabytes: int):
    """Less important than the room; stopped by the kernel where it takes too much."""
    if os.name == "nt":
        return
    import resource

    os.nice(10)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
