#!/usr/bin/python3
"""Invents postmortems, the same for the same seed: what the benchmark measures with.

usage: tests/bench/corpus.py --count N --out FOLDER [--seed S] [--size BYTES]
       tests/bench/corpus.py --size BYTES [--seed S] >FILE

Without a size documents are as long as people write them: most of them between 3 and 12 kB. With one
each is of exactly so many bytes, and holds more entries, paragraphs and items of the same kinds. Document
I depends on the seed and on I alone, so a corpus of 1,000 is the beginning of one of 20,000. Three
documents in ten hold mistakes that a linter finds.
"""
import argparse
import os
import random
import sys
from datetime import datetime, timedelta

PER_FOLDER = 500
LEAST, MOST = 1_500, 60_000

SERVICES = ['basket', 'billing-export', 'courier-match', 'device-registry', 'document-index', 'email-relay',
            'fare-quotes', 'identity', 'inventory', 'invoice-archive', 'label-printer', 'map-tiles',
            'media-store', 'order-router', 'partner-gateway', 'payout', 'recommendations', 'seat-map',
            'sign-up', 'stock-feed', 'subscriptions', 'tax-rates', 'ticketing', 'voucher']
PARTS = ['the connection pool', 'the nightly import', 'the read replica', 'the certificate of the proxy',
         'the cache of prices', 'the queue of retries', 'the release pipeline', 'the DNS record',
         'the lock of the scheduler', 'the index on orders', 'the storage volume', 'the rate limit',
         'the worker of the outbox', 'the health check', 'the feature flag', 'the kernel update']
FAULTS = ['ran full', 'was renewed too late', 'answered with old data', 'stopped without a message',
          'was started twice', 'timed out after ten seconds', 'lost its leader', 'pointed at the old region',
          'refused every second request', 'held on to its memory', 'was rolled out to all zones at once']
TEAMS = ['the team on call', 'the database group', 'the network group', 'support', 'the release lead',
         'a second responder', 'the owners of the gateway']
STEPS = ['{service} answers the first requests with errors', 'Alert for {service} fires, {team} is paged',
         '{team} looks at the graphs of {service}', 'Support reports {number} complaints',
         'Found that {part} {fault}', 'Started to roll back {service}', 'Rollback of {service} is done',
         'Restarted {service} in one zone', 'Traffic of {service} moved to the other region',
         'The status page is updated', '{part} is enlarged to {number}', 'Errors fall below {small} %',
         'A second alert: {service} falls behind by {number} messages', 'Escalated to {team}',
         '`{service} drain --zone {small}` takes {small} minutes', 'Backups are checked by {team}']
SENTENCES = ['{part} of **{service}** {fault}, and nothing took over.',
             '{number} requests to `{service}` failed, which is {small} % of all.',
             'The alert looks at the mean of {small} minutes, so {team} heard of it late.',
             'A change from {small} days before had made it likely; see [the change]'
             '(https://git.example.org/changes/{number}).',
             '{team} first suspected {part}, which turned out to be well.',
             'There is a page for this in the runbook, but it speaks of a *cluster that is gone*.',
             'Customers in {small} countries saw an error page instead of their order.',
             'The retries of {service} made the load {small} times what it was.',
             'No test covers what happens when {part} {fault}.',
             'Nobody knew that {service} needs {part}; the diagram leaves it out.',
             'The graph shows it at once \u2013 if one knows where to look \u2013 on the board of {service}.',
             'Orders were kept in the outbox and went out within {small} hours.',
             'With `--limit={number}` the import would have stopped by itself.',
             'The same had happened to {service} in spring; ticket #{number} was closed without a fix.']
ITEMS = ['Alert when {part} {fault}', 'Limit {service} to {number} connections', 'Write down how to drain '
         '{service}', 'Remove the second path to {part}', 'Rehearse the loss of {service}',
         'Add a test in which {part} {fault}', 'Show {part} on the board of {service}',
         'Renew {part} {small} weeks ahead', 'Move {service} to the new cluster']
