#!/usr/bin/python3
"""Compares pmlint with floors, programs that do only what cannot be left out, in one run. Prints a table of
ratios and writes it to build/bench/table.md.

usage: tests/bench/run.py [--files N] [--keep FOLDER] [PMLINT]

`make bench` builds the floors first. With --files the large corpus has N documents instead of 20,000. The
documents lie in a temporary folder outside of any repository; with --keep they are made in FOLDER and stay
there for the next time.
"""
import argparse
import filecmp
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass

sys.dont_write_bytecode = True
import corpus
import repository
from measuring import FLOORS, ROOT, Program, copied, floor, in_turn

SEED = 1
ONE = 5_000               # bytes of the document that is linted alone
SMALL, LARGE = 8_192, 262_144
LARGE_COUNT = 16
SMALL_COUNT = LARGE_COUNT * LARGE // SMALL    # as many bytes
FEW, MANY = 1_000, 20_000
BRIEF = dict(least=20, most=200, seconds=30)
MEMORY = 32 * 1024        # KiB


@dataclass
class Row:
    what: str
    measured: str
    must: str = ''
    reached: str = ''


def compared(what, ratio, limit=None):
    if limit is None:
        return Row(what, f'{ratio:.2f}')
    return Row(what, f'{ratio:.2f}', f'≤ {limit}', 'yes' if ratio <= limit else 'no')


def tell(words):
    print(f'bench: {words}', file=sys.stderr, flush=True)


