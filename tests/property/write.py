"""Writes a plan as Markdown and notes on which line what stands."""
from dataclasses import dataclass, field

import times

ROLE_HEADINGS = {'summary': 'Summary', 'impact': 'Impact', 'timeline': 'Timeline',
                 'cause': 'Root cause', 'actions': 'Action items', 'lessons': 'Lessons learned'}
PLAIN_SECTIONS = {
    'impact': ['About 12% of all users saw an error page, and 340 orders were lost.'],
    'cause': ['A release removed an index that the checkout needs. It was not noticed because the',
              'test database is small.'],
    'actions': ['- Refuse releases that remove an index (owner: @ann, due: {due})',
                '- Alert when checkout needs more than 2 seconds (owner: @ben, due: {due})'],
    'lessons': ['- Backups run for 45 minutes per day and are kept for 30 days.',
                '- The runbook was easy to find.'],
}
MARKS = {'bullets': '- ', 'stars': '* ', 'bold': '- ', 'days': '- ', 'nested days': '  - '}
BOLD_FORMS = ('bold', 'bold lines')


@dataclass
class Document:
    text: str = ''
    entry_lines: list = field(default_factory=list)  # of plan.entries, by their index
    lines: dict = field(default_factory=dict)        # title, field, summary, length, start, end …


class Writer:
    def __init__(self, plan):
        self.plan = plan
        self.lines = []
        self.places = {}
        self.entry_lines = [0] * len(plan.entries)

    def add(self, *lines):
        self.lines.extend(lines)
        return len(self.lines)

    def mark(self, name, line):
        self.places.setdefault(name, line)


def zone_words(plan, zone, behind):
    """A zone behind a clock."""
    if zone.written == 'Z':
        return 'Z' if plan.clock in ('colon', 'seconds') else ' UTC'
    if zone.written in times.OFFSETS:
        return zone.written if behind == 'T' else ' ' + zone.written
    if behind == 'T' and plan.zone_form < 4:
        return 'Z' if zone.minutes == 0 else times.offset_words(zone.minutes)
    return f' ({zone.written})' if plan.zone_form == 0 else f' {zone.written}'


def fault_of(plan, kind, where, at=None):
    fault = plan.fault
    if fault and fault.kind == kind and fault.where == where and at in (None, fault.at):
        return fault
    return None


def date_words(plan, form, day, where, at=None):
    fault = fault_of(plan, 'impossible date', where, at)
    if fault:
        return fault.words
    words = times.write_date(form, day)
    fault = fault_of(plan, 'weekday', where, at)
    return times.wrong_weekday(words, day, fault.other) if fault else words


def clock_words(plan, time, form):
    if plan.words_for_hours and form not in ('half day', 'hour pm') and plan.date_join != 'T':
        if (time.hour, time.minute, time.second) == (12, 0, 0):
            return 'noon'
    return times.write_clock(form, time)


def shown_entry(plan, index):
    """The entry whose time stands at that index: another one where two are swapped."""
    fault = plan.fault
    if fault and fault.kind == 'swap':
        index = {fault.at: fault.other, fault.other: fault.at}.get(index, index)
    return plan.entries[index]


def entry_clock(plan, entry, index, zoned):
    """The clock of an entry, with its range and its zone."""
    fault = fault_of(plan, 'impossible clock', 'entry', index)
    words = fault.words if fault else clock_words(plan, entry.start, plan.clock)
    if entry.end and not fault:
        end = times.write_clock(plan.clock, entry.end)
        same_half = times.half_of(entry.start) == times.half_of(entry.end)
        if plan.clock == 'PM' and same_half and plan.zone_form % 2 and words != 'noon':
            words = words[:-3]
        # Behind a 'T' a hyphen would begin an offset.
        words += (' - ' if plan.date_join == 'T' else plan.range_mark) + end
    if zoned:
        words += zone_words(plan, entry.zone or plan.zone, 'T' if is_exact(plan, entry) else '')
    return entry.about + words


def is_exact(plan, entry):
    """2024-05-03T14:05, behind which an offset needs no blank."""
    return is_dated(plan) and plan.date_join == 'T' and not entry.end


def is_offset_written(plan, entry):
    return plan.zone_at == 'entry' and is_exact(plan, entry) and plan.zone_form < 4


def is_dated(plan):
    return plan.dates_at == 'entries'


def join_date(plan, day, clock):
    if plan.date_join == 'behind':
        return f'{clock}, {day}' if plan.zone_form % 2 else f'{clock} on {day}'
    return day + plan.date_join + clock


