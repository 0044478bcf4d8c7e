"""What must not change what a document says: other bullets, line ends, a BOM, bold times, another
order of sections, one section more. Only lines and columns may differ."""
import glob
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor

FOLDERS = ('tests/clean', 'tests/commands/documents')
CLOCK = re.compile(r'^(\s*(?:[-*+]|\d+\.) )(\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?(?: UTC)?)(?=[ :])')
# Sections of which it does not matter which comes first.
MOVABLE = {'Root cause', 'Action items', 'Follow-up actions', 'Follow-up', 'Lessons learned'}
ADDED = ['## Glossary', '', 'A cart holds what a customer wants to buy.', '']


def each_line(text, change):
    """Changes the lines outside of code."""
    lines, fenced = [], False
    for line in text.split('\n'):
        fenced ^= line.lstrip().startswith('```')
        lines.append(line if fenced else change(line))
    return '\n'.join(lines)


def other_bullets(text):
    swap = {'-': '*', '*': '-'}
    pattern = re.compile(r'^(\s*)([-*])(?= \S)')
    return each_line(text, lambda line: pattern.sub(lambda m: m[1] + swap[m[2]], line))


def bold_times(text):
    return each_line(text, lambda line: CLOCK.sub(r'\1**\2**', line))


def windows_lines(text):
    return text.replace('\n', '\r\n')


def byte_order_mark(text):
    return '\ufeff' + text


def split_sections(text):
    """The text before the first heading of the second level, and each section from there on."""
    return re.split(r'^(?=## )', text, flags=re.MULTILINE)


def other_order(text):
    parts = split_sections(text.rstrip('\n') + '\n\n')
    places = [i for i, part in enumerate(parts)
              if part.startswith('## ') and part.split('\n')[0][3:] in MOVABLE]
    moved = list(parts)
    for place, source in zip(places, reversed(places)):
        moved[place] = parts[source]
    return ''.join(moved)


def another_section(text):
    parts = split_sections(text.rstrip('\n') + '\n\n')
    if len(parts) < 3:
        return text
    return ''.join(parts[:-1] + ['\n'.join(ADDED) + '\n', parts[-1]])


CHANGES = [('other bullets', other_bullets), ('CRLF', windows_lines), ('a BOM', byte_order_mark),
           ('bold times', bold_times), ('another order of sections', other_order),
           ('an unrelated section', another_section)]


def without_places(value):
    """The facts without lines and columns, also in words."""
    if isinstance(value, dict):
        return {key: without_places(each) for key, each in value.items()
                if key not in ('line', 'column', 'path')}
    if isinstance(value, list):
        return [without_places(each) for each in value]
    return re.sub(r'(lines? )[\d–]+', r'\1N', value) if isinstance(value, str) else value


def comparable(facts):
    facts = without_places(facts)
    for key in ('sections', 'fields', 'not_understood'):
        facts[key] = sorted((each for each in facts[key] if each.get('heading') != 'Glossary'),
                            key=lambda each: json.dumps(each))
    return facts


def describe(before, after):
    return [f'{key}: {json.dumps(before[key])} became {json.dumps(after[key])}'
            for key in before if before[key] != after[key]]


def compare(pmlint, name, text, change):
    """What differs between the facts of a text and of the changed one; None where nothing changes."""
    changed = change(text)
    if changed == text:
        return None
    before = pmlint.facts(pmlint.store(f'before-{name}', text))
    after = pmlint.facts(pmlint.store(f'after-{name}', changed))
    return describe(comparable(before), comparable(after))


def read_documents(root):
    """The hand-written ones, with plain line ends."""
    documents = []
    for folder in FOLDERS:
        for path in sorted(glob.glob(os.path.join(root, folder, '*.md'))):
            with open(path, encoding='utf-8-sig', newline='') as file:
                documents.append((os.path.relpath(path, root), file.read().replace('\r\n', '\n')))
    return documents


def check(pmlint, generated, root, report):
    documents = read_documents(root)
    documents += [(f'generated {seed}', document.text) for seed, document in generated]
    for words, change in CHANGES:
        def judge(numbered):
            number, (_, text) = numbered
            return compare(pmlint, str(number), text, change)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(judge, enumerate(documents)))
        count = sum(each is not None for each in found)
        failed = [(name, each) for (name, _), each in zip(documents, found) if each]
        report.case(not failed, f'no fact changes: {words} ({count} documents, {len(failed)} failed)')
        for name, lines in failed[:3]:
            report.comment([f'{name}:'] + lines)
