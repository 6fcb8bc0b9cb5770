"""A compressed stream may end with a carriage return. Before a lone line feed some readers take both for the line's
end, and the stream for one byte too short; with CR LF before `endstream` nobody mistakes it.

Importing this does it for all streams of the process: pydyf makes some only while it writes.
"""

import pydyf

END = b"\nendstream"
_written = pydyf.Stream.data.fget
pydyf.Stream.data = property(lambda stream: _written(stream).removesuffix(END) + b"\r" + END)
