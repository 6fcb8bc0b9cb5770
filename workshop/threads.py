"""What blocks goes into a thread where gevent has patched, so that no phone waits for it."""


def off_the_loop(call, *args, **kwargs):
    """What `call` returns, from a thread where gevent has patched."""
    if not is_patched():
        return call(*args, **kwargs)
    import gevent

    return gevent.get_hub().threadpool.apply(call, args, kwargs)


def is_patched() -> bool:
    """Does this process live on gevent's loop?"""
    from gevent.monkey import is_module_patched

    return is_module_patched("threading")
