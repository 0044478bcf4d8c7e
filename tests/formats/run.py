#!/usr/bin/python3
"""Reads what lint prints back with strict readers, on hostile names and words. Speaks TAP.

usage: tests/formats/run.py        PMLINT names the build with the sanitizers
"""
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, 'tests', 'property'))
import hostile
import runner
import tap
from readers import READERS, Finding

PMLINT = os.path.join(ROOT, 'pmlint')
SANITIZED = os.environ.get('PMLINT', PMLINT)
FROM_ROOT = {'sarif', 'github', 'gitlab', 'rdjson'}
MOST = 10  # commands of a level


def lint(*arguments, folder, program=PMLINT):
    return subprocess.run([program, 'lint', '--no-config', *arguments], cwd=folder,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False)


def decode(name):
    """Bytes as text, those that are no UTF-8 as U+FFFD."""
    return name.decode(errors='replace')


def in_xml(text):
    """XML has no C0 characters: pictures stand for them."""
    return ''.join(chr(0x2400 + ord(c)) if c < ' ' and c not in '\t\n\r' else c for c in text)


HIDDEN = {0x85, 0x9B, 0x61C, 0x200E, 0x2028, 0x202E, 0x2066, 0x2069}

# What no terminal may get to see: C0 but the line's end, C1, marks of direction, separators, tags.
CONTROLS = re.compile('[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f'
                      '\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]')


def shown(text):
    """As a terminal may see it."""
    return ''.join('\u2421' if c == '\x7f' else '\ufffd' if ord(c) in HIDDEN
                   else chr(0x2400 + ord(c)) if c < ' ' and c != '\t' else c for c in text)


def path_in(form, name):
    if form in FROM_ROOT:
        name = b'sub/' + name
    if form in ('sarif', 'github'):
        return name
    if form in ('junit', 'checkstyle'):
        return in_xml(decode(name))
    return shown(decode(name)) if form in ('concise', 'markdown') else decode(name)


def words_in(form, message):
    if form in ('junit', 'checkstyle'):
        return in_xml(message)
    if form == 'github':
        return shown(message).replace('##[', '%23#[')
    return shown(message) if form in ('concise', 'markdown') else message


def truth(names, folder):
    """What JSON says of each file."""
    ran = lint('--format', 'json', '--', *names, folder=folder)
    found = READERS['json'](ran.stdout, None)
    return {name: [item for item in found if item.path == decode(name)] for name in names}


def compare(form, names, expected, folder, report):
    """One format over all files: of `github` a file a run, as it prints ten of a level."""
    wrong = []
    documents = {path_in(form, name): open(os.path.join(os.fsencode(folder), name), 'rb').read()
                 for name in names}
    runs = [[name] for name in names] if form == 'github' else [names]
    found = []
    for files in runs:
        ran = lint('--format', form, '--show', 'info', '--', *files, folder=folder)
        try:
            found += READERS[form](ran.stdout, documents)
        except Exception as error:  # any reader's
            wrong.append(f'{files}: {error!r}')
    wanted = {Finding(path_in(form, name), item.rule, item.severity, item.line, item.column,
                      words_in(form, item.message))
              for name in names for item in expected[name]}
    wrong += [f'missing: {item}' for item in sorted(map(repr, wanted - set(found)))[:5]]
    wrong += [f'not there: {item}' for item in sorted(map(repr, set(found) - wanted))[:5]]
    if len(found) != sum(map(len, expected.values())):
        wrong.append(f'{len(found)} findings')
    report.case(not wrong, f'{form} reads back as it was found')
    report.comment(wrong)


def check_logs(names, folder, report):
    """Neither output makes a runner obey anything but annotations of our own."""
    wrong = []
    for arguments in [['--format', 'github', '--show', 'info', '--', *names],
                      ['--format', 'github', '--', *[b'no ' + name for name in names]],
                      ['--format', 'github', b'--files-from', b'list\n::error::x##[error]y'],
                      ['--format', 'github', '--statistics', '--', *names],
                      ['--format', 'github', '--profile', '\r::warning::a##[error]b'],
                      ['--format', 'github', '--rule', 'x##[error]y\n ::error::z=error'],
                      ['--##[error]a\n::error::b']]:
        ran = lint(*arguments, folder=folder)
        for line in runner.lines(ran.stdout) + runner.lines(ran.stderr):
            command = runner.parse(line)
            if '##[' in line or (command and not line.startswith(('::error file=sub/',
                                                                  '::warning file=sub/',
                                                                  '::notice file=sub/'))):
                wrong.append(repr(line))
        if any(command.name != 'error' for command in runner.commands(ran.stderr)):
            wrong.append(f'a command on standard error: {ran.stderr!r}')
    report.case(not wrong, 'no text reaches the log of a runner unescaped')
    report.comment(wrong[:10])


