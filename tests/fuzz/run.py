#!/usr/bin/python3
"""Runs the fuzzers. Speaks TAP, but with --on.

usage: tests/fuzz/run.py [--on] [--seconds N] [--runs N] [--jobs N] [TARGET]...

Each fuzzer first has the inputs of regressions/TARGET, then the seeds that seeds.py collects of our tests and
as many inputs made of them as --runs says, always the same. It must come through, and must reach the code that
it is there for. With --on the fuzzers run until they are stopped, or so many seconds each, and go on with what
they learnt before (build/fuzz/corpus/TARGET). An input that breaks one is kept in build/fuzz/found/TARGET.
"""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.append(os.path.join(ROOT, 'tests', 'property'))
import edges
import seeds
import tap

BUILD = os.path.join(ROOT, 'build', 'fuzz')
SEED = 1
# What takes time and finds little more in a run of this length. Leaks are told at the end all the same.
QUICK = ['-entropic=0', '-use_counters=0', '-detect_leaks=0']
SLICE = 600  # seconds that one has in turn, with --on


def fixed_addresses():
    """What to put before a command so that memory lies at the same addresses each time, by which some is known:
    then a run is the same to the last edge. Where a container forbids it, to the last input but not quite."""
    command = ['setarch', '-R']
    allowed = shutil.which('setarch') and subprocess.run(
        [*command, 'true'], stderr=subprocess.DEVNULL, check=False).returncode == 0
    return command if allowed else []


FIXED = fixed_addresses()


class Target:
    """A fuzzer: what it makes inputs of, the longest of them in bytes, and the least share of the functions (in
    percent) that it must reach of the code that it is there for, by the beginning of its name."""

    def __init__(self, name, grammars, longest, rooms):
        self.name = name
        self.grammars = [os.path.join(HERE, f'{grammar}.grammar') for grammar in grammars]
        self.longest = longest
        self.rooms = rooms
        self.program = os.path.join(BUILD, 'targets', name)
        self.edges = os.path.join(BUILD, 'edges', name)
        self.found = os.path.join(BUILD, 'found', name)
        self.corpus = os.path.join(BUILD, 'corpus', name)

    def seeds(self):
        return seeds.write(os.path.join(BUILD, 'seeds', self.name), self.name, self.longest)

    def run(self, *arguments, stdout=subprocess.PIPE):
        """Runs it; what it prints, and its status."""
        for folder in (os.path.dirname(self.edges), self.found):
            os.makedirs(folder, exist_ok=True)
        environment = dict(os.environ, FUZZ_GRAMMAR=':'.join(self.grammars), FUZZ_EDGES=self.edges,
                           ASAN_OPTIONS='detect_stack_use_after_return=0', TZ='UTC')
        # TZDIR would change which zones there are.
        environment.pop('TZDIR', None)
        command = [*FIXED, self.program, '-timeout=20', '-rss_limit_mb=2048', f'-artifact_prefix={self.found}/',
                   *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=stdout,
                              stderr=subprocess.STDOUT, check=False)
        return (done.stdout or b'').decode('utf-8', 'replace'), done.returncode


TARGETS = [
    Target('lint', ['markdown', 'time'], 512, {'facts/': 90, 'checks/': 85, 'markdown/': 90}),
    Target('time', ['time'], 256, {'time/': 90}),
    Target('reports', ['report'], 768,
           {f'report/{room}': 75 for room in ('escape', 'printable', 'json', 'text', 'snippet', 'sarif', 'github',
                                              'gitlab', 'junit', 'checkstyle', 'rdjson', 'markdown')}),
    Target('configuration', ['configuration'], 1024, {'rulebook/configuration': 85, 'data/yaml': 90}),
    Target('suppression', ['markdown', 'time'], 512, {'facts/suppressions': 90, 'checks/suppression': 90}),
    Target('changes', ['markdown', 'time'], 1024, {'input/changed_lines': 90, 'commands/changes': 90}),
    Target('baseline', ['baseline'], 1024, {'checks/baseline': 90, 'data/json': 90}),
]


