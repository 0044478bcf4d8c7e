#!/usr/bin/python3
"""Tests the documents that the benchmark measures with. Speaks TAP. PMLINT names the pmlint."""
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.append(os.path.join(ROOT, 'tests', 'property'))
import corpus
import tap


def lint(folder):
    pmlint = os.environ.get('PMLINT', os.path.join(ROOT, 'pmlint'))
    return subprocess.run([pmlint, '--list-files', folder], stdout=subprocess.PIPE, text=True).stdout


def paths_below(folder):
    return sorted(os.path.relpath(os.path.join(place, name), folder)
                  for place, _, names in os.walk(folder) for name in names)


def main():
    report = tap.Report()
    for size in (5_000, 8_192, 262_144):
        report.case(len(corpus.document(1, 0, size)) == size, f'a document is of exactly {size} bytes')
    with tempfile.TemporaryDirectory(prefix='pmlint-corpus-') as folder:
        few, more = os.path.join(folder, 'few'), os.path.join(folder, 'more')
        corpus.write_corpus(few, 3, 1)
        corpus.write_corpus(more, 60, 1)
        same = all(open(os.path.join(few, path), 'rb').read() == open(os.path.join(more, path), 'rb').read()
                   for path in paths_below(few))
        report.case(same and len(paths_below(more)) == 60, 'a small corpus is the beginning of a large one')
        report.case(corpus.document(1, 0) != corpus.document(2, 0), 'another seed makes other documents')
        listed = lint(more).splitlines()
        report.case(len(listed) == 60 and all(line.endswith(': linted') for line in listed),
                    'every document is a postmortem')
    return report.end()


if __name__ == '__main__':
    sys.exit(main())
