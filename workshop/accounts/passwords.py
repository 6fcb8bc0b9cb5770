"""argon2 takes a tenth of a second on purpose: it runs in a thread, so that no phone waits for a sign-in."""


def _patched() -> bool:
    from gevent.monkey import is_module_patched

    return is_module_patched("threading")


class OffTheLoop:
    """A password context whose slow calls leave gevent's loop free; without gevent's patches it calls directly."""

    def __init__(self, context):
        self._context = context

    def __getattr__(self, name):
        return getattr(self._context, name)

    def verify(self, *args, **kwargs):
        return self._away(self._context.verify, args, kwargs)

    def hash(self, *args, **kwargs):
        return self._away(self._context.hash, args, kwargs)

    @staticmethod
    def _away(call, args, kwargs):
        if not _patched():
            return call(*args, **kwargs)
        import gevent

        return gevent.get_hub().threadpool.apply(call, args, kwargs)