class Outcome:
    """What came of a run in make test."""

    def __init__(self, target, runs):
        self.target = target
        regressions = sorted(glob.glob(os.path.join(HERE, 'regressions', target.name, '*')))
        self.regressions = len(regressions)
        output, self.regressed = target.run(*regressions) if regressions else ('', 0)
        self.counts = {}
        self.output = output
        began = time.monotonic()
        if not self.regressed:
            self.output, self.status = self.fuzz(runs)
            self.seconds = time.monotonic() - began

    def fuzz(self, runs):
        target = self.target
        shutil.rmtree(target.found, ignore_errors=True)
        listed = os.path.join(BUILD, 'seeds', f'{target.name}.list')
        paths = target.seeds()
        with open(listed, 'w', encoding='utf-8') as file:
            file.write(','.join(paths))
        output, status = target.run(f'-seed={SEED}', f'-runs={runs}', f'-max_len={target.longest}',
                                    f'-seed_inputs=@{listed}', *QUICK)
        if status == 0:
            self.counts = edges.count(f'{target.program}.map', target.edges)
        return output, status

    def done(self):
        match = re.search(r'^Done (\d+) runs', self.output, re.M)
        return int(match[1]) if match else 0

    def lines(self):
        """The output without what libFuzzer says of each new input."""
        return [line for line in self.output.splitlines()
                if not re.match(r'#\d+\s+(NEW|REDUCE|pulse|RELOAD)', line)][-60:]


def reaches(counts, rooms):
    return all(edges.add(counts, room).share() >= least for room, least in rooms.items())


def room_words(counts, room):
    reached = edges.add(counts, room)
    return (f'src/{room}* {reached.functions} of {reached.all_functions} functions '
            f'({reached.share():.0f} %), {reached.edges} of {reached.all_edges} edges')


def tell(outcome, runs, report):
    """The cases of a fuzzer."""
    target = outcome.target
    if outcome.regressions:
        report.case(outcome.regressed == 0, f'{target.name}: {outcome.regressions} inputs of before')
    if outcome.regressed:
        report.comment(outcome.lines())
        return
    good = outcome.status == 0 and outcome.done() >= runs
    report.case(good, f'{target.name}: {outcome.done()} runs without a fault')
    if not good:
        report.comment(outcome.lines() + [f'input: {path}' for path in
                                          sorted(glob.glob(os.path.join(target.found, '*')))])
        return
    whole = edges.add(outcome.counts, '')
    report.case(reaches(outcome.counts, target.rooms),
                f'{target.name}: reaches its rooms')
    report.comment(room_words(outcome.counts, room) for room in target.rooms)
    report.comment([f'note: {target.name}: {outcome.done()} runs, {outcome.done() / outcome.seconds:.0f} a '
                    f'second, {whole.edges} of {whole.all_edges} edges'])


def tell_planted(outcomes, report):
    """A check that finds nothing proves little: no fuzzer reaches the room of another kind."""
    by_name = {outcome.target.name: outcome for outcome in outcomes}
    if {'time', 'baseline'} <= set(by_name) and by_name['time'].counts:
        report.case(not reaches(by_name['time'].counts, by_name['baseline'].target.rooms),
                    'a fuzzer that misses a room is noticed')


def test(targets, options):
    report = tap.Report()
    with ThreadPoolExecutor(options.jobs) as pool:
        outcomes = list(pool.map(lambda target: Outcome(target, options.runs), targets))
    for outcome in outcomes:
        tell(outcome, options.runs, report)
    tell_planted(outcomes, report)
    return report.end()


def run_on(target, seconds):
    os.makedirs(target.corpus, exist_ok=True)
    target.seeds()
    output, status = target.run(f'-max_total_time={seconds}', f'-max_len={4 * target.longest}',
                                '-print_final_stats=1', target.corpus,
                                os.path.join(BUILD, 'seeds', target.name))
    last = [line for line in output.splitlines() if re.match(r'#\d+\s+DONE|stat::number|==\d+==|.*Test unit', line)]
    print('\n'.join(f'{target.name}: {line}' for line in (last if status == 0 else output.splitlines()[-60:])),
          flush=True)
    return status


def fuzz_on(targets, options):
    """Slice by slice, so that all have their turn."""
    with ThreadPoolExecutor(options.jobs) as pool:
        while True:
            found = list(pool.map(lambda target: run_on(target, options.seconds or SLICE), targets))
            if any(found) or options.seconds:
                return any(found)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--on', action='store_true', help='run until stopped')
    parser.add_argument('--seconds', type=int, help='of each, with --on')
    parser.add_argument('--runs', type=int, default=200000, help='of each, without --on')
    parser.add_argument('--jobs', type=int, default=os.cpu_count(), help='how many at a time')
    parser.add_argument('targets', nargs='*', metavar='TARGET',
                        choices=[[]] + [target.name for target in TARGETS])
    return parser.parse_args()


def main():
    options = parse_options()
    targets = [target for target in TARGETS if not options.targets or target.name in options.targets]
    return fuzz_on(targets, options) if options.on else test(targets, options)


if __name__ == '__main__':
    sys.exit(main())
