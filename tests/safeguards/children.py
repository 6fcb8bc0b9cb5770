"""What keeps small whatever works on things that others have made: decoders, and who makes files."""

from tests.safeguards.safeguard import without

IMAGING, DECODER = "workshop/imaging/__init__.py", "workshop/imaging/__main__.py"
CHILDREN, LIMITS = "workshop/export/children.py", "workshop/export/limits.py"
OF_DECODER, OF_PICTURES = "tests/imaging/test_child.py", "tests/imaging/test_making.py"
OF_CHILDREN = "tests/export/test_limits.py"

AT_WORK = [
    without(
        "a decoder opens nothing", "G11", DECODER,
        "    shut()\n    try", "    try",
        OF_DECODER,
    ),
    without(
        "a decoder writes no file", "G11", DECODER,
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n", "",
        OF_DECODER,
    ),
    without(
        "a decoder starts no program", "G11", DECODER,
        "    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))\n", "",
        OF_DECODER,
    ),
    without(
        "a decoder leaves no memory on the disk", "G11", DECODER,
        "    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n", "",
        OF_DECODER,
    ),
    without(
        "a decoder has its seconds", "G11", DECODER,
        "    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))\n", "",
        OF_DECODER,
    ),
    without(
        "a decoder has its memory", "G11", DECODER,
        "    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))\n", "",
        OF_DECODER,
    ),
    without(
        "a decoder steps back behind the room", "G11", DECODER,
        "    os.nice(10)\n", "",
        OF_DECODER,
    ),
    without(
        "a decoder knows nothing of our environment", "G14", IMAGING,
        "env=system | {", "env=os.environ | {",
        OF_DECODER,
    ),
    without(
        "one decoder at a time", "G11", IMAGING,
        "    if not _one_at_a_time.acquire(timeout=PATIENCE):\n        raise Busy\n",
        "    _one_at_a_time.acquire(blocking=False)\n",
        OF_PICTURES,
    ),
    without(
        "a decoder that does nothing is not waited for", "G11", IMAGING,
        "        timeout=2 * seconds,\n", "        timeout=20 * seconds,\n",
        OF_PICTURES,
    ),
    without(
        "who makes a file has its seconds", "G11", LIMITS,
        "    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))\n", "",
        OF_CHILDREN,
    ),
    without(
        "who makes a file has its memory", "G11", LIMITS,
        "    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))\n", "",
        OF_CHILDREN,
    ),
    without(
        "who makes a file steps back behind the room", "G11", LIMITS,
        "    os.nice(10)\n", "",
        OF_CHILDREN,
    ),
    without(
        "no cell of a workbook is a formula", "G14", "workshop/export/xlsx.py",
        'sheet.write_string(row, column, shortened(cell), styles["text"])',
        'sheet.write_formula(row, column, shortened(cell), styles["text"])',
        "tests/export/test_xlsx.py::test_no_cell_is_a_formula_or_a_link",
    ),
    without(
        "who makes a file and does nothing is not waited for", "G11", CHILDREN,
        "timeout=seconds", "timeout=None",
        OF_CHILDREN,
    ),
    without(
        "who makes a file knows no secret", "G14", CHILDREN,
        "env=_environment()", "env=None",
        OF_CHILDREN,
    ),
]  # fmt: skip
