"""Stories that need asyncio, beside a Chromium that has a loop of its own in the test's thread."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def told(story):
    """The result of a coroutine, run to its end in a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, story).result()
