"""Documents that pmlint does not read rightly yet: left out unless --known-failures is given.

Each entry says what is wrong and which plans may show it. An entry goes when its fault is mended.
"""
import times
import truth


def has_yearless_entries(plan):
    return not plan.is_undated() and not times.has_year(plan.date_form)


def crosses_year(plan):
    """Dates without a year that lie in another one than the document's."""
    years = {entry.start.year for entry in plan.entries} | {plan.doc_day.year}
    return has_yearless_entries(plan) and len(years) > 1


def begins_on_another_day(plan):
    """A window on another day than the document's first entry."""
    return plan.window_at is not None and plan.window[0].date() != plan.doc_day


def is_night_between_fields(plan):
    undated = plan.window_at == 'fields' and not plan.window_dated
    return undated and plan.window[0].date() != plan.window[1].date()


def is_spoken(plan):
    return plan.window_at in ('sentence', 'between')


def shares_half_after_midnight(plan):
    ranges = plan.clock == 'PM' and any(entry.end for entry in plan.entries)
    return ranges and plan.zone_form % 2 and plan.is_undated() and plan.crosses_midnight()


KNOWN = [
    ('a year that is inherited does not make an entry less than certain',
     lambda plan: has_yearless_entries(plan) and plan.zone_at == 'entry'),
    ("a date without a year takes the document's year, not the nearest", crosses_year),
    ('newest first: the day of entries past midnight, and the half of the day',
     lambda plan: plan.newest_first and plan.dates_at not in ('entries', 'column')
     and (plan.crosses_midnight() or plan.clock == 'half day')),
    ('bare clocks of different zones are compared for a midnight between them',
     lambda plan: plan.is_mixed() and plan.dates_at not in ('entries', 'column')),
    ('"14h05" at the end of a window field is taken for a length',
     lambda plan: plan.clock == 'h' and plan.window_at == 'window field'),
    ('a stated length is lost behind a window whose end is not settled',
     lambda plan: plan.window_at and plan.length and truth.is_window_open(plan)),
    ('an undated End field past midnight lies before its Start', is_night_between_fields),
    ('"On 10 December, between …": the day of the sentence gives way to that of the document',
     lambda plan: is_spoken(plan) and begins_on_another_day(plan)),
    ("entries of the evening before take the day of the window's field",
     lambda plan: plan.is_undated() and begins_on_another_day(plan)),
    ('"11:48 PM", then "2:15 – 3:58 AM": no midnight is seen', shares_half_after_midnight),
    ('lists below a day behind a timed line of another section are not judged',
     lambda plan: bool(plan.fault) and plan.fault.kind == 'swap' and is_spoken(plan)
     and plan.form in ('days', 'nested days')),
]


def is_known(plan):
    return any(shows(plan) for _, shows in KNOWN)
