"""Strict readers of the formats of lint. Each gives a list of Finding as its format tells them, with the
path and the words as they were before they were escaped, or raises ValueError."""
import html
import json
import re
import xml.etree.ElementTree as ElementTree
from collections import namedtuple
from urllib.parse import unquote_to_bytes

import runner

Finding = namedtuple('Finding', 'path rule severity line column message')


def refuse_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError(f'a key stands twice in {keys}')
    return dict(pairs)


def load(text):
    return json.loads(text.decode('utf-8'), object_pairs_hook=refuse_duplicates)


def refuse(condition, words):
    if condition:
        raise ValueError(words)


def from_json(path, item):
    refuse(item['end_line'] < item['line'], 'an end before its start')
    return Finding(path, item['rule'], item['severity'], item['line'], item['column'],
                   item['message'])


def read_json(output, _):
    return [from_json(file['path'], item)
            for file in load(output)['files'] for item in file['findings']]


def read_jsonl(output, _):
    lines = output.decode('utf-8').split('\n')
    refuse(lines.pop(), 'the last line has no end')
    items = [json.loads(line, object_pairs_hook=refuse_duplicates) for line in lines]
    return [from_json(item['path'], item) for item in items]


def read_sarif(output, _):
    run, = load(output)['runs']
    refuse(run['columnKind'] != 'unicodeCodePoints', 'columns of another kind')
    rules = run['tool']['driver']['rules']
    levels = {'error': 'error', 'warning': 'warning', 'note': 'info'}
    findings = []
    for result in run['results']:
        if 'suppressions' in result:
            continue
        place, = result['locations']
        artifact = place['physicalLocation']['artifactLocation']
        region = place['physicalLocation']['region']
        refuse(rules[result['ruleIndex']]['id'] != result['ruleId'], 'the index of another rule')
        refuse(artifact.get('uriBaseId') not in run['originalUriBaseIds'], 'an unknown base')
        refuse(not re.fullmatch(r'(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+', artifact['uri']),
               f'no URI: {artifact["uri"]}')
        findings.append(Finding(unquote_to_bytes(artifact['uri']), result['ruleId'],
                                levels[result['level']], region['startLine'],
                                region['startColumn'],
                                result['message']['text'].split('. To do: ')[0]))
    return findings


def path_of(command):
    """A runner knows five codes; the others stand for what no path of a repository should hold."""
    raw = command.raw['file']
    path = unquote_to_bytes(raw)
    known = set(re.findall('%..', raw)) <= {'%0D', '%0A', '%3A', '%2C', '%25'}
    refuse(known and command.properties['file'].encode() != path, 'the runner reads another path')
    return path


def read_github(output, _):
    levels = {'error': 'error', 'warning': 'warning', 'notice': 'info'}
    findings = []
    for command in runner.commands(output):
        level, values = levels[command.name], command.properties
        findings.append(Finding(path_of(command), values['title'], level,
                                int(values['line']), int(values['col']),
                                command.data.split('\n')[0]))
        refuse(int(values['endLine']) < int(values['line']), 'an end before its start')
    return findings


def read_gitlab(output, _):
    levels = {'major': 'error', 'minor': 'warning', 'info': 'info'}
    items = load(output)
    prints = [item['fingerprint'] for item in items]
    refuse(len(set(prints)) != len(prints), 'two findings with one fingerprint')
    findings = []
    for item in items:
        location = item['location']
        begin = location['positions']['begin']
        refuse(item['type'] != 'issue' or begin['line'] != location['lines']['begin'],
               'two places')
        findings.append(Finding(location['path'], item['check_name'], levels[item['severity']],
                                begin['line'], begin['column'], item['description']))
    return findings


def read_rdjson(output, documents):
    levels = {'ERROR': 'error', 'WARNING': 'warning', 'INFO': 'info'}
    findings = []
    for item in load(output)['diagnostics']:
        path, start = item['location']['path'], item['location']['range']['start']
        line = documents[path].split(b'\n')[start['line'] - 1].removeprefix(b'\xef\xbb\xbf')
        column = len(line[:start['column'] - 1].decode('utf-8')) + 1
        findings.append(Finding(path, item['code']['value'], levels[item['severity']],
                                start['line'], column, item['message']))
    return findings


def read_junit(output, _):
    findings = []
    for suite in ElementTree.fromstring(output):
        cases = suite.findall('testcase')
        refuse(int(suite.get('tests')) != len(cases), 'tests are not counted')
        refuse(int(suite.get('failures')) != len(suite.findall('testcase/failure')),
               'failures are not counted')
        for case in cases:
            refuse(case.get('classname') != suite.get('name'), 'a case of another document')
            failure = case.find('failure')
            if failure is None:
                continue
            rule, place = case.get('name').rsplit(' at ', 1)
            line, column = place.split(':')
            findings.append(Finding(case.get('file'), rule, failure.get('type'), int(line),
                                    int(column), failure.get('message')))
    return findings


def read_checkstyle(output, _):
    return [Finding(file.get('name'), error.get('source').removeprefix('pmlint.'),
                    error.get('severity'), int(error.get('line')), int(error.get('column')),
                    error.get('message'))
            for file in ElementTree.fromstring(output) for error in file.findall('error')]


def read_concise(output, _):
    lines = output.decode('utf-8').split('\n')
    refuse(lines.pop(), 'the last line has no end')
    findings = []
    for line in lines:
        parts = re.fullmatch(r'(.*\.md):(\d+):(\d+): (error|warning|info): (.*) \[([a-z-]+)\]',
                             line)
        path, number, column, severity, message, rule = parts.groups()
        findings.append(Finding(path, rule, severity, int(number), int(column), message))
    return findings


def read_markdown(output, _):
    """Cells are parted by '|' alone: no text of a document may hold one."""
    signs = {'❌ error': 'error', '⚠️ warning': 'warning', 'ℹ️ note': 'info'}
    findings, path = [], None
    for line in output.decode('utf-8').split('\n'):
        if line.startswith('### '):
            path = html.unescape(line.split(' ', 2)[2])
        cells = [cell.strip() for cell in line.split('|')]
        if len(cells) > 1 and cells[1] in signs:
            _, sign, place, message, rule, _ = cells
            refuse(re.search('[<>`*_]', message), f'markup: {message}')
            number, column = place.split(':')
            findings.append(Finding(path, rule, signs[sign], int(number), int(column),
                                    html.unescape(message)))
    return findings


READERS = {
    'json': read_json, 'jsonl': read_jsonl, 'sarif': read_sarif, 'github': read_github,
    'gitlab': read_gitlab, 'rdjson': read_rdjson, 'junit': read_junit,
    'checkstyle': read_checkstyle, 'concise': read_concise, 'markdown': read_markdown,
}