class Bench:
    def __init__(self, pmlint, folder, many):
        self.pmlint = pmlint
        self.folder = folder
        self.many = many
        self.few = min(FEW, many)
        self.rows = []

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def lint(self, *arguments, **options):
        return Program([self.pmlint, *arguments], **options)

    def add(self, *row):
        self.rows.append(compared(*row))

    # The documents

    def make(self):
        """Makes what is not there yet; what another generator made is made anew."""
        sources = b''.join(open(module.__file__, 'rb').read() for module in (corpus, repository))
        made_of = f'{hashlib.sha256(sources).hexdigest()} {self.many}'
        stamp = self.path('made-of')
        if os.path.exists(stamp) and open(stamp).read() == made_of:
            return
        tell(f'makes {self.many} documents and a repository of {repository.FILES} files')
        for name in os.listdir(self.folder):
            if name in ('typical', 'small', 'large', 'repository'):
                shutil.rmtree(self.path(name))
        corpus.write_corpus(self.path('typical'), self.many, SEED)
        corpus.write_corpus(self.path('small'), SMALL_COUNT, SEED, SMALL)
        corpus.write_corpus(self.path('large'), LARGE_COUNT, SEED, LARGE)
        repository.make(self.path('repository'), ONE, SEED)
        with open(self.path('one.md'), 'wb') as file:
            file.write(corpus.document(SEED, 0, ONE))
        with open(stamp, 'w') as file:
            file.write(made_of)

    def check_all_are_linted(self):
        """A corpus that is left out would be judged very fast."""
        counted = subprocess.run([self.pmlint, '--list-files', self.path('typical')], stdout=subprocess.PIPE,
                                 text=True).stdout.count(': linted')
        if counted != self.many:
            sys.exit(f'bench: pmlint lints {counted} of {self.many} documents')

    def folders(self, count):
        """The folders that hold the first documents of the corpus."""
        return [os.path.dirname(corpus.path_of(self.path('typical'), first))
                for first in range(0, count, corpus.PER_FOLDER)]

    # What is measured

    def measure_start(self):
        tell('one document')
        one = self.path('one.md')
        lint, empty, parse, version, shared = in_turn(
            [self.lint(one), floor('empty'), floor('parse', one), self.lint('--version'),
             floor('pmlint-shared', one)], **BRIEF)
        self.add('one document of 5 kB, whole process / `empty`', lint.processor / empty.processor, 1.5)
        self.add('the same / `parse`', lint.processor / parse.processor)
        self.add('the same, with the libraries loaded (`STATIC=`) / `empty`', shared.processor / empty.processor)
        self.add('`pmlint --version` / `empty`', version.processor / empty.processor)

    def measure_many(self, count, **rounds):
        tell(f'{count} documents')
        folders = self.folders(count)
        lint, parse, read = in_turn(
            [self.lint('--jobs', '1', *folders), floor('parse', *folders), floor('read', *folders)], **rounds)
        self.add(f'{count:,} documents / `parse`', lint.processor / parse.processor, 2)
        self.add('the same / `read`', lint.processor / read.processor)
        return lint

    def measure_corpora(self):
        few = self.measure_many(self.few, seconds=30)
        if self.many == self.few:
            return
        many = self.measure_many(self.many, least=1, most=3)
        self.add(f'a file of {self.many:,} / a file of {self.few:,}',
                 many.processor / self.many / (few.processor / self.few), 1.1)
        self.add(f'peak memory, {self.many:,} documents / 32 MiB', many.peak / MEMORY, 1)
        self.add(f'peak memory, {self.many:,} documents / {self.few:,}', many.peak / few.peak, 1.1)

    def measure_growth(self):
        tell('long documents')
        small, large = in_turn([self.lint('--jobs', '1', self.path(name)) for name in ('small', 'large')],
                               seconds=30)
        self.add('a byte of 256 KiB documents / of 8 KiB documents', large.processor / small.processor, 1.3)

    def measure_jobs(self):
        tell('two jobs')
        folders = self.folders(self.few)
        outputs = [self.path('one-job'), self.path('two-jobs')]
        one = self.lint('--jobs', '1', *folders, output=outputs[0])
        two = self.lint('--jobs', '2', *folders, output=outputs[1])
        tried = subprocess.run([self.pmlint, '--jobs', '2', self.path('one.md')], capture_output=True)
        if tried.returncode == 2:
            self.rows.append(Row('`--jobs 2`', 'is not there'))
            return
        in_turn([one, two, parse_one := floor('parse', '-j', '1', *folders),
                 parse_two := floor('parse', '-j', '2', *folders)], least=5, seconds=60)
        self.add(f'time on the wall, `--jobs 2` / `--jobs 1`, {self.few:,} documents', two.wall / one.wall)
        self.add('the same / that of `parse` with two processes',
                 two.wall / one.wall / (parse_two.wall / parse_one.wall), 1.1)
        same = filecmp.cmp(*outputs, shallow=False)
        self.rows.append(Row('output of `--jobs 2`', 'the same' if same else 'another', 'the same',
                             'yes' if same else 'no'))

    def measure_staged(self):
        tell('one staged file')
        place = self.path('repository')
        lint, bare, git = in_turn(
            [self.lint('--staged', folder=place), floor('staged', folder=place),
             Program(['git', 'diff', '--cached', '--name-only'], folder=place)], **BRIEF)
        self.add('`--staged`, one file in 50,000 / `staged`', lint.processor / bare.processor, 1.2)
        self.add('the same / `git diff --cached --name-only`', lint.processor / git.processor)
        self.add('`staged` / `git diff --cached --name-only`', bare.processor / git.processor)

    def measure_walk(self):
        tell('a folder of a repository')
        place = self.path('repository')
        lint, walk = in_turn([self.lint('.', folder=place), floor('walk', folder=place)], **BRIEF)
        self.add('a folder of 50,000 files in a repository / `walk`', lint.processor / walk.processor, 1.5)

    def measure_named(self):
        tell('a named file in a repository')
        inside, outside = (Program([self.pmlint, '--fail-on', 'never', path]) for path in
                           (self.path('repository', repository.POSTMORTEM), self.path('one.md')))
        in_turn([inside, outside], **BRIEF)
        self.add('a named file in that repository / outside of it', inside.processor / outside.processor, 1.1)
        loaded = subprocess.run(inside.command, capture_output=True, text=True,
                                env={**os.environ, 'LD_DEBUG': 'files'}).stderr
        needless = 'libgit2' in loaded
        self.rows.append(Row('libgit2 for a named file', 'loaded' if needless else 'not loaded', 'not loaded',
                             'no' if needless else 'yes'))

    def peers(self):
        """The other linters that are installed: name, command for one file, command for a folder."""
        modules = os.path.join(FLOORS, 'npm', 'node_modules')
        # The program itself goes before the script that starts it.
        places = [os.path.join(modules, '@rumdl', 'cli-linux-x64'), os.path.join(modules, '.bin'),
                  os.environ.get('PATH', '')]
        known = (('rumdl', ['check', '--no-cache'], ''), ('markdownlint-cli2', [], '**/*.md'))
        for name, before, pattern in known:
            program = shutil.which(name, path=os.pathsep.join(places))
            if program:
                yield name, [program, *before], pattern

    def measure_peers(self):
        for name, command, pattern in self.peers():
            tell(name)
            one, folders = self.path('one.md'), self.folders(self.few)
            peer, parse = in_turn([Program([*command, one]), floor('parse', one)], most=5)
            self.add(f'{name}, one document of 5 kB / `parse`', peer.processor / parse.processor)
            all_files = [os.path.join(folder, pattern) for folder in folders]
            peer, parse = in_turn([Program([*command, *all_files]), floor('parse', *folders)],
                                  least=1, most=3)
            self.add(f'{name}, {self.few:,} documents / `parse`', peer.processor / parse.processor)

    def run(self):
        self.make()
        self.check_all_are_linted()
        self.measure_start()
        self.measure_corpora()
        self.measure_growth()
        self.measure_jobs()
        self.measure_staged()
        self.measure_walk()
        self.measure_named()
        self.measure_peers()
        return self.rows


def table_of(rows):
    lines = ['| what | measured | must be | reached |', '| --- | --- | --- | --- |']
    lines += [f'| {row.what} | {row.measured} | {row.must} | {row.reached} |' for row in rows]
    return '\n'.join(lines) + '\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('--files', type=int, default=MANY)
    parser.add_argument('--keep')
    parser.add_argument('pmlint', nargs='?', default=os.path.join(ROOT, 'pmlint'))
    options = parser.parse_args()
    for name in [name for name in os.environ if name.startswith('GIT_')]:
        del os.environ[name]
    folder = options.keep or tempfile.mkdtemp(prefix='pmlint-bench-')
    os.makedirs(folder, exist_ok=True)
    for name in ('empty', 'read', 'parse', 'staged', 'walk', 'pmlint-shared'):
        copied(os.path.join(FLOORS, name))
    copied(options.pmlint)
    try:
        table = table_of(Bench(os.path.abspath(options.pmlint), os.path.abspath(folder), options.files).run())
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    with open(os.path.join(FLOORS, 'table.md'), 'w') as file:
        file.write(table)
    print(table, end='')


if __name__ == '__main__':
    main()