def run_command(arguments, folder):
    return subprocess.run([PMLINT, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=300, check=False)


def check_terminal(names, folder, report):
    """What a person reads holds no character that a terminal or an editor would obey."""
    wrong = []
    missing = [b'no ' + name for name in names]
    runs = [['lint', '--no-config', '--format', form, '--show', 'info', '--color', color, '--', *names]
            for form in ('text', 'concise') for color in ('never', 'always')]
    runs += [['lint', '--no-config', '--statistics', '--', *missing],
             ['lint', '--no-config', '--list-files', '--', *names],
             ['lint', '--no-config', '--format', 'markdown', '--', *names],
             ['lint', '--no-config', '--rule', '\x9b\u202ex=error'],
             ['explain', '\x1b[31m\u2066'], ['new', '--title', 'a\x1b\u202eb', names[0]],
             ['config', names[0]], ['\x1b]0;x\x07']]
    runs += [[command, '--no-config', '--', name] for command in ('facts', 'timeline') for name in names]
    for arguments in runs:
        ran = run_command(arguments, folder)
        for output in (ran.stdout, ran.stderr):
            text = re.sub('\x1b\\[[0-9;]*m', '', output.decode()) if 'always' in arguments else output.decode()
            found = CONTROLS.search(text.replace('\t', ' '))
            if found:
                wrong.append(f'{arguments}: {text[max(found.start() - 30, 0):found.end() + 10]!r}')
        if not ran.stdout + ran.stderr:
            wrong.append(f'{arguments}: nothing')
    report.case(not wrong, 'no terminal is told what a document or a name holds')
    report.comment(wrong[:10])


def check_together(names, folder, report):
    """All formats of one run, to files, are those of runs of their own; in both builds."""
    wrong = []
    arguments = [f'--format={form}={form}.out' for form in READERS]
    ran = lint(*arguments, '--', *names, folder=folder, program=SANITIZED)
    for form in READERS:
        alone = lint('--format', form, '--', *names, folder=folder)
        with open(os.path.join(folder, f'{form}.out'), 'rb') as file:
            if file.read() != alone.stdout or ran.returncode != alone.returncode:
                wrong.append(form)
    report.case(not wrong and not ran.stdout, 'several formats in one run, to files')
    report.comment(wrong + ran.stderr.decode(errors='replace').split('\n') if wrong else [])


def write(folder, name, content):
    path = os.path.join(os.fsencode(folder), name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file:
        file.write(content)


def links(count, word):
    return '# Outage\n\n' + ''.join(f'![a]({word}{index}.png)\n\n' for index in range(count))


def check_limits(folder, report):
    """Ten commands a level and a last line; 5,000 results; 1 MiB."""
    for count in (0, 9, 11, 500):
        write(folder, b'many.md', links(count, 'gone').encode())
        off = ['--rule', 'link-broken=error', '--fail-on', 'never']
        ran = lint(*off, '--format', 'json', 'many.md', folder=folder)
        errors = sum(item.severity == 'error' for item in READERS['json'](ran.stdout, None))
        warnings = sum(item.severity == 'warning' for item in READERS['json'](ran.stdout, None))
        ran = lint(*off, '--format', 'github', 'many.md', folder=folder)
        names = [command.name for command in runner.commands(ran.stdout)]
        wanted = ['error'] * min(errors, MOST) + ['warning'] * min(warnings, MOST)
        last = ran.stdout.decode().splitlines()[-1]
        said = f'{errors - MOST} errors' in last and '10 of a level' in last
        report.case(names == wanted and said == (errors > MOST),
                    f'github: {count} broken links are {len(wanted)} commands')
    names = [f'more{index}.md' for index in range(6)]
    for name in names:
        write(folder, name.encode(), links(900, 'gone').encode())
    ran = lint('--rule', 'link-broken=warning', '--format', 'sarif', *names, folder=folder)
    found = READERS['sarif'](ran.stdout, None)
    severities = [item.severity for item in found]
    report.case(len(found) == 5000 and severities == sorted(severities) and
                b'the worst 5000 are listed' in ran.stdout, 'sarif: the worst 5,000, and it is told')
    entries = ''.join(f'- 2025-03-17 {index // 60:02}:{index % 60:02} UTC {"word " * 30}\n'
                      for index in range(400))
    names = [f'long{index}.md' for index in range(40)]
    for name in names:
        write(folder, name.encode(), f'# Outage\n\n## Timeline\n\n{entries}'.encode())
    ran = lint('--format', 'markdown', *names, folder=folder)
    count = ran.stdout.decode().count('\n### ')
    report.case(0 < count < 40 and len(ran.stdout) < 1 << 20 and
                ran.stdout.decode().count('```') == 2 * count and
                f'{40 - count} documents more are left out' in ran.stdout.decode(),
                f'markdown: {len(ran.stdout)} bytes hold {count} whole documents, and the cut is told')
    items = ''.join(f'- Fix {chr(97 + i // 676 % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i % 26)}\n'
                    for i in range(17000))
    write(folder, b'places.md', f'{links(2600, "gone")}## Action items\n\n{items}'.encode())
    write(folder, b'small.md', links(1, 'gone').encode())
    ran = lint('--format', 'markdown', 'places.md', 'small.md', folder=folder)
    report.case(ran.stdout.decode().count('\n### ') == 2 and len(ran.stdout) < 500 * 1000,
                f'markdown: {len(ran.stdout)} bytes, though findings have many places')


def main():
    report = tap.Report()
    with tempfile.TemporaryDirectory(prefix='pmlint-formats-') as root:
        folder = os.path.join(root, 'sub')
        os.makedirs(os.path.join(root, '.git'))
        os.makedirs(folder)
        words = hostile.WORDS + ['plain'] * len(hostile.NAMES)
        for name, word in zip(hostile.NAMES, words):
            write(folder, name, hostile.document(word))
        expected = truth(hostile.NAMES, folder)
        report.case(all(expected.values()), 'each hostile document has findings')
        messages = ' '.join(item.message for items in expected.values() for item in items)
        said = [word for word in ('::error::', '##[', ']]>', '"', '|', '🧑', '日本') if
                word not in messages]
        report.case(not said, f'hostile words stand in messages {said}')
        for form in READERS:
            compare(form, hostile.NAMES, expected, folder, report)
        check_together(hostile.NAMES, folder, report)
        check_logs(hostile.NAMES, folder, report)
        check_terminal(hostile.NAMES, folder, report)
        check_limits(folder, report)
    return report.end()


if __name__ == '__main__':
    sys.exit(main())
