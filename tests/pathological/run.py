#!/usr/bin/python3
"""Lints documents that are made to be slow or large: each within bounds of memory, and some of them, in
two sizes, within a growth of instructions. Speaks TAP.

usage: tests/pathological/run.py
       tests/pathological/run.py --table [WORD]    all whose names hold the word, as a table with times
"""
import concurrent.futures
import math
import os
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), 'property'))
import inputs
import measure
import tap

LARGEST = 262144     # bytes: what pmlint reads unless it is told otherwise
MEBIBYTES = 256
SMALL, LARGE = 4096, 16384
# Work that grows with n log n takes 4 * log(4n) / log(n) times as much for four times the size.
GROWTH = LARGE / SMALL * math.log(LARGE) / math.log(SMALL)

# One of each kind of work: the parser's, that on places, times, lengths, entries, fields, suppressions …
GROWING = [
    'markdown: openers of emphasis', 'markdown: backticks', 'markdown: nested lists',
    'markdown: strikes of all lengths', 'markdown: one html table', 'markdown: ordered items',
    'reading: digits in groups', 'reading: half days', 'reading: hours and minutes without end',
    'reading: different fields', 'reading: different headings', 'reading: incidents',
    'reading: suppressions that hide', 'front matter: keys',
]


def document(make, size):
    """The input in no more than so many bytes, cut between two characters."""
    return make(size).encode()[:size].decode(errors='ignore').encode()


def is_bounded(run):
    """Linted, or refused with the limit that was passed."""
    if run.mebibytes > MEBIBYTES:
        return False
    return run.status in (0, 1) or (run.status == 2 and 'limit' in run.message)


def each(work, items):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return zip(items, pool.map(work, items))


def check_bounds(report):
    def work(named):
        with tempfile.TemporaryDirectory() as folder:
            return measure.lint(document(named[1], LARGEST), folder=folder)
    for (name, _), run in each(work, list(inputs.bodies())):
        report.case(is_bounded(run), f'{name}, within {MEBIBYTES} MiB')
        if not is_bounded(run):
            report.comment([f'status {run.status}, {run.mebibytes:.0f} MiB', run.message])


def instructions(make, *sizes):
    with tempfile.TemporaryDirectory() as folder:
        base = measure.count_instructions(b'', folder)
        return [measure.count_instructions(document(make, size), folder) - base for size in sizes]


def check_growth(report):
    makers = dict(inputs.bodies())
    for name, (small, large) in each(lambda name: instructions(makers[name], SMALL, LARGE), GROWING):
        report.case(large <= GROWTH * small, f'{name}, no growth with the square')
        if large > GROWTH * small:
            report.comment([f'{small} instructions, then {large}: {large / small:.1f} times'])


def print_table(word):
    print('| document | status | seconds | MiB | growth |\n| --- | --- | --- | --- | --- |')
    named = [pair for pair in inputs.bodies() if word in pair[0]]

    def work(pair):
        with tempfile.TemporaryDirectory() as folder:
            run = measure.lint(document(pair[1], LARGEST), folder=folder)
        if run.status == 2:
            return run, None
        small, large = instructions(pair[1], SMALL, LARGE)
        return run, large / max(small, 1)
    for (name, _), (run, growth) in each(work, named):
        told = '' if growth is None else f'{growth:.1f}'
        print(f'| {name} | {run.status} | {run.seconds:.2f} | {run.mebibytes:.0f} | {told} |', flush=True)


def main():
    if sys.argv[1:2] == ['--table']:
        return print_table(' '.join(sys.argv[2:]))
    report = tap.Report()
    check_bounds(report)
    check_growth(report)
    return report.end()


if __name__ == '__main__':
    sys.exit(main())
