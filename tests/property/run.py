#!/usr/bin/python3
"""Makes documents of known truth, and compares what pmlint reads and finds with it. Speaks TAP.

usage: tests/property/run.py [--seed N] [--count N] [--known-failures] [--show] [PMLINT]
"""
import argparse
import os
import random
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
import faults
import judge
import known
import metamorphic
import plan as plans
import shrink
import tap
from write import write

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def plan_of(seed):
    """Every plan comes from one seed: half of them consistent, half with a fault."""
    chance = random.Random(seed)
    plan = plans.draw(chance, seed)
    return faults.plant(chance, plan) if seed % 2 else plan


def judge_all(pmlint, made):
    """The differences of each plan of (plan, document), in the same order."""
    paths = [pmlint.store(f'd{plan.seed}', document.text) for plan, document in made]
    findings = pmlint.lint(paths)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        facts = list(pool.map(pmlint.facts, paths))
    return [judge.differences(plan, document, fact, findings[path])
            for (plan, document), fact, path in zip(made, facts, paths)]


def fails_alike(pmlint, kind):
    """A test whether a smaller plan still fails in the same way."""
    def fails(plan):
        try:
            found = judge_all(pmlint, [(plan, write(plan))])[0]
        except (IndexError, KeyError, ValueError):  # a plan that cannot be written
            return False
        return any(each == kind for each, _ in found)
    return fails


def show(pmlint, plan, differences):
    """The lines that tell of a failure, shrunk."""
    small = shrink.shrink(plan, fails_alike(pmlint, differences[0][0]))
    document = write(small)
    lines = [f'seed {plan.seed}: tests/property/run.py --seed {plan.seed} --count 1 --show']
    lines += [f'{kind}: {words}' for kind, words in
              judge_all(pmlint, [(small, document)])[0] or differences]
    return lines + [f'{number + 1:3} | {line}'
                    for number, line in enumerate(document.text.split('\n'))]


def name_of(plan):
    if plan.fault:
        return f'a planted fault is found at its line: {plan.fault.kind}'
    return f'a consistent document is read as it is: {plan.form}'


def draw_plans(options, report):
    """As many plans as are asked for, from the first seed on."""
    made, seed, left_out = [], options.seed, 0
    while len(made) < options.count:
        plan = plan_of(seed)
        seed += 1
        if not options.known_failures and known.is_known(plan):
            left_out += 1
        else:
            made.append(plan)
    report.comment([f'{left_out} more left out: see known.py'] if left_out else [])
    return made


def check_plans(pmlint, drawn, options, report):
    """A case for each form of a timeline, and one for each kind of fault."""
    made = [(plan, write(plan)) for plan in drawn]
    groups = defaultdict(list)
    for (plan, document), found in zip(made, judge_all(pmlint, made)):
        groups[name_of(plan)].append((plan, found))
        if options.show:
            report.comment([repr(plan)] + document.text.split('\n'))
    for name, members in sorted(groups.items()):
        failed = [(plan, found) for plan, found in members if found]
        report.case(not failed, f'{name} ({len(members)} documents, {len(failed)} failed)')
        for plan, found in failed[:options.failures]:
            report.comment(show(pmlint, plan, found))


def check_sanitized(pmlint, drawn, report):
    """The build with the sanitizers reads a sample of the same documents, and says the same."""
    program = os.environ.get('PMLINT', '')
    if not program or os.path.realpath(program) == os.path.realpath(pmlint.program):
        return
    sanitized = judge.Pmlint(program)
    paths = [pmlint.store(f's{plan.seed}', write(plan).text) for plan in drawn]
    same = sanitized.lint(paths) == pmlint.lint(paths)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pairs = pool.map(lambda path: (pmlint.facts(path), sanitized.facts(path)), paths)
        same = all(plain == careful for plain, careful in pairs) and same
    report.case(same, f'both builds read {len(paths)} documents alike')


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--seed', type=int, default=1, help='the first seed (default 1)')
    parser.add_argument('--count', type=int, default=2000, help='how many documents')
    parser.add_argument('--failures', type=int, default=3, help='how many a case shows')
    parser.add_argument('--known-failures', action='store_true',
                        help='also make the documents of known.py')
    parser.add_argument('--show', action='store_true', help='print the documents')
    parser.add_argument('pmlint', nargs='?', default=os.path.join(ROOT, 'pmlint'))
    return parser.parse_args()


def main():
    options = parse_options()
    pmlint = judge.Pmlint(options.pmlint)
    report = tap.Report()
    drawn = draw_plans(options, report)
    check_plans(pmlint, drawn, options, report)
    check_sanitized(pmlint, drawn[:100], report)
    sample = [(plan.seed, write(plan)) for plan in drawn[:options.count // 10]]
    metamorphic.check(pmlint, sample, ROOT, report)
    return report.end()


if __name__ == '__main__':
    sys.exit(main())
