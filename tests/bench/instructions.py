#!/usr/bin/python3
"""Guards against slow-downs: counts the instructions that linting three documents takes, and compares them
with those on record. Speaks TAP.

usage: tests/bench/instructions.py [--record]    --record writes what is counted to instructions.json

What is compared is a ratio: the instructions of pmlint to those of the floor `parse` on the same document,
counted in the same run by the same valgrind. Neither a busy machine nor the clock has a say in it, and what
another machine has otherwise (a processor with other instructions for copying memory, another libc or
cmark-gfm) changes both sides alike. The compiler changes only one of them, so where it is another than on
record the limit is wider.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.append(os.path.join(ROOT, 'tests', 'property'))
import tap

HERE = os.path.join(ROOT, 'tests', 'bench')
RECORD = os.path.join(HERE, 'instructions.json')
PMLINT = os.path.join(ROOT, 'pmlint')
PARSE = os.path.join(ROOT, 'build', 'bench', 'parse')
DOCUMENTS = ('small', 'typical', 'timeline')
SLOWER = 1.10                  # as much is borne
SLOWER_BY_COMPILER = 1.30      # where the compiler is another one
FASTER = 0.90                  # from here on the record is told to be stale


def instructions(*command):
    """How many instructions a program runs, from its start to its end."""
    with tempfile.NamedTemporaryFile('r') as log:
        result = subprocess.run(['valgrind', '--tool=callgrind', f'--log-file={log.name}',
                                 '--callgrind-out-file=/dev/null', *command],
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        counted = re.search(r'Collected : (\d+)', log.read())
    if result.returncode > 1 or not counted:
        raise RuntimeError(f'{" ".join(command)}: exit status {result.returncode}: {result.stderr}')
    return int(counted[1])


def ratio_of(name):
    document = os.path.join(HERE, 'documents', f'{name}.md')
    return round(instructions(PMLINT, document) / instructions(PARSE, document), 2)


def compiler():
    """Which one made pmlint, as the program itself tells: "GCC 12"."""
    with open(PMLINT, 'rb') as file:
        content = file.read()
    # A program that clang made holds pieces of libc that GCC made.
    for name, pattern in (('clang', rb'clang version (\d+)'), ('GCC', rb'GCC: \([^)]*\) (\d+)')):
        found = re.search(pattern, content)
        if found:
            return f'{name} {found[1].decode()}'
    return 'unknown'


def judge(report, name, counted, recorded, limit):
    change = counted / recorded
    report.case(change <= limit, f'linting {name}.md takes as many instructions as on record')
    figures = f'{name}.md: {counted:.2f} times the instructions of `parse`, on record {recorded:.2f}'
    if change > limit:
        report.comment([f'{figures}: {(change - 1) * 100:.0f} % more, {(limit - 1) * 100:.0f} % are borne.',
                        'Find what became slower (valgrind --tool=callgrind ./pmlint '
                        f'tests/bench/documents/{name}.md; callgrind_annotate).',
                        'If it is worth its price, run `make bench-record` and commit what it writes.'])
    elif change < FASTER:
        report.comment([f'note: {figures}: run `make bench-record` and commit what it writes, so that the '
                        'gain is not lost again'])


def main():
    counted = {name: ratio_of(name) for name in DOCUMENTS}
    if '--record' in sys.argv[1:]:
        with open(RECORD, 'w') as file:
            json.dump({'compiler': compiler(), 'ratios': counted}, file, indent=2)
            file.write('\n')
        return 0
    with open(RECORD) as file:
        record = json.load(file)
    limit = SLOWER if record['compiler'] == compiler() else SLOWER_BY_COMPILER
    report = tap.Report()
    for name in DOCUMENTS:
        judge(report, name, counted[name], record['ratios'][name], limit)
    return report.end()


if __name__ == '__main__':
    sys.exit(main())
