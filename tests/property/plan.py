"""A plan of a document: what is true, and in which form it is written. See write.py for the text.

All that is left to chance is decided here, so that a plan without one of its entries or sections is
still a plan: shrinking takes away, it never rolls again.
"""
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import times

TABLES = ('table', 'date table')
FORMS = ('bullets', 'stars', 'bold', 'bold lines', 'numbered', 'table', 'date table', 'headings',
         'lines', 'paragraphs', 'days', 'nested days')
SECTIONS = ('summary', 'impact', 'timeline', 'cause', 'actions', 'lessons')

FIRST_WORDS = ['First requests fail', 'The error rate rises', 'Checkout answers with errors']
MIDDLE_WORDS = ['Support hears of it', 'The team looks at the logs', 'A second engineer joins',
                'The load balancer is ruled out', 'Connections pile up in the database',
                'The status page is updated', 'The release is found to be the cause',
                'The team begins to roll back', 'Caches are warm', 'A customer complains']
LAST_WORDS = ['Checkout works again', 'All requests are answered', 'Service is restored']


@dataclass(frozen=True)
class Entry:
    start: datetime           # on the clock of its own zone
    end: datetime = None      # of a range
    text: str = ''
    zone: times.Zone = None   # where it is not the document's
    about: str = ''           # '~', 'about '


@dataclass(frozen=True)
class Fault:
    kind: str                 # swap, weekday, impossible date, impossible clock, double, backward
    at: int = 0               # an entry's index, where one is meant
    other: int = 0            # the second entry of a swap; the steps of a weekday
    where: str = 'entry'      # title, field, summary, days, entry, due
    words: str = ''           # what is written instead


@dataclass(frozen=True)
class Plan:
    seed: int
    form: str
    clock: str
    zone: times.Zone          # None: nowhere said
    zone_at: str              # entry, column, heading, note, window, field, nowhere
    zone_form: int            # which way of writing it there
    dates_at: str             # entries, column, sparse column, days, document, nowhere
    date_form: str
    date_join: str            # between date and clock; 'behind' puts the date behind
    doc_date_at: str          # title, field, summary, heading or None
    doc_date_form: str
    doc_day: date
    entries: tuple
    window: tuple             # start and end, or None
    window_at: str            # sentence, between, fields, window field
    window_zoned: bool
    window_dated: bool
    window_date_form: str
    length: str               # None where no length is stated
    minutes: int              # from the window's start to its end
    stated: int               # what the length says: the same, or rounded
    length_at: str            # field, sentence
    sections: tuple
    field_form: str           # bold, list, plain, table
    join: str                 # between the time and the words of an entry
    range_mark: str
    newest_first: bool
    words_for_hours: bool     # noon, midnight
    fault: Fault = None

    def year_known(self):
        if self.dates_at in ('nowhere', 'document'):
            return self.dates_at == 'document'
        dated = self.doc_date_at is not None or (self.window_at is not None and self.window_dated)
        return times.has_year(self.date_form) or dated

    def is_mixed(self):
        return any(entry.zone for entry in self.entries)

    def is_undated(self):
        return self.dates_at in ('document', 'nowhere')

    def crosses_midnight(self):
        return len({entry.start.date() for entry in self.entries}) > 1


def pick_clock(random, form):
    if random.random() < 0.35:
        return 'colon'
    return random.choice([name for name in times.CLOCKS])


def round_time(moment, clock):
    step = times.CLOCKS[clock][1]
    moment = moment.replace(microsecond=0)
    if step == 0:
        return moment
    moment = moment.replace(second=0)
    return moment.replace(minute=0) if step == 60 else moment


def pick_gap(random, clock, far):
    if clock == 'hour pm':
        return timedelta(hours=random.randint(1, 5))
    if far and random.random() < 0.3:
        return timedelta(hours=random.randint(10, 60), minutes=random.randrange(60))
    scale = random.choice([3, 15, 50, 50, 200])
    return timedelta(minutes=random.randint(0 if random.random() < 0.1 else 1, scale),
                     seconds=random.randrange(60) if clock == 'seconds' else 0)


