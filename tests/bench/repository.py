"""A large repository: 500 folders of 100 files, of which few are Markdown and one is a postmortem."""
import os
import subprocess

import corpus

FOLDERS, PER_FOLDER = 500, 100
FILES = FOLDERS * PER_FOLDER
README = b'# Part\n\nHow this part is built, and who looks after it.\n'
POSTMORTEM = 'part-000/outage.md'
IDENTITY = b'A B <a@example.org> 1700000000 +0000'


def contents(postmortem):
    """Path and content of every file."""
    yield '.gitignore', b'*.log\n/build/\nout-*/\n'
    for folder in range(FOLDERS):
        count = PER_FOLDER
        if folder == 0:
            yield POSTMORTEM, postmortem
            count -= 2    # with .gitignore
        if folder % 10 == 5:
            yield f'part-{folder:03}/README.md', README
            count -= 1
        for number in range(count):
            yield f'part-{folder:03}/source-{number:02}.c', b'int number_%d_%d;\n' % (folder, number)


def data(content):
    return b'data %d\n%s\n' % (len(content), content)


def stream(postmortem):
    """What git fast-import reads."""
    yield b'commit refs/heads/main\ncommitter ' + IDENTITY + b'\n' + data(b'Begin')
    for path, content in contents(postmortem):
        yield b'M 100644 inline ' + path.encode() + b'\n' + data(content)


def git(folder, *arguments, **options):
    environment = {key: value for key, value in os.environ.items() if not key.startswith('GIT_')}
    subprocess.run(['git', '-C', folder, *arguments], check=True, env=environment, **options)


def make(folder, size, seed):
    """Makes the repository; another postmortem of `size` bytes is staged in place of the one that there
    is."""
    os.makedirs(folder)
    git(folder, 'init', '-q', '-b', 'main')
    git(folder, 'fast-import', '--quiet', input=b''.join(stream(corpus.document(seed, 1, size))))
    git(folder, 'reset', '-q', '--hard')
    with open(os.path.join(folder, POSTMORTEM), 'wb') as file:
        file.write(corpus.document(seed, 0, size))
    git(folder, 'add', POSTMORTEM)
