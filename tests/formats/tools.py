#!/usr/bin/python3
"""Has what lint, facts and timeline print judged by the tools of others: JSON Schema (ajv), Microsoft's
SARIF validator, xmllint, and mermaid in a browser. Speaks TAP; what is not installed is skipped.

usage: tests/formats/tools.py
"""
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, 'tests', 'property'))
import hostile
import tap

PMLINT = os.path.join(ROOT, 'pmlint')
MODULES = os.path.join(ROOT, 'build', 'npm', 'node_modules')
MULTITOOL = os.path.join(MODULES, '@microsoft', 'sarif-multitool-linux', 'Sarif.Multitool')
BROWSER = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
           '--disable-background-networking', '--disable-component-update', '--disable-sync']


class Place:
    """A folder with documents in a repository, and what is printed of them."""

    def __init__(self, folder):
        self.folder = folder
        os.makedirs(os.path.join(folder, '.git'))
        self.names = []
        for start in ('tests/clean', 'tests/commands/documents', 'tests/example'):
            for here, _, files in os.walk(os.path.join(ROOT, start)):
                for file in sorted(files):
                    with open(os.path.join(here, file), 'rb') as document:
                        self.add(f'{len(self.names)}-{file}'.encode(), document.read())
        for name, word in zip(hostile.NAMES, hostile.WORDS):
            self.add(name, hostile.document(word))

    def add(self, name, content):
        path = os.path.join(os.fsencode(self.folder), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(content)
        self.names.append(name)

    def run(self, *arguments):
        return subprocess.run([PMLINT, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=300, check=False).stdout

    def store(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, 'wb') as file:
            file.write(content)
        return path

    def print(self, command, form, *names):
        """The path of what a command prints."""
        return self.store(f'{command}-{form}.out',
                          self.run(command, '--no-config', '--format', form, '--', *names))


def tool(report, name, path, *arguments, **environment):
    """Runs another's program; its output, or None where it is not there, which is said."""
    if not (shutil.which(path) if os.sep not in path else os.path.exists(path)):
        report.case(True, f'{name} # SKIP {os.path.basename(path)} is not installed')
        return None
    if os.sep in path:
        os.chmod(path, 0o755)
    ran = subprocess.run([path, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                         timeout=200, check=False, env={**os.environ, **environment})
    return ran.returncode, ran.stdout.decode(), ran.stderr.decode()


def by_schema(report, name, schema, pointer, files, wanted=True):
    if not os.path.isdir(os.path.join(MODULES, 'ajv')):
        report.case(True, f'{name} # SKIP ajv is not installed')
        return
    ran = tool(report, name, 'node', os.path.join(HERE, 'validate.js'), MODULES,
               os.path.join(ROOT, 'rules', schema), pointer, *files)
    if ran:
        status, said, fault = ran
        wrong = len(said.splitlines())
        good = status == 0 and not said if wanted else wrong == len(files)
        report.case(good and not fault, name)
        report.comment([] if good else (said + fault).splitlines()[:20])


def spoilt(document):
    """The same with one fault each: a key too few, a key too many, another version."""
    key = sorted(document)[0]
    yield {other: value for other, value in document.items() if other != key}
    yield {**document, 'another': 1}
    yield {**document, 'version': 2}


def check_schemas(place, report):
    lint = place.print('lint', 'json', *place.names, b'none.md')
    by_schema(report, 'lint --format json is as its schema says', 'lint.schema.json', '', [lint])
    lines = place.run('lint', '--format', 'jsonl', '--', *place.names).splitlines()
    files = [place.store(f'line{index}.json', line) for index, line in enumerate(lines[:300])]
    by_schema(report, f'{len(files)} lines of jsonl are, too', 'lint.schema.json', '#/$defs/line',
              files)
    for command in ('facts', 'timeline'):
        files = [place.store(f'{command}{index}.json',
                             place.run(command, '--format', 'json', '--', name))
                 for index, name in enumerate(place.names)]
        by_schema(report, f'{len(files)} documents of {command} are, too',
                  f'{command}.schema.json', '', files)
    for command, file in (('lint', lint), ('facts', files[0].replace('timeline', 'facts')),
                          ('timeline', files[0])):
        with open(file, encoding='utf-8') as document:
            faults = [place.store(f'spoilt{index}.json', json.dumps(each).encode())
                      for index, each in enumerate(spoilt(json.load(document)))]
        by_schema(report, f'the schema of {command} refuses what is not', f'{command}.schema.json',
                  '', faults, wanted=False)


def check_sarif(place, report):
    name = 'SARIF passes its validator without error or warning'
    ran = tool(report, name, MULTITOOL, 'validate',
               place.print('lint', 'sarif', *place.names, b'none.md'),
               DOTNET_SYSTEM_GLOBALIZATION_INVARIANT='1')
    if ran:
        _, said, _ = ran  # its status is 0 either way
        report.case('Analysis completed successfully' in said and
                    not re.search(r': (error|warning|note) ', said), name)
        report.comment([line for line in said.splitlines() if ' SARIF' in line][:10])


def check_xml(place, report):
    for form in ('junit', 'checkstyle'):
        name = f'{form} is as its schema says'
        ran = tool(report, name, 'xmllint', '--noout', '--schema',
                   os.path.join(HERE, f'{form}.xsd'),
                   place.print('lint', form, *place.names, b'none.md'))
        if ran:
            report.case(ran[0] == 0, name)
            report.comment([] if ran[0] == 0 else ran[2].splitlines()[:5])


def draw(place, report, name, diagrams):
    """What mermaid draws of each diagram."""
    mermaid = os.path.join(MODULES, 'mermaid', 'dist', 'mermaid.min.js')
    if not os.path.exists(mermaid):
        report.case(True, f'{name} # SKIP mermaid is not installed')
        return None
    shutil.copy(mermaid, place.folder)
    shutil.copy(os.path.join(HERE, 'draw.js'), place.folder)
    place.store('diagrams.js', b'const diagrams = ' + json.dumps(diagrams).encode() + b';')
    page = place.store('page.html', b'<!doctype html><meta charset="utf-8"><body>'
                       b'<script src="mermaid.min.js"></script><script src="diagrams.js"></script>'
                       b'<script src="draw.js"></script>')
    ran = tool(report, name, 'chromium', *BROWSER, '--virtual-time-budget=60000', '--dump-dom',
               f'--user-data-dir={place.folder}/profile', f'file://{page}')
    if not ran:
        return None
    found = re.search('<pre id="drawn">([^<]*)</pre>', ran[1])
    return json.loads(base64.b64decode(found[1])) if found else [{'fault': ran[2][-500:]}]


TITLES = ['Outage: the "till" broke', "It's #1; really", 'a;b#c:d', '`code` %%{init: {}}%%',
          'emoji 🧑‍💻 and 日本語', 'end', '<b>&amp;</b> --> x', 'section one: two']


def check_summary(place, report):
    """The diagrams of the job's summary are drawn, with the words of the document."""
    name = 'mermaid draws the timelines of the summary'
    names = []
    for index, title in enumerate(TITLES):
        line = title.replace('<', '\\<').replace('`', '\\`').replace('&', '\\&')
        place.add(f'title{index}.md'.encode(),
                  f'# {line}\n\n## Timeline\n\n- 2025-03-17 14:00 UTC Then {line}\n'
                  f'- 2025-03-17 14:30 UTC Restored\n'.encode())
        names.append(place.names.pop())
    summary = place.run('lint', '--format', 'markdown', '--show', 'info', '--', *names,
                        *place.names).decode()
    diagrams = re.findall(r'^```mermaid\n(.*?)^```$', summary, re.MULTILINE | re.DOTALL)
    drawn = draw(place, report, name, diagrams)
    if drawn is None:
        return
    words = [''.join(each.get('words', [])) for each in drawn]
    wrong = [each for each in drawn if 'fault' in each or each.get('kind') != 'gantt']
    wrong += [title for title in TITLES
              if not any(each.count(title) == 2 for each in words)]
    report.case(len(drawn) == len(diagrams) > len(TITLES) and not wrong,
                f'{name}: {len(diagrams)} diagrams')
    report.comment([str(each)[:300] for each in wrong[:10]])


def main():
    report = tap.Report()
    with tempfile.TemporaryDirectory(prefix='pmlint-tools-') as folder:
        place = Place(folder)
        check_schemas(place, report)
        check_sarif(place, report)
        check_xml(place, report)
        check_summary(place, report)
    return report.end()


if __name__ == '__main__':
    sys.exit(main())
