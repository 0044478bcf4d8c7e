"""Measures programs side by side: one run of each in turn, again and again, so that what else the machine
does falls on all of them alike; then medians. Processor time is of the whole process, start included."""
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FLOORS = os.path.join(ROOT, 'build', 'bench')


@dataclass
class Program:
    command: list
    folder: str = '/'
    output: str = os.devnull
    statuses: tuple = (0, 1)    # 1: something was found
    runs: list = field(default_factory=list)

    def run(self):
        result = subprocess.run([os.path.join(FLOORS, 'measure'), self.output, *self.command],
                                cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        *figures, status = map(int, result.stdout.split())
        if status not in self.statuses:
            sys.exit(f'bench: {" ".join(self.command)}: exit status {status}')
        self.runs.append(figures)

    def median(self, at):
        return statistics.median(figures[at] for figures in self.runs)

    @property
    def processor(self):
        """Microseconds."""
        return self.median(0)

    @property
    def wall(self):
        """Microseconds, without what the first thread stood in line for a processor."""
        return self.median(1)

    @property
    def peak(self):
        """KiB."""
        return max(figures[2] for figures in self.runs)


def floor(name, *arguments, **options):
    return Program([os.path.join(FLOORS, name), *arguments], **options)


def copied(path):
    """Copies a program over itself, as installing does: what a linker has written here and there the system keeps in
    small pieces, each of which costs a start."""
    with open(path, 'rb') as file:
        program = file.read()
    with open(path + '.copy', 'wb') as file:
        file.write(program)
    os.chmod(path + '.copy', 0o755)
    os.replace(path + '.copy', path)
    return path


def in_turn(programs, least=3, most=200, seconds=20):
    """Runs the programs in turn, `least` to `most` times, and no further round after `seconds`."""
    begin = time.monotonic()
    for done in range(most):
        if done >= least and time.monotonic() - begin > seconds:
            break
        for program in programs:
            program.run()
    return programs
