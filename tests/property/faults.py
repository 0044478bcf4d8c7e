"""Contradictions that can be planted, each only where the document's form makes it certain.

swap              Two entries of one list exchange their times. Certain where most steps still run
                  forward (so that the list's direction is clear), every time lies on the same day or
                  has a date of its own, the step back is less than the six hours that pass for a
                  night where it has none of its own, and neither half of the day nor the zone is open.
weekday           A date with its year gets another weekday; one without, in a document that says the
                  year, a weekday that it has in none of the years beside.
impossible date   A date that no calendar has, anywhere but in code.
impossible clock  A time that no clock shows, in an entry.
double            The stated length is doubled, where start and end are stated in fields or in a
                  sentence, and neither they nor two entries lie so far apart; not where a night lies
                  between two fields without dates, or more than half a day before an end
                  without one.
backward          Start and end change places, where both are stated with their dates in fields and
                  with a zone of one meaning.
"""
from dataclasses import replace
from datetime import timedelta

import times
import truth
from plan import Fault, universal

RULES = {
    'swap': {'timeline-out-of-order'},
    'weekday': {'weekday-mismatch'},
    'impossible date': {'date-impossible'},
    'impossible clock': {'date-impossible'},
    'double': {'duration-mismatch', 'duration-inconsistent', 'duration-contradicts-timeline'},
    'backward': {'end-before-start', 'phases-out-of-order'},
}
NIGHT = timedelta(hours=6)


def same_list(plan, a, b):
    return (plan.form not in ('days', 'nested days')
            or plan.entries[a].start.date() == plan.entries[b].start.date())


def runs_forward(plan, a, b):
    """Whether most steps of the list run forward after the swap."""
    shown = list(plan.entries)
    shown[a], shown[b] = shown[b], shown[a]
    if plan.form in ('days', 'nested days'):
        shown = [entry for entry in shown
                 if entry.start.date() == plan.entries[a].start.date()]
    moments = [universal(entry, plan.zone) for entry in shown]
    steps = [(late > early) - (late < early) for early, late in zip(moments, moments[1:])]
    return len(moments) > 3 and sum(steps) > 0


def swap_is_certain(plan, a, b):
    entries = plan.entries
    first, second = entries[a], entries[b]
    if plan.dates_at == 'sparse column' or not same_list(plan, a, b):
        return False
    if any(truth.state_of(plan, entry) not in ('certain', 'inferred') for entry in entries):
        return False
    if first.end or second.end or first.zone or second.zone or plan.is_mixed():
        return False
    if first.start.replace(second=0) == second.start.replace(second=0):
        return False
    far = second.start - first.start >= NIGHT
    if plan.is_undated() and (plan.crosses_midnight() or far):
        return False
    if plan.dates_at == 'days' and (far or plan.clock in times.OPEN_CLOCKS and first.start.hour <= 12):
        return False
    return runs_forward(plan, a, b)


def swaps(random, plan):
    pairs = [(a, b) for a in range(len(plan.entries)) for b in range(a + 1, len(plan.entries))
             if swap_is_certain(plan, a, b)]
    return [Fault('swap', *random.choice(pairs))] if pairs else []


def dated_places(plan, wanted):
    """Where dates of the wanted forms stand: (where, index of the entry)."""
    places = []
    if plan.doc_date_at and plan.doc_date_form in wanted:
        places.append((plan.doc_date_at, 0))
    if plan.dates_at in ('entries', 'column') and plan.date_form in wanted:
        places += [('entry', index) for index in range(len(plan.entries))]
    if plan.dates_at == 'days' and plan.date_form in wanted:
        places.append(('days', 0))
    return places


def weekdays(random, plan):
    wanted = [name for name, form in times.DATES.items() if form[2]]
    if not plan.year_known():
        wanted = times.WEEKDAY_DATES
    if truth.is_year_free(plan):
        wanted = times.WEEKDAY_DATES
    places = dated_places(plan, wanted)
    if not places:
        return []
    where, index = random.choice(places)
    if where == 'days' and len({entry.start.date() for entry in plan.entries}) > 1:
        return []
    form = plan.date_form if where in ('entry', 'days') else plan.doc_date_form
    steps = random.randint(1, 6) if times.has_year(form) else random.choice([3, 4])
    return [Fault('weekday', index, steps, where)]


def impossible_dates(random, plan):
    places = [place for place in dated_places(plan, list(times.DATES)) if place[0] != 'days']
    places += [('due', 0)] if 'actions' in plan.sections else []
    if plan.date_join == 'T':
        places = [place for place in places if place[0] != 'entry']
    if not places:
        return []
    where, index = random.choice(places)
    return [Fault('impossible date', index, 0, where, random.choice(times.IMPOSSIBLE_DATES))]


def impossible_clocks(random, plan):
    plain = [index for index, entry in enumerate(plan.entries) if not entry.end]
    if plan.clock not in ('colon', 'seconds') or not plain:
        return []
    return [Fault('impossible clock', random.choice(plain),
                  words=random.choice(times.IMPOSSIBLE_CLOCKS))]


def is_near(minutes, plan, words):
    """Whether start and end, or two entries, lie so far apart that the length may mean them."""
    margin = 2 if 'min' in words or words.startswith('PT') or 'm' in words[-2:] else 31
    moments = [universal(entry, plan.zone) for entry in plan.entries] + [plan.window[0]]
    moments += [universal(replace(entry, start=entry.end), plan.zone)
                for entry in plan.entries if entry.end]
    return any(abs((b - a).total_seconds() / 60 - minutes) <= margin
               for a in moments for b in moments)


def doubles(random, plan):
    if not (plan.window_at and plan.length) or plan.minutes <= 31 or plan.minutes == 720:
        return []
    if plan.zone and plan.zone.kind != 'plain':
        return []
    undated = plan.window_at == 'fields' and not plan.window_dated
    if truth.is_window_open(plan) or undated and plan.crosses_midnight():
        return []
    words = random.choice(times.length_forms(2 * plan.minutes))
    if is_near(2 * plan.minutes, plan, words):
        return []
    return [Fault('double', words=words)]


def backwards(random, plan):
    dated = plan.window_at in ('fields', 'window field') and plan.window_dated
    zoned = plan.zone and plan.zone.kind == 'plain' and plan.window_zoned
    if not dated or not zoned or plan.clock in times.OPEN_CLOCKS and truth.is_half_open(
            plan, plan.entries[0]):
        return []
    return [Fault('backward')]


MAKERS = (swaps, weekdays, impossible_dates, impossible_clocks, doubles, backwards)


def plant(random, plan):
    """The plan with one fault, or the same where none would be certain."""
    makers = list(MAKERS)
    random.shuffle(makers)
    for maker in makers:
        for fault in maker(random, plan):
            return replace(plan, fault=fault, newest_first=False)
    return plan


def lines_of(plan, document):
    """The lines at one of which the fault must be reported."""
    fault = plan.fault
    if fault.kind == 'swap':
        return set(range(document.entry_lines[fault.at], document.entry_lines[fault.other] + 1))
    if fault.kind == 'double':
        return {document.lines['length']}
    if fault.kind == 'backward':
        return {document.lines['end'], document.lines.get('start', document.lines['end'])}
    if fault.where == 'entry':
        return {document.entry_lines[fault.at]}
    return {document.lines[fault.where]}
