"""What the fuzzers begin with: our own tests, collected anew for each run and stored nowhere else."""
import glob
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PART = '\n%%%%\n'
DOCUMENTS = ('tests/clean', 'tests/fixtures', 'tests/filled', 'tests/example', 'tests/commands/documents')
FENCE = re.compile(r'^(`{3,}|~{3,})md[^\n]*\n(.*?)^\1$', re.M | re.S)


def read(path):
    with open(path, 'rb') as file:
        return file.read().decode('utf-8', 'surrogateescape')


def files(*patterns):
    """The files of the project that fit, in one order on every machine."""
    found = [path for pattern in patterns
             for path in glob.glob(os.path.join(ROOT, pattern), recursive=True)]
    return sorted(path for path in set(found) if os.path.isfile(path))


def documents():
    return [read(path) for path in files(*(f'{folder}/**/*.md' for folder in DOCUMENTS))]


def examples():
    """The examples of a page, those of all pages one after the other."""
    return [FENCE.findall(read(path)) for path in files('rules/*.md')]


def flat_examples():
    return [text for page in examples() for _, text in page]


def pieces(text, size):
    """Some lines at a time."""
    piece = ''
    for line in text.splitlines(keepends=True):
        if len(piece) + len(line) > size and piece:
            yield piece
            piece = ''
        piece += line
    yield piece


def lint():
    return documents() + flat_examples()


def time():
    texts = [text for text in lint() if re.search(r'\d', text)]
    made = []
    for text in texts:
        language = 'j' if re.search('[\u3040-\u30ff]', text) else 'f' if 'é' in text else 'e'
        made += [language + piece for piece in pieces(text, 200) if re.search(r'\d', piece)]
    return made


def suppression():
    commented = [text for text in lint() if 'pmlint' in text]
    return commented + [f'<!-- pmlint disable {rule}: a reason -->\n\n{text}'
                        for rule in ('timeline-gap', 'section-missing')
                        for text in flat_examples()[::10]]


def changes():
    """The examples of a page before and after, and documents without some of their lines."""
    made = [before[1] + PART.lstrip('\n') + after[1]
            for page in examples() for before, after in zip(page, page[1:])]
    for text in flat_examples()[::5]:
        lines = text.splitlines(keepends=True)
        made.append(''.join(lines[:3] + lines[5:]) + PART.lstrip('\n') + text)
    return made


def reports():
    """Each format on an example, whose lines are the messages."""
    made = []
    for index, text in enumerate(flat_examples()):
        letter = 'tcjlgGJCrms'[index % 11]
        words = [line for line in text.splitlines() if line][:4]
        made.append(f'{letter}{chr(33 + index % 94)}docs/{index}.md\n' + '\n'.join(words) +
                    PART + text)
    return made


def configuration():
    house = read(os.path.join(ROOT, 'tests/commands/configurations/good/house.yml'))
    template = read(os.path.join(ROOT, 'tests/commands/configurations/good/template.md'))
    return [read(path).rstrip('\n') + PART + house.rstrip('\n') + PART + template
            for path in files('tests/commands/configurations/*/*.yml')]


def baseline():
    """As the header of the room shows them."""
    entry = '{"path": "%s", "rule": "%s", "fingerprint": "%s", "count": %d}\n'
    entries = [entry % (path, rule, print_, count)
               for path in ('a.md', 'docs/a.md')
               for rule in ('section-missing', 'timeline-gap')
               for print_, count in (('0000000000000000', 1), ('0123456789abcdef', 3))]
    return ['{\n"version": 1,\n"findings": [\n' + ',\n'.join(entries[:count]) + ']\n}\n'
            for count in range(len(entries) + 1)]


def write(folder, name, most):
    """Writes the seeds of a fuzzer, none longer than `most`, as files; returns their paths."""
    os.makedirs(folder, exist_ok=True)
    for path in glob.glob(os.path.join(folder, '*')):
        os.remove(path)
    paths = []
    for index, text in enumerate(globals()[name]()):
        path = os.path.join(folder, f'{index:04}')
        with open(path, 'wb') as file:
            file.write(text.encode('utf-8', 'surrogateescape')[:most])
        paths.append(path)
    return paths
