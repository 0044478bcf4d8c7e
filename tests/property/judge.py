"""Runs pmlint and compares what it says with what is true. Each difference is (kind, words)."""
import json
import os
import subprocess
import tempfile

import faults
import truth


class Pmlint:
    """The program under test. Documents are read from files of a folder of its own."""

    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory(prefix='pmlint-property-')

    def path(self, name):
        return os.path.join(self.folder.name, f'{name}.md')

    def store(self, name, text):
        path = self.path(name)
        with open(path, 'wb') as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *arguments):
        """What it prints as JSON; its own words where that is none."""
        ran = subprocess.run([self.program, *arguments], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=120)
        try:
            return json.loads(ran.stdout)
        except ValueError:
            words = ran.stderr.decode(errors='replace')[-2000:]
            raise RuntimeError(f'{arguments[0]} ended with {ran.returncode}: {words}') from None

    def facts(self, path):
        return self.run('facts', '--no-config', '--format', 'json', path)

    def lint(self, paths):
        """The findings of each file."""
        findings = {}
        for first in range(0, len(paths), 250):
            report = self.run('lint', '--no-config', '--format', 'json', *paths[first:first + 250])
            findings.update({file['path']: file['findings'] for file in report['files']})
        return findings


def compare_entry(reading, entry):
    where = f'line {reading.line}:'
    certainty, instant = entry['certainty'], entry['instant']
    claimed = certainty in ('certain', 'inferred')
    if reading.state == 'open' and claimed and instant:
        yield 'claim', f'{where} {certainty} of {instant}, though it may be read in several ways'
    elif claimed and instant and instant != reading.instant:
        yield 'instant', f'{where} {certainty} of {instant}, true is {reading.instant}'
    if reading.state in ('certain', 'inferred') and certainty != reading.state:
        yield 'certainty', (f'{where} {certainty} ({entry["why"]}), but what the document says '
                            f'makes it {reading.state}')
    elif reading.state in ('certain', 'inferred') and not instant and reading.instant:
        yield 'missing instant', f'{where} {certainty}, but no instant; true is {reading.instant}'
    if reading.time and entry['time'] != reading.time:
        yield 'time', f'{where} time {entry["time"]}, written is {reading.time}'
    if entry['end'] != reading.end and (reading.time or not entry['end']):
        yield 'end', f'{where} end {entry["end"]}, written is {reading.end}'
    if claimed and reading.date and entry['date'] != reading.date:
        yield 'date', f'{where} date {entry["date"]}, true is {reading.date}'
    if bool(entry['zone']) != bool(reading.instant) and reading.date:
        yield 'zone', f'{where} zone {entry["zone"]}'


def compare_timeline(plan, document, facts):
    entries = {entry['line']: entry for entry in facts['timeline']}
    readings = truth.readings(plan, document)
    lines = {reading.line for reading in readings}
    for line in sorted(set(entries) - lines):
        yield 'entry', f'line {line}: an entry that is none: {entries[line]["text"]!r}'
    if len(entries) != len(facts['timeline']):
        yield 'entry', 'several entries on one line'
    for index, reading in enumerate(readings):
        fault = plan.fault
        if fault and fault.kind.startswith('impossible') and fault.where == 'entry':
            continue
        if reading.state == 'unknown':
            continue
        if reading.line not in entries:
            yield 'entry', f'line {reading.line}: the entry was not found'
        else:
            yield from compare_entry(reading, entries[reading.line])


def compare_incident(plan, facts):
    incident = facts['incident']
    if bool(plan.window_at or plan.length) != incident['duration_stated']:
        yield 'duration', f'duration_stated is {incident["duration_stated"]}'
    elif (plan.window_at or plan.length) and incident['duration_minutes'] not in (
            plan.minutes, plan.stated):
        if plan.length or not truth.is_window_open(plan):
            yield 'duration', f'{incident["duration_minutes"]} minutes, stated are {plan.minutes}'
    if not plan.window_at or not truth.is_window_dated(plan) or (
            plan.zone and plan.zone.kind != 'plain'):
        return
    for name, readings in zip(('start', 'end'), truth.window_readings(plan)):
        if incident[name] and incident[name] not in readings:
            yield 'window', f'{name} is {incident[name]}, stated is {" or ".join(sorted(readings))}'


DEMANDS = {'summary': 'summary', 'timeline': 'timeline', 'impact': 'impact', 'cause': 'root_cause',
           'actions': 'action_items'}


def compare_demands(plan, facts):
    for section, demand in DEMANDS.items():
        if section in plan.sections and facts['demands'][demand] != 'stated':
            yield 'demand', f'{demand} is {facts["demands"][demand]}, but it is there'


def finding_words(finding):
    return f'line {finding["line"]}: {finding["message"]} [{finding["rule"]}]'


def compare_findings(plan, document, findings):
    """On a consistent document: the quiet rules say nothing but the truth."""
    allowed, said = truth.true_findings(plan), {finding['rule'] for finding in findings}
    for finding in findings:
        if finding['rule'] in truth.QUIET - allowed:
            yield 'finding', finding_words(finding)
    for rule in sorted(truth.needed_findings(plan) - said):
        yield 'silence', f'{rule} is not said'


def compare_fault(plan, document, findings):
    """With a planted fault: its rule finds it at its line, and at no other."""
    rules, lines = faults.RULES[plan.fault.kind], faults.lines_of(plan, document)
    found = [finding for finding in findings if finding['rule'] in rules]
    if not any(finding['line'] in lines for finding in found):
        where = ' or '.join(map(str, sorted(lines)))
        yield 'fault not found', f'{plan.fault.kind} at line {where}'
    for finding in found:
        if finding['line'] not in lines:
            yield 'fault elsewhere', finding_words(finding)


def differences(plan, document, facts, findings):
    result = list(compare_timeline(plan, document, facts))
    if plan.fault:
        return result + list(compare_fault(plan, document, findings))
    result += compare_incident(plan, facts)
    result += compare_demands(plan, facts)
    return result + list(compare_findings(plan, document, findings))
