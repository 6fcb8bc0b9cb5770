"""The child process: a file on standard input, on standard output one line of JSON and the picture.

`python -m workshop.imaging SORT SECONDS MEGABYTES`. Exit codes: 0 done, 3 no picture that is taken, 4 too many pixels,
5 broken.
"""

import json
import os
import sys

from . import BROKEN, PIXELS, UNKNOWN


def limit(seconds: int, megabytes: int):
    """Less important than the room; no files and no programs; stopped by the kernel where it takes too much."""
    if os.name == "nt":
        return
    import resource

    os.nice(10)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def shut():
    """From now on nothing is opened: no file, no address, no pipe to a program. Standard input and output are open."""
    if os.name == "nt":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def main(sort: str, seconds: str, megabytes: str) -> int:
    limit(int(seconds), int(megabytes))
    from .remake import Broken, TooLarge, Unknown, remake

    shut()
    try:
        head, content = remake(sys.stdin.buffer.read(), sort)
    except Unknown:
        return UNKNOWN
    except TooLarge:
        return PIXELS
    except Broken as error:
        print(error, file=sys.stderr)
        return BROKEN
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + content)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