def pick_times(random, clock, far):
    """Rising times; without dates never so far apart that a day could be missed."""
    day = times.random_day(random)
    start = datetime(day.year, day.month, day.day, random.randrange(24), random.randrange(60),
                     random.randrange(60))
    if clock == 'half day':
        start = start.replace(hour=random.randint(8, 12))
    elif random.random() < 0.15:
        start = start.replace(hour=random.choice([22, 23]))
    moment = round_time(start, clock)
    moments = []
    for _ in range(random.randint(3, 9)):
        moments.append(moment)
        moment = round_time(moment + pick_gap(random, clock, far), clock)
        if clock == 'half day' and (moment.date() != start.date() or moment.hour > 19):
            break
    return moments


def pick_words(random, count):
    middle = random.sample(MIDDLE_WORDS, k=max(0, count - 2))
    return [random.choice(FIRST_WORDS)] + middle + [random.choice(LAST_WORDS)]


def add_ranges(random, entries, clock):
    if clock not in ('colon', 'seconds', 'PM', 'pm') or random.random() > 0.25:
        return entries
    result = []
    for entry in entries:
        if random.random() < 0.4:
            end = round_time(entry.start + timedelta(minutes=random.randint(1, 120)), clock)
            entry = replace(entry, end=end)
        result.append(entry)
    return result


def mix_zones(random, entries, zone):
    """Some entries in another zone, where that leaves their day as it is."""
    other = random.choice([times.Zone(name, times.FIXED[name], 'plain')
                           for name in ('UTC', 'JST', 'WAT', 'EAT', 'SGT', 'HST')])
    if zone.kind != 'plain' or other.minutes == zone.minutes:
        return entries
    result = []
    for index, entry in enumerate(entries):
        moved = entry.start + timedelta(minutes=other.minutes - zone.minutes)
        if index and random.random() < 0.4 and moved.date() == entry.start.date():
            entry = replace(entry, start=moved, zone=other, end=None)
        result.append(entry)
    return result


def pick_zone_place(random, form, clock, window_at):
    places = ['entry', 'entry', 'entry', 'heading', 'note', 'field']
    places += ['column', 'column', 'column'] if form in TABLES else []
    places += ['window'] * 2 if window_at else []
    if clock == 'four':
        return 'entry'
    return 'nowhere' if random.random() < 0.06 else random.choice(places)


def pick_dates(random, form, clock):
    """Where the entries' dates stand, and how they are written."""
    if form in ('days', 'nested days'):
        places = ['days']
    elif form == 'date table':
        places = ['column', 'column', 'sparse column']
    elif clock in times.ENTRY_CLOCKS:
        places = ['document']
    else:
        places = ['document', 'document', 'document', 'entries', 'entries', 'nowhere']
    forms = times.FULL_DATES + ['iso'] * 6 + times.YEARLESS_DATES
    if places[0] in ('column', 'document'):
        forms += times.EITHER_ORDER if random.random() < 0.3 else ()
    return random.choice(places), random.choice(forms)


def pick_join(random, dates_at, date_form, clock):
    if date_form == 'iso' and clock in ('colon', 'seconds') and random.random() < 0.5:
        return 'T'
    if date_form in ('iso', 'slashes', 'month/day', 'day/month'):
        return ' '
    return random.choice([' ', ', ', ' at ', 'behind'])


def pick_document_date(random, dates_at, date_form, first_is_window):
    needed = dates_at == 'document'
    if dates_at == 'nowhere':
        return None
    if not needed and random.random() < (0.15 if not times.has_year(date_form) else 0.5):
        return None
    return random.choice(['title', 'title', 'field', 'field', 'heading']
                         + (['summary'] * 2 if first_is_window else []))


def universal(entry, zone):
    shown = entry.zone or zone
    return entry.start - timedelta(minutes=shown.minutes if shown else 0)


def window_start(plan):
    return plan.window[0] - timedelta(minutes=plan.zone.minutes if plan.zone else 0)


def window_time(random, entries, zone):
    """Start and end of the incident, on the document's clock, to the minute; or None."""
    local = [universal(entry, zone) + timedelta(minutes=zone.minutes if zone else 0)
             for entry in entries]
    first = random.choice([0, 0, 0, 1])
    start, end = (moment.replace(second=0) for moment in (local[first], local[-1]))
    return (start, end) if end > start else None


