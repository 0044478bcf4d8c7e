"""What is true of a plan, and how sure a careful reader of its text can be of it.

Settled: the reader must reach the one true instant, certain where date, clock and zone stand in the
entry itself, else inferred. Open: the text allows several readings; nobody may claim one. Free:
a reader may leave it open, but what he claims must be true. Unknown: nothing is compared.
"""
from dataclasses import dataclass
from datetime import timedelta

import times
from plan import universal
from write import is_offset_written, shown_entry


@dataclass
class Reading:
    line: int
    time: str        # on a 24-hour clock, None where not compared
    end: str
    date: str        # ISO, None where its year is nowhere said
    instant: str     # None where date or zone is nowhere said
    state: str       # certain, inferred, open, free, unknown


def iso(moment):
    return moment.strftime('%Y-%m-%dT%H:%M:%S')


def is_half_open(plan, entry):
    """A clock of 1 to 12 that may lie in either half of the day."""
    if plan.clock == 'half day':
        return True
    if plan.clock not in times.OPEN_CLOCKS or not 1 <= entry.start.hour <= 12:
        return False
    hours = [other.start.hour for other in plan.entries]
    told = any(hour == 0 or hour > 12 for hour in hours)
    return not told or 12 in hours


def is_date_free(plan, entry):
    day = entry.start.date()
    either = plan.date_form in times.EITHER_ORDER and plan.dates_at not in ('document', 'nowhere')
    return either and day.day <= 12 and day.day != day.month


def is_night_free(plan):
    """Newest first without dates: which day is the document's?"""
    return plan.newest_first and plan.is_undated() and plan.crosses_midnight()


def is_direction_unclear(plan):
    """Newest first, but as many steps of the bare clocks run forward as back."""
    clocks = [entry.start.time() for entry in plan.entries][::-1]
    steps = [(late > early) - (late < early) for early, late in zip(clocks, clocks[1:])]
    return is_night_free(plan) and sum(steps) >= 0


def is_day_spoilt(plan):
    """A planted fault has taken away the date by which the entries are dated."""
    fault = plan.fault
    if fault and fault.kind == 'backward':
        return plan.is_undated() or not times.has_year(plan.date_form)
    return bool(fault) and fault.kind == 'impossible date' and fault.where == plan.doc_date_at


def is_year_free(plan):
    """Dates without a year on both sides of New Year's Eve."""
    return (not plan.is_undated() and not times.has_year(plan.date_form)
            and len({entry.start.year for entry in plan.entries}) > 1)


def zone_state(plan, entry):
    zone = entry.zone or plan.zone
    if is_offset_written(plan, entry):
        return 'settled'
    if not zone or zone.kind == 'plain':
        dateless = zone and zone.written in times.SEASONAL and not plan.year_known()
        return 'free' if dateless else 'settled'
    if zone.kind == 'drift' and not plan.year_known():
        return 'free'
    return 'free' if zone.kind == 'file' else 'open'


def has_own_date(plan, entry):
    if plan.dates_at != 'sparse column':
        return plan.dates_at in ('entries', 'column')
    same_day = [other for other in plan.entries if other.start.date() == entry.start.date()]
    return entry is same_day[-1 if plan.newest_first else 0]


def state_of(plan, entry):
    if is_direction_unclear(plan) or is_day_spoilt(plan):
        return 'unknown'
    state = zone_state(plan, entry)
    if state != 'settled':
        return state
    if (is_half_open(plan, entry) or is_date_free(plan, entry) or is_night_free(plan)
            or is_year_free(plan)):
        return 'free'
    own_date = has_own_date(plan, entry) and times.has_year(plan.date_form)
    return 'certain' if own_date and plan.zone_at == 'entry' else 'inferred'


def reading_of(plan, document, index):
    entry = shown_entry(plan, index)
    known = plan.year_known()
    clock = 'colon' if plan.clock != 'seconds' else 'seconds'
    half_day = plan.clock == 'half day'
    return Reading(
        line=document.entry_lines[index],
        time=None if half_day else times.plain_clock(entry.start, clock),
        end=times.plain_clock(entry.end, clock) if entry.end else None,
        date=entry.start.strftime('%Y-%m-%d') if known else None,
        instant=iso(universal(entry, plan.zone)) + 'Z' if known and plan.zone else None,
        state=state_of(plan, entry))


def readings(plan, document):
    return [reading_of(plan, document, index) for index in range(len(plan.entries))]


def is_window_dated(plan):
    """Whether the day of the window is said, by itself or by the document."""
    begins_on_day = bool(plan.doc_date_at) and plan.window[0].date() == plan.doc_day
    return plan.window_dated or plan.doc_date_at == 'summary' or begins_on_day


def is_window_open(plan):
    """An undated end more than half a day behind its start may be a slip as well."""
    start, end = plan.window
    spoken = plan.window_at in ('sentence', 'between')
    dated = plan.window_dated and not spoken
    return not dated and start.date() != end.date() and end - start > timedelta(hours=12)


def window_readings(plan):
    """What may be given for start and end: as an instant, or as a local time without a zone."""
    shift = timedelta(minutes=plan.zone.minutes if plan.zone else 0)
    return [{iso(moment - shift) + 'Z', iso(moment)} if plan.zone else {iso(moment)}
            for moment in plan.window]


# The rules that must be silent on a document without a contradiction.
QUIET = {
    'timeline-out-of-order', 'timeline-midnight-undated', 'time-ambiguous-12h', 'date-ambiguous',
    'zone-ambiguous', 'date-impossible', 'weekday-mismatch', 'zone-wrong-season',
    'timeline-zone-missing', 'timeline-zone-mixed', 'timeline-coarse', 'timeline-outside-window',
    'date-in-future', 'duration-missing', 'duration-unparseable', 'duration-mismatch',
    'duration-contradicts-timeline', 'duration-inconsistent', 'end-before-start',
    'phases-out-of-order', 'metric-contradicts-timeline', 'metric-impossible',
    'impact-contradicts-itself', 'percentage-impossible', 'timeline-no-timestamps',
    'timeline-entry-untimed', 'incident-date-missing',
}


def says_day(plan):
    """Whether the text gives a whole day of the incident."""
    if plan.doc_date_at or (plan.window_at and plan.window_dated):
        return True
    return not plan.is_undated() and times.has_year(plan.date_form)


def true_findings(plan):
    """Of the quiet rules, those that speak the truth about this plan."""
    kind = plan.zone.kind if plan.zone else 'plain'
    reasons = {
        'timeline-zone-missing': plan.zone is None,
        'timeline-zone-mixed': plan.is_mixed(),
        'zone-ambiguous': kind in ('several', 'file', 'drift'),
        'zone-wrong-season': kind == 'drift',
        'date-ambiguous': any(is_date_free(plan, entry) for entry in plan.entries),
        'time-ambiguous-12h': any(is_half_open(plan, entry) for entry in plan.entries),
        'timeline-midnight-undated': plan.is_undated() and plan.crosses_midnight(),
        'timeline-coarse': plan.clock == 'hour pm',
        'duration-missing': plan.window_at is None and plan.length is None,
        'incident-date-missing': not says_day(plan),
    }
    return {rule for rule, holds in reasons.items() if holds}


def needed_findings(plan):
    """Those that must be there: something is nowhere said."""
    needed = {'timeline-zone-missing': plan.zone is None,
              'incident-date-missing': not says_day(plan) and plan.date_form != 'iso'
              and plan.is_undated()}
    return {rule for rule, holds in needed.items() if holds}
