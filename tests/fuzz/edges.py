"""Which of our own code's edges a fuzzer has reached."""
import bisect
import re
from collections import defaultdict

OBJECT = re.compile(r'^ \.text\S*\s+0x([0-9a-f]+)\s+0x([0-9a-f]+) build/fuzz/(\S+)\.o$', re.M)


def code_of(map_path):
    """Where the code of each source lies: its first address, that behind it, its name, in order."""
    with open(map_path, encoding='utf-8') as file:
        found = OBJECT.findall(file.read())
    return sorted((int(start, 16), int(start, 16) + int(size, 16), name)
                  for start, size, name in found if int(size, 16))


class Reached:
    """How many edges and functions there are, and how many of them were reached. The checks that the
    sanitizers put into the code are edges too, about half of all, which are reached when they fail."""

    def __init__(self):
        self.edges = self.all_edges = self.functions = self.all_functions = 0

    def add(self, other):
        for name, number in vars(other).items():
            setattr(self, name, getattr(self, name) + number)

    def count(self, begins, reached):
        self.all_edges += 1
        self.edges += reached
        self.all_functions += begins
        self.functions += begins * reached

    def share(self):
        """Of the functions, in percent."""
        return 100 * self.functions / self.all_functions if self.all_functions else 0


def count(map_path, edges_path):
    """What was reached by source ("time/clock")."""
    code = code_of(map_path)
    starts = [start for start, _, _ in code]
    counts = defaultdict(Reached)
    with open(edges_path, encoding='utf-8') as file:
        for line in file:
            address, begins, reached = line.split()
            index = bisect.bisect_right(starts, int(address, 16)) - 1
            if index < 0 or int(address, 16) >= code[index][1]:
                raise ValueError(f'the edge at {address} is in none of our sources')
            counts[code[index][2]].count(int(begins), int(reached))
    return counts


def add(counts, prefix):
    """The same of all sources whose name begins so."""
    whole = Reached()
    for name, reached in counts.items():
        if name.startswith(prefix):
            whole.add(reached)
    return whole