OWNERS = ['@ines', '@kofi', '@lena', '@marek', '@team-core', '@team-edge', 'Platform', 'Storage', 'Support']
LESSONS = ['Where we got lucky', 'What went well', 'What went wrong']
ZONES = ['UTC', 'UTC', 'UTC', 'CET', 'EST', 'PDT', 'GMT', '+02:00']
HEADINGS = {'summary': ['Summary', 'Executive summary', 'What happened', 'Overview'],
            'impact': ['Impact', 'Customer impact', 'Who was affected'],
            'timeline': ['Timeline', 'Timeline of events', 'Incident timeline'],
            'cause': ['Root cause', 'Root cause analysis', 'Why it happened'],
            'items': ['Action items', 'Follow-up', 'Next steps'],
            'lessons': ['Lessons learned', 'What we learned'],
            'detail': ['Background', 'Detection', 'Resolution', 'Contributing factors', 'Supporting data']}


class Document:
    """One document, written from its own chances."""

    def __init__(self, seed, number, size):
        self.chance = random.Random(f'{seed} {number}')
        self.size = size or min(MOST, max(LEAST, int(self.chance.lognormvariate(8.6, 0.6))))
        self.service = self.chance.choice(SERVICES)
        self.began = datetime(2021, 1, 4) + timedelta(minutes=self.chance.randrange(4 * 365 * 1440))
        self.minutes = self.chance.choice([15, 30, 45, 60, 90, 105, 120, 150, 210, 240, 330])
        self.zone = self.chance.choice(ZONES)
        self.flawed = self.chance.random() < 0.3
        self.clock = self.chance.choice(['%H:%M', '%H:%M', '%H:%M', '%H:%M:%S', '%I:%M %p', '%Y-%m-%d %H:%M'])
        self.form = self.chance.choice(['bullets', 'bullets', 'table', 'table', 'bold', 'lines', 'headings'])
        self.mark = self.chance.choice(['##', '##', '##', '**'])

    def fill(self, pattern):
        words = {'service': self.service if self.chance.random() < 0.6 else self.chance.choice(SERVICES),
                 'part': self.chance.choice(PARTS), 'fault': self.chance.choice(FAULTS),
                 'team': self.chance.choice(TEAMS), 'number': self.chance.randrange(100, 9000),
                 'small': self.chance.randrange(2, 30)}
        text = pattern.format(**words)
        return text[0].upper() + text[1:]

    def paragraph(self):
        return wrapped(' '.join(self.fill(each) for each in
                                self.chance.sample(SENTENCES, self.chance.randint(2, 5))))

    def prose(self, size):
        """Paragraphs, and now and then a log or a quotation, of about `size` bytes."""
        written = self.paragraph() + '\n'
        while len(written) < size:
            form = self.chance.random()
            if form < 0.08:
                written += '\n' + self.log()
            elif form < 0.14:
                written += '\n> ' + self.fill(self.chance.choice(SENTENCES)) + '\n'
            else:
                written += '\n' + self.paragraph() + '\n'
        return written

    def log(self):
        lines = []
        moment = self.began
        for _ in range(self.chance.randint(3, 9)):
            moment += timedelta(seconds=self.chance.randrange(1, 50))
            lines.append(f'{moment:%Y-%m-%dT%H:%M:%SZ} {self.chance.choice(["INFO", "WARN", "ERROR"])} '
                         f'{self.service}[{self.chance.randrange(100, 9000)}]: '
                         f'upstream={self.chance.choice(SERVICES)} took={self.chance.randrange(9, 9000)}ms')
        return '```\n' + '\n'.join(lines) + '\n```\n'

    def heading(self, role):
        words = self.chance.choice(HEADINGS[role])
        return f'\n**{words}**\n\n' if self.mark == '**' else f'\n{self.mark} {words}\n\n'

    def entry(self, time, text):
        if self.form == 'table':
            return f'| {time} | {text} |\n'
        if self.form == 'headings':
            return f'### {time}\n\n{text}.\n\n'
        if self.form == 'lines':
            return f'{time} - {text}\n\n'
        return f'- **{time}** {text}\n' if self.form == 'bold' else f'- {time} {text}\n'

    def timeline(self, size):
        """Entries from the beginning to the end, of about `size` bytes in all."""
        texts = [self.fill(STEPS[0])]
        while sum(len(text) + 20 for text in texts) < size or len(texts) < 3:
            texts.append(self.fill(self.chance.choice(STEPS)))
        step = self.minutes * 60 / len(texts)
        times = [self.began + timedelta(seconds=int(step * i)) for i in range(len(texts))]
        times.append(self.began + timedelta(minutes=self.minutes))
        texts.append(f'{self.service} works again')
        if self.flawed and len(times) > 4:
            times[2], times[3] = times[3], times[2]
        head = f'| Time ({self.zone}) | Event |\n| --- | --- |\n' if self.form == 'table' else \
            f'All times in {self.zone}.\n\n'
        return head + ''.join(self.entry(time.strftime(self.clock), text) for time, text in zip(times, texts))

    def items(self, size):
        written = ''
        due = self.began + timedelta(days=14)
        while len(written) < size or not written:
            who = '' if self.flawed and self.chance.random() < 0.3 else \
                f' (owner: {self.chance.choice(OWNERS)}, due: {due:%Y-%m-%d})'
            written += f'- [{self.chance.choice(" x")}] {self.fill(self.chance.choice(ITEMS))}{who}\n'
            due += timedelta(days=self.chance.randint(0, 3))
        return written

    def lessons(self, size):
        written = ''
        for words in LESSONS:
            written += f'### {words}\n\n'
            written += ''.join(f'- {self.fill(self.chance.choice(SENTENCES))}\n'
                               for _ in range(max(1, int(size) // 300))) + '\n'
        return written

    def title(self):
        end = self.began + timedelta(minutes=self.minutes)
        told = self.minutes + (30 if self.flawed and self.chance.random() < 0.5 else 0)
        return (f'# {self.service} outage on {self.began:%Y-%m-%d}\n\n'
                f'**Start:** {self.began:%Y-%m-%d %H:%M} {self.zone}\n'
                f'**End:** {end:%Y-%m-%d %H:%M} {self.zone}\n'
                f'**Duration:** {told} minutes\n'
                f'**Severity:** SEV-{self.chance.randint(1, 4)}\n')

    def write(self):
        size = self.size
        text = self.title()
        text += self.heading('summary') + self.prose(size * 0.08)
        text += self.heading('impact') + self.fill(SENTENCES[1]) + '\n\n' + self.prose(size * 0.05)
        text += self.heading('timeline') + self.timeline(size * 0.3)
        text += self.heading('cause') + self.prose(size * 0.12)
        text += self.heading('items') + self.items(size * 0.12)
        text += self.heading('lessons') + self.lessons(size * 0.1)
        text += self.heading('detail') + self.prose(size - len(text.encode()))
        return text

    def write_exactly(self):
        """Cuts what is too long in the last paragraphs, where a reader would stop too."""
        content = self.write().encode()[:self.size - 1].decode(errors='ignore').rstrip().encode()
        return content + b'.' * (self.size - 1 - len(content)) + b'\n'


def wrapped(text, width=90):
    lines = ['']
    for word in text.split(' '):
        if len(lines[-1]) + len(word) > width:
            lines.append('')
        lines[-1] += (' ' if lines[-1] else '') + word
    return '\n'.join(lines)


def document(seed, number, size=None):
    """The bytes of a document."""
    made = Document(seed, number, size)
    return made.write_exactly() if size else made.write().encode()


def path_of(folder, number):
    return os.path.join(folder, f'{number // PER_FOLDER:03}', f'{number:05}.md')


def write_corpus(folder, count, seed, size=None):
    """Writes documents 0 to count - 1. Returns how many bytes they have."""
    total = 0
    for number in range(count):
        if number % PER_FOLDER == 0:
            os.makedirs(os.path.dirname(path_of(folder, number)), exist_ok=True)
        content = document(seed, number, size)
        total += len(content)
        with open(path_of(folder, number), 'wb') as file:
            file.write(content)
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('--count', type=int)
    parser.add_argument('--out')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--size', type=int)
    options = parser.parse_args()
    if options.count and options.out:
        write_corpus(options.out, options.count, options.seed, options.size)
    else:
        sys.stdout.buffer.write(document(options.seed, 0, options.size))


if __name__ == '__main__':
    main()
