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
MANY = 100000
SMALL, LARGE = 4096, 16384
# Work that grows with n log n takes 4 * log(4n) / log(n) times as much for four times the size.
GROWTH = LARGE / SMALL * math.log(LARGE) / math.log(SMALL)
ONCE = 2000000  # instructions for what a run does once when there is much: machine code of patterns

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


def check_many(report):
    """A hundred thousand of each take memory as their bytes do."""
    def work(named):
        with tempfile.TemporaryDirectory() as folder:
            content = (inputs.HEAD + named[1](MANY)).encode()
            options = ('--no-config', '--max-size', str(len(content)))
            return len(content), measure.lint(content, *options, folder=folder)
    for (name, _), (size, run) in each(work, list(inputs.MANY.items())):
        most = MEBIBYTES * max(size / LARGEST, 1)
        good = run.status in (0, 1) and run.mebibytes <= most
        report.case(good, f'{MANY} {name}, within {most:.0f} MiB')
        if not good:
            report.comment([f'status {run.status}, {run.mebibytes:.0f} MiB', run.message])


def check_house_patterns(report):
    """A pattern of the configuration that takes too long is told; each of these would take minutes."""
    def work(named):
        pattern, unit, end = named[1]
        with tempfile.TemporaryDirectory() as folder:
            configuration = os.path.join(folder, 'slow.yml')
            with open(configuration, 'w', encoding='utf-8') as file:
                file.write(f"rules:\n  slow: {{pattern: '{pattern}', message: slow}}\n")
            content = f'# Outage\n\n{inputs.fill(unit, LARGEST - 100)}{end}\n'
            return measure.lint(content.encode(), '--config', configuration, folder=folder)
    for (name, _), run in each(work, list(inputs.HOUSE_PATTERNS.items())):
        good = run.status == 2 and "'slow' takes too long" in run.message and run.mebibytes <= MEBIBYTES
        report.case(good, f'a pattern of a house: {name}')
        if not good:
            report.comment([f'status {run.status}, {run.mebibytes:.0f} MiB, {run.seconds:.1f} s', run.message])


def check_side_files(report):
    """Configurations and baselines are refused, with the file's name."""
    def work(named):
        option, name, content = named
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, name)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(content)
            return measure.lint(inputs.HEAD.encode(), *option, path, folder=folder)
    items = [(('--config',), 'configuration.yml', make(65000)) for make in inputs.CONFIGURATIONS.values()]
    items += [(('--no-config', '--baseline'), 'baseline.json', make(4000000)) for make in inputs.BASELINES.values()]
    names = [f'configuration: {name}' for name in inputs.CONFIGURATIONS]
    names += [f'baseline: {name}' for name in inputs.BASELINES]
    for name, (item, run) in zip(names, each(work, items)):
        good = run.status == 2 and item[1] in run.message and run.mebibytes <= MEBIBYTES
        report.case(good, name)
        if not good:
            report.comment([f'status {run.status}, {run.mebibytes:.0f} MiB', run.message[:300]])


def instructions(make, *sizes):
    with tempfile.TemporaryDirectory() as folder:
        base = measure.count_instructions(b'', folder)
        return [measure.count_instructions(document(make, size), folder) - base for size in sizes]


def check_growth(report):
    makers = dict(inputs.bodies())
    for name, (small, large) in each(lambda name: instructions(makers[name], SMALL, LARGE), GROWING):
        good = large <= GROWTH * small + ONCE
        report.case(good, f'{name}, no growth with the square')
        if not good:
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
    check_many(report)
    check_house_patterns(report)
    check_side_files(report)
    check_growth(report)
    return report.end()


if __name__ == '__main__':
    sys.exit(main())
