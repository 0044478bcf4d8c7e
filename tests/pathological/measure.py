"""What a run of pmlint takes: its status, its memory, its instructions."""
import os
import re
import subprocess
import sys
import tempfile
from typing import NamedTuple

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PMLINT = os.path.join(ROOT, 'pmlint')


class Run(NamedTuple):
    status: int      # negative: the signal that ended it
    message: str     # what it said on standard error
    seconds: float   # of the processor
    mebibytes: float # at most, of memory


def lint(document, *options, folder):
    """Lints the document's bytes, written into the folder; without a configuration unless options are given."""
    path = os.path.join(folder, 'document.md')
    with open(path, 'wb') as file:
        file.write(document)
    command = [PMLINT, 'lint', '--format', 'json', *(options or ['--no-config']), path]
    with tempfile.TemporaryFile() as errors:
        actions = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                   (os.POSIX_SPAWN_DUP2, errors.fileno(), 2)]
        process = os.posix_spawn(PMLINT, command, os.environ, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
        errors.seek(0)
        message = errors.read().decode(errors='replace')
    return Run(os.waitstatus_to_exitcode(status), message.replace(path, 'document.md').strip(),
               usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def count_instructions(document, folder):
    """How many instructions linting the document's bytes takes."""
    path = os.path.join(folder, 'counted.md')
    with open(path, 'wb') as file:
        file.write(document)
    result = subprocess.run(
        ['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', PMLINT, 'lint', '--no-config',
         '--format', 'json', path],
        capture_output=True, text=True, errors='replace', timeout=600, check=False)
    counted = re.search(r'Collected : (\d+)', result.stderr)
    if not counted:
        raise RuntimeError(f'valgrind counted nothing: {result.stderr[-500:]}')
    return int(counted[1])
