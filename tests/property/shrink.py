"""Makes a failing plan smaller for as long as it still fails in the same way."""
from dataclasses import replace
from datetime import timedelta

import faults
import times


def without_entry(plan, index):
    entries = plan.entries[:index] + plan.entries[index + 1:]
    fault = plan.fault
    if fault and index in (fault.at, fault.other) and (fault.kind == 'swap' or fault.where == 'entry'):
        return None
    if fault and (fault.kind == 'swap' or fault.where == 'entry'):
        other = fault.other - (index < fault.other) if fault.kind == 'swap' else fault.other
        fault = replace(fault, at=fault.at - (index < fault.at), other=other)
    return replace(plan, entries=entries, fault=fault)


def tells_days(plan):
    """Whether entries without a date still begin on the document's day, and no day is skipped."""
    if not plan.is_undated():
        return True
    starts = [entry.start for entry in plan.entries]
    near = all(late - early < timedelta(hours=18) for early, late in zip(starts, starts[1:]))
    return near and starts[0].date() == plan.doc_day


def keeps_fault(plan):
    """Whether a planted fault is still certain."""
    fault = plan.fault
    if not fault or fault.kind != 'swap':
        return True
    return faults.swap_is_certain(plan, fault.at, fault.other)


PLAINER = [
    {'length': None}, {'window_at': None, 'window': None, 'length': None}, {'field_form': 'bold'},
    {'join': ' '}, {'newest_first': False}, {'words_for_hours': False}, {'zone_form': 5},
    {'zone_form': 1}, {'doc_date_form': 'iso'}, {'window_date_form': 'iso'}, {'date_form': 'iso'},
    {'form': 'bullets'}, {'clock': 'colon'}, {'window_zoned': True}, {'window_dated': False},
    {'doc_date_at': 'title'}, {'zone_at': 'heading'}, {'zone': times.Zone('UTC', 0, 'plain')},
    {'window_at': 'sentence'}, {'length_at': 'field'},
]


def can_be(plan, changes):
    """Whether the change leaves a plan whose truth is still told by its text."""
    if plan.fault and plan.fault.kind in ('double', 'backward', 'weekday') and not (
            set(changes) <= {'join', 'zone_form'}):
        return False
    if 'window_at' in changes and (plan.zone_at == 'window' or plan.doc_date_at == 'summary'
                                   or not plan.window_at):
        return False
    if 'zone' in changes and (not plan.zone or plan.is_mixed() or plan.window_at):
        return False
    if 'zone_at' in changes and (not plan.zone or plan.is_mixed() or plan.clock == 'four'
                                 or plan.zone.written in times.OFFSETS):
        return False
    if 'form' in changes and (plan.dates_at in ('days', 'column', 'sparse column')
                              or plan.zone_at == 'column'):
        return False
    if 'clock' in changes and times.CLOCKS[plan.clock][1] != 1:
        return False
    if 'doc_date_at' in changes and not plan.doc_date_at:
        return False
    if 'length' in changes and 'window_at' not in changes and not plan.window_at:
        return False
    return True


def smaller(plan):
    for index in range(len(plan.entries)):
        if len(plan.entries) > 1:
            yield without_entry(plan, index)
    for name in plan.sections:
        needed = name in ('summary', 'timeline')
        if not needed and not (plan.fault and plan.fault.where == 'due' and name == 'actions'):
            yield replace(plan, sections=tuple(each for each in plan.sections if each != name))
    for index, entry in enumerate(plan.entries):
        if entry.end:
            shorter = replace(entry, end=None)
            yield replace(plan, entries=plan.entries[:index] + (shorter,) + plan.entries[index + 1:])
    for changes in PLAINER:
        if can_be(plan, changes) and replace(plan, **changes) != plan:
            yield replace(plan, **changes)


def shrink(plan, fails, attempts=400):
    """The smallest plan that was found for which fails(plan) is still true."""
    progress = True
    while progress and attempts > 0:
        progress = False
        for candidate in smaller(plan):
            if candidate is None or not (
                    keeps_fault(candidate) and tells_days(candidate)):
                continue
            attempts -= 1
            if fails(candidate):
                plan, progress = candidate, True
                break
            if attempts <= 0:
                break
    return plan