def entry_stamp(plan, index):
    entry = shown_entry(plan, index)
    clock = entry_clock(plan, entry, index, plan.zone_at == 'entry')
    if not is_dated(plan):
        return clock
    day = date_words(plan, plan.date_form, entry.start.date(), 'entry', index)
    return join_date(plan, day, clock)


def title(writer):
    plan = writer.plan
    words = '# Checkout outage'
    if plan.doc_date_at == 'title':
        day = date_words(plan, plan.doc_date_form, plan.doc_day, 'title')
        words += (' on ', ', ', ': ')[plan.zone_form % 3] + day
    writer.mark('title', writer.add(words))
    writer.add('')


def point_words(plan, time, dated):
    """A start or an end, as it stands in a field."""
    form = 'colon' if plan.clock in times.ENTRY_CLOCKS + ('hour pm', 'seconds') else plan.clock
    words = times.write_clock(form, time)
    if plan.zone and plan.window_zoned:
        words += zone_words(plan, plan.zone, '')
    if dated:
        words = times.write_date(plan.window_date_form, time.date()) + ' ' + words
    return words


def window_points(plan):
    start, end = plan.window
    return (end, start) if plan.fault and plan.fault.kind == 'backward' else (start, end)


def list_fields(plan):
    """Names and values of the fields, with the names under which their lines are kept."""
    fields = []
    if plan.doc_date_at == 'field':
        day = date_words(plan, plan.doc_date_form, plan.doc_day, 'field')
        fields.append(('field', 'Date', day))
    if plan.zone_at == 'field':
        fields.append(('zone', 'Timezone', plan.zone.written))
    if plan.window_at == 'fields':
        start, end = window_points(plan)
        fields.append(('start', 'Start', point_words(plan, start, plan.window_dated)))
        fields.append(('end', 'End', point_words(plan, end, plan.window_dated)))
    if plan.window_at == 'window field':
        start, end = window_points(plan)
        one_day = start.date() == end.date() and not plan.fault
        words = point_words(plan, start, plan.window_dated) + ' to '
        words += point_words(plan, end, plan.window_dated and not one_day)
        fields.append(('end', 'Window', words))
    if plan.length and plan.length_at == 'field':
        fields.append(('length', 'Duration', length_words(plan)))
    return fields


def length_words(plan):
    return plan.fault.words if plan.fault and plan.fault.kind == 'double' else plan.length


def write_fields(writer):
    fields = list_fields(writer.plan)
    form = writer.plan.field_form
    if form == 'table' and fields:
        writer.add('| Field | Value |', '| --- | --- |')
    for mark, name, value in fields:
        line = {'bold': f'**{name}:** {value}', 'list': f'- {name}: {value}',
                'plain': f'{name}: {value}', 'table': f'| {name} | {value} |'}[form]
        writer.mark(mark, writer.add(line))
        if form in ('bold', 'plain'):
            writer.add('')
    if fields and form in ('list', 'table'):
        writer.add('')


def summary_window(plan):
    """'On 3 May 2024, from 14:00 to 16:30 UTC', or what of it is said."""
    start, end = plan.window
    one_day = start.date() == end.date()
    dated = plan.window_dated or plan.doc_date_at == 'summary'
    join, head = (' to ', 'from ') if plan.window_at == 'sentence' else (' and ', 'between ')
    short = one_day or end - start < times.timedelta(hours=17)
    first = point_words(plan, start, dated and not short)
    if short and plan.zone and plan.window_zoned:
        first = first[:-len(zone_words(plan, plan.zone, ''))]
    words = head + first + join + point_words(plan, end, dated and not short)
    if dated and short:
        day = date_words(plan, plan.doc_date_form if plan.doc_date_at == 'summary'
                         else plan.window_date_form, start.date(), 'summary')
        return f'On {day}, {words},'
    return words[0].upper() + words[1:]


def write_summary(writer):
    plan = writer.plan
    if plan.window_at in ('sentence', 'between'):
        line = writer.add(f'{summary_window(plan)} the checkout of the shop failed.')
    else:
        line = writer.add('The checkout of the shop failed.')
    writer.mark('summary', line)
    writer.mark('end', line)
    if plan.length and plan.length_at == 'sentence':
        writer.mark('length', writer.add(f'The outage lasted {length_words(plan)}.'))
    writer.add('')


def timeline_heading(plan):
    words = '## Timeline'
    if plan.doc_date_at == 'heading':
        day = date_words(plan, plan.doc_date_form, plan.doc_day, 'heading')
        words += f' of {day}'
    if plan.zone_at == 'heading':
        zone = plan.zone.written
        words += (f' ({zone})', f' (all times {zone})', f' (all times in {zone})',
                  f' (times in {zone})', f' in {zone}', f', all times in {zone}')[plan.zone_form]
    return words


