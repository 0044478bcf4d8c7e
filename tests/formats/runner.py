"""The log of a job as GitHub's runner reads it (actions/runner, ActionCommand.cs): lines end at LF, CRLF
and a lone CR; `::name properties::data` counts behind leading blanks, `##[name properties]data` anywhere
in a line that is no such command."""
import re
from collections import namedtuple

Command = namedtuple('Command', 'name properties data raw')  # raw: properties as they stand

NAMES = {'error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'add-mask', 'add-matcher',
         'remove-matcher', 'add-path', 'echo', 'set-env', 'set-output', 'save-state',
         'stop-commands', 'internal-set-repo-path'}


def undo(text, codes):
    for code in codes:
        text = text.replace(f'%{ord(code):02X}', code)
    return text


def parse(line):
    """The command of a line, or None."""
    behind = line.lstrip()
    if behind.startswith('::') and '::' in behind[2:]:
        head, data = behind[2:].split('::', 1)
        name, _, properties = head.partition(' ')
        if name in NAMES:
            raw = dict(pair.split('=', 1) for pair in properties.strip().split(',') if '=' in pair)
            values = {key: undo(value, '\r\n:,%') for key, value in raw.items()}
            return Command(name, values, undo(data, '\r\n%'), raw)
    start = line.find('##[')
    end = line.find(']', start)
    if start >= 0 and end >= 0:
        name, _, _ = line[start + 3:end].partition(' ')
        if name in NAMES:
            return Command('##' + name, {}, line[end + 1:], {})
    return None


def lines(output):
    return re.split('\r\n|\r|\n', output.decode('utf-8'))


def commands(output):
    """The commands of a whole log."""
    found = [parse(line) for line in lines(output)]
    return [command for command in found if command]