def draw(random, seed):
    """A consistent plan."""
    form = random.choice(FORMS)
    clock = pick_clock(random, form)
    if form in ('days', 'nested days', 'date table') and clock in times.ENTRY_CLOCKS:
        clock = 'colon'
    dates_at, date_form = pick_dates(random, form, clock)
    moments = pick_times(random, clock, dates_at not in ('document', 'nowhere'))
    zone = times.pick_zone(random, moments[0].date(), moments[-1].date())
    if clock == 'four' and not times.is_abbreviation(zone):
        zone = times.Zone('UTC', 0, 'plain')
    entries = [Entry(moment, text=text)
               for moment, text in zip(moments, pick_words(random, len(moments)))]
    window_at = random.choice(['sentence', 'between', 'fields', 'window field', None])
    zone_at = pick_zone_place(random, form, clock, window_at)
    if zone_at == 'entry' and clock in ('colon', 'seconds') and random.random() < 0.2:
        zone = times.pick_offset(random)
    zone = None if zone_at == 'nowhere' else zone
    if zone_at == 'entry' and clock in ('colon', 'PM') and random.random() < 0.1:
        entries = mix_zones(random, entries, zone)
    entries = add_ranges(random, entries, clock)
    window = window_time(random, entries, zone) if window_at or random.random() < 0.7 else None
    window_at = window_at if window else None
    zone_at = 'heading' if zone_at == 'window' and not window_at else zone_at
    return finish(random, Plan(
        seed, form, clock, zone, zone_at, random.randrange(6), dates_at, date_form,
        pick_join(random, dates_at, date_form, clock), None, random.choice(times.FULL_DATES),
        moments[0].date(), tuple(entries), window, window_at, zone_at == 'window' or random.random() < 0.6,
        random.random() < 0.5, random.choice(times.FULL_DATES), None, 0, 0,
        random.choice(['field', 'sentence']), SECTIONS,
        random.choice(['bold', 'list', 'plain', 'table']), random.choice([' ', ': ', ' - ', ' – ']),
        random.choice(['–', '-', ' - ', ' – ', ' to ']), random.random() < 0.1,
        random.random() < 0.3))


def finish(random, plan):
    """The parts that depend on others: the document's date, the length, the sections."""
    first = plan.entries[0].start.date()
    spoken = plan.window_at in ('sentence', 'between')
    short = plan.window_at and plan.window[1] - plan.window[0] < timedelta(hours=17)
    begins = spoken and short and plan.window[0].date() == first
    doc_date_at = pick_document_date(random, plan.dates_at, plan.date_form, begins)
    needs_date = plan.window_at and not short
    unknown_date = plan.dates_at == 'nowhere'
    plan = replace(plan, doc_date_at=doc_date_at,
                   window_at=None if needs_date and unknown_date else plan.window_at,
                   window_dated=not unknown_date and bool(needs_date or plan.window_dated
                                                          or plan.dates_at != 'document'))
    if plan.zone_at == 'window' and not plan.window_at:
        plan = replace(plan, zone_at='heading')
    if plan.window:
        minutes = int((plan.window[1] - plan.window[0]).total_seconds()) // 60
        length, stated = pick_length(random, minutes)
        plan = replace(plan, minutes=minutes, length=length, stated=stated)
        if plan.window_at and universal(plan.entries[0], plan.zone) < window_start(plan):
            lead_up = replace(plan.entries[0], text='A release goes out')
            plan = replace(plan, entries=(lead_up,) + plan.entries[1:])
    if plan.form in ('days', 'nested days'):
        plan = replace(plan, newest_first=False)
    return replace(plan, sections=pick_sections(random, plan))


def pick_length(random, minutes):
    """The words of a length and their minutes: exact, rounded to the hour, or none."""
    hours = round(minutes / 60)
    chance = random.random()
    if chance < 0.25:
        return None, 0
    if chance < 0.4 and hours > 1 and abs(minutes - 60 * hours) <= 25:
        return random.choice(['', 'about ', '~']) + f'{hours} hours', 60 * hours
    return random.choice(times.length_forms(minutes)), minutes


def pick_sections(random, plan):
    others = ['impact', 'cause', 'actions'] + (['lessons'] if random.random() < 0.5 else [])
    random.shuffle(others)
    others.insert(random.randint(0, len(others)), 'timeline')
    return tuple(['summary'] + others)
