"""Repositories with pull requests as GitHub keeps them: refs/pull/1/head comes from a fork, and
refs/pull/1/merge is the merge that GitHub makes of it and the base."""
import os
import subprocess

BROKEN = '![graph of the load](gone{}.png)\n\n'


def git(folder, *arguments):
    return subprocess.run(['git', '-C', folder, *arguments], check=True, capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=60).stdout.decode().strip()


def write(folder, name, content):
    path = os.path.join(os.fsencode(folder), os.fsencode(name))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file:
        file.write(content)


def commit(folder, words):
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '-m', words)


class Upstream:
    """The project that pull requests go to. Its own documents have errors, so that whoever compares with
    the wrong commit finds too many; main goes on after the fork."""

    def __init__(self, folder, clean):
        self.folder = folder
        self.clean = clean
        self.count = 0
        self.path = os.path.join(folder, 'upstream')
        git(folder, 'init', '--quiet', '--initial-branch=main', self.path)
        write(self.path, 'README.md', b'# The shop\n\nWhat we sell.\n')
        write(self.path, 'docs/old.md', self.document(3))
        commit(self.path, 'Start')

    def document(self, errors):
        """A clean document with so many broken images."""
        return self.clean + b'\n' + ''.join(map(BROKEN.format, range(errors))).encode()

    def pull(self, files):
        """Opens a pull request with these files; the merge's name."""
        self.count += 1
        fork = os.path.join(self.folder, f'fork{self.count}')
        git(self.folder, 'clone', '--quiet', self.path, fork)
        git(fork, 'checkout', '--quiet', '-b', 'postmortem')
        write(fork, 'docs/draft.txt', b'first of two commits\n')
        commit(fork, 'Begin')
        for name, content in files.items():
            write(fork, name, content)
        commit(fork, 'Tell what happened')
        write(self.path, f'docs/later{self.count}.md', self.document(2))
        commit(self.path, 'Go on')
        number = self.count
        git(self.path, 'fetch', '--quiet', fork, f'postmortem:refs/pull/{number}/head')
        git(self.path, 'checkout', '--quiet', '--detach', 'main')
        git(self.path, 'merge', '--quiet', '--no-ff', '-m', 'Merge', f'refs/pull/{number}/head')
        git(self.path, 'update-ref', f'refs/pull/{number}/merge', 'HEAD')
        git(self.path, 'checkout', '--quiet', 'main')
        return f'pull/{number}/merge'

    def checkout(self, ref, depth, sha=None):
        """What actions/checkout does, depth 0 being everything; `sha` is another commit to stand on."""
        self.count += 1
        place = os.path.join(self.folder, f'workspace{self.count}')
        git(self.folder, 'init', '--quiet', '--initial-branch=main', place)
        git(place, 'remote', 'add', 'origin', f'file://{self.path}')
        limit = [f'--depth={depth}'] if depth else []
        refs = [f'+refs/{ref}:refs/remotes/{ref}']
        if not depth:
            refs.append('+refs/heads/*:refs/remotes/origin/*')
        git(place, 'fetch', '--quiet', '--no-tags', *limit, 'origin', *refs)
        git(place, 'checkout', '--quiet', '--force', sha or f'refs/remotes/{ref}')
        return place
