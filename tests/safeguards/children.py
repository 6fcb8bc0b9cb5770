"""What keeps small whatever works on things that others have made: decoders, and who makes files."""

from tests.safeguards.safeguard import without

IMAGING, DECODER = "workshop/imaging/__init__.py", "workshop/imaging/__main__.py"
CHILDREN, LIMITS = "workshop/export/processes/children.py", "workshop/export/processes/limits.py"
OF_DECODER, OF_PICTURES = "tests/imaging/test_child.py", "tests/imaging/test_making.py"
OF_CHILDREN, OF_WARM = "tests/export/processes/test_limits.py", "tests/export/processes/test_warm.py"
PARENT, WARM = "workshop/export/processes/parent.py", "workshop/export/processes/warm.py"

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
        "a server has its documents forked", "G4", "workshop/cli/server.py",
        "    keep_warm()\n", "",
        f"{OF_WARM}::test_the_parent_ends_with_its_server_however_that_ends",
    ),
    without(
        "each document has a child of its own", "G14", PARENT,
        "pid = os.fork()", "pid = 0",
        f"{OF_WARM}::test_one_parent_forks_a_child_for_each_and_starts_nothing",
    ),
    without(
        "a forked child holds nothing of its parent's", "G14", PARENT,
        '        os.closerange(3, os.sysconf("SC_OPEN_MAX"))\n', "",
        f"{OF_WARM}::test_a_child_has_nothing_of_ours_but_what_it_was_given",
    ),
    without(
        "a warm parent knows none of our secrets", "G14", WARM,
        "env=self._environment\n", "env=None\n",
        f"{OF_WARM}::test_a_child_has_nothing_of_ours_but_what_it_was_given",
    ),
    without(
        "a forked child that hangs is ended", "G11", PARENT,
        "                    os.kill(child.pid, signal.SIGKILL)\n", "                    pass\n",
        f"{OF_WARM}::test_who_hangs_is_ended_and_the_next_one_is_made",
    ),
    without(
        "the kernel ends a forked child that is forgotten", "G11", PARENT,
        '        signal.alarm(order["seconds"])\n', "",
        f"{OF_WARM}::test_the_kernel_ends_who_is_forgotten",
    ),
    without(
        "a warm parent ends with its server", "G11", PARENT,
        "and not self._begin()", "and self._begin() is None",
        f"{OF_WARM}::test_the_parent_ends_with_its_server_however_that_ends",
    ),
    without(
        "a warm parent that nobody wants ends", "G11", PARENT,
        "None if self._children else self._idle", "None",
        f"{OF_WARM}::test_a_parent_that_nobody_wants_ends_and_the_next_document_has_a_new_one",
    ),
    without(
        "who has threads is not forked", "G11", PARENT,
        'if len(os.listdir("/proc/self/task")) > 1:', "if False:",
        f"{OF_WARM}::test_who_has_threads_is_no_parent",
    ),
    without(
        "a document whose parent dies is made all the same", "G11", WARM,
        "    if not said:\n        raise Gone\n", '    said = said or b"-9"\n',
        f"{OF_WARM}::test_a_parent_that_dies_takes_nothing_with_it",
    ),
    without(
        "a process that was forked from ours leaves our parent alone", "G11", WARM,
        "self._useless or os.getpid() != self._owner", "self._useless",
        f"{OF_WARM}::test_a_process_that_was_forked_from_ours_does_not_use_our_parent",
    ),
    without(
        "it is tried once whether there can be documents", "G11", "workshop/export/pdf/pdf.py",
        "    with _trying:\n        return", "    if True:\n        return",
        f"{OF_WARM}::test_it_is_tried_once_whether_documents_can_be_made_however_many_ask",
    ),
    without(
        "no cell of a workbook is a formula", "G14", "workshop/export/office/xlsx.py",
        'sheet.write_string(row, column, shortened(cell), styles["text"])',
        'sheet.write_formula(row, column, shortened(cell), styles["text"])',
        "tests/export/office/test_xlsx.py::test_no_cell_is_a_formula_or_a_link",
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