def zone_note(plan):
    zone = plan.zone.written
    return (f'All times are in {zone}.', f'All times {zone}.', f'*All times in {zone}*',
            f'(all times are {zone})', f'Times are in {zone}.',
            f'All timestamps are in {zone}.')[plan.zone_form]


def entry_order(plan):
    order = list(range(len(plan.entries)))
    return order[::-1] if plan.newest_first else order


def time_header(plan):
    if plan.zone_at != 'column':
        return 'Time'
    zone = plan.zone.written
    return (f'Time ({zone})', f'Time {zone}', f'Time [{zone}]')[plan.zone_form % 3]


def write_table(writer):
    plan = writer.plan
    dates = plan.form == 'date table'
    head = (['Date'] if dates else []) + [time_header(plan), 'Event']
    writer.add('| ' + ' | '.join(head) + ' |', '|' + ' --- |' * len(head))
    above = None
    for index in entry_order(plan):
        entry = shown_entry(plan, index)
        cells = [entry_stamp(plan, index), plan.entries[index].text]
        if dates:
            day = date_words(plan, plan.date_form, entry.start.date(), 'entry', index)
            cells.insert(0, '' if plan.dates_at == 'sparse column' and day == above else day)
            above = day
        writer.entry_lines[index] = writer.add('| ' + ' | '.join(cells) + ' |')


def write_list(writer):
    plan = writer.plan
    for number, index in enumerate(entry_order(plan)):
        stamp = entry_stamp(plan, index)
        mark = f'{number + 1}. ' if plan.form == 'numbered' else MARKS.get(plan.form, '')
        if plan.form == 'bold':
            stamp = f'**{stamp}**'
        line = writer.add(mark + stamp + plan.join + plan.entries[index].text)
        writer.entry_lines[index] = line
        if plan.form == 'paragraphs':
            writer.add('')


def write_bold_lines(writer):
    plan = writer.plan
    for index in entry_order(plan):
        words = f'**{entry_stamp(plan, index)}**{plan.join}{plan.entries[index].text}'
        writer.entry_lines[index] = writer.add(words)
        writer.add('')


def write_headings(writer):
    plan = writer.plan
    for index in entry_order(plan):
        stamp, text = entry_stamp(plan, index), plan.entries[index].text
        if plan.zone_form % 2:
            writer.entry_lines[index] = writer.add(f'### {stamp}')
            writer.add('', f'{text}.', '')
        else:
            writer.entry_lines[index] = writer.add(f'### {stamp}{plan.join}{text}')
            writer.add('', 'The on-call engineer wrote it down.', '')


def write_days(writer):
    plan = writer.plan
    above = None
    for index, entry in enumerate(plan.entries):
        day = entry.start.date()
        if day != above:
            words = date_words(plan, plan.date_form, day, 'days')
            if plan.form == 'nested days':
                writer.mark('days', writer.add(f'- {words}'))
            else:
                writer.add('') if above else None
                writer.mark('days', writer.add(f'### {words}'))
                writer.add('')
            above = day
        words = entry_stamp(plan, index) + plan.join + entry.text
        writer.entry_lines[index] = writer.add(MARKS[plan.form] + words)


FORM_WRITERS = {'table': write_table, 'date table': write_table, 'bold lines': write_bold_lines,
                'headings': write_headings, 'days': write_days, 'nested days': write_days}


def write_timeline(writer):
    if writer.plan.zone_at == 'note':
        writer.add(zone_note(writer.plan), '')
    FORM_WRITERS.get(writer.plan.form, write_list)(writer)
    writer.add('')


def write_section(writer, name):
    plan = writer.plan
    line = writer.add(timeline_heading(plan) if name == 'timeline'
                      else '## ' + ROLE_HEADINGS[name])
    if name == 'timeline':
        writer.mark('heading', line)
    writer.add('')
    if name == 'summary':
        write_summary(writer)
    elif name == 'timeline':
        write_timeline(writer)
    else:
        write_plain(writer, name)


def write_plain(writer, name):
    plan = writer.plan
    last = plan.entries[-1].start.date() + times.timedelta(days=20)
    for at, words in enumerate(PLAIN_SECTIONS[name]):
        line = writer.add(words.format(due=date_words(plan, 'iso', last, 'due', at)))
        if name == 'actions':
            writer.mark('due', line)
    writer.add('')


def write(plan):
    writer = Writer(plan)
    title(writer)
    write_fields(writer)
    for name in plan.sections:
        write_section(writer, name)
    text = '\n'.join(writer.lines).rstrip('\n') + '\n'
    return Document(text, writer.entry_lines, writer.places)
