"""Clocks, dates, zones and lengths as people write them, and what they mean.

Nothing here comes from pmlint: the names, the offsets and the seasons are written down once more,
from the calendar, so that a slip in one of the two shows.
"""
from collections import namedtuple
from datetime import date, timedelta

MONTHS = ('January February March April May June July August September October November '
          'December').split()
WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()

# How far a reader can settle a zone's name:
#   plain    one offset (on that day)
#   several  the name stands for more than one offset, and nobody says which
#   drift    a standard name in the region's summer: meant as written, or as the summer's clock?
#   file     named by region; settled only where the system has its rules
Zone = namedtuple('Zone', 'written minutes kind')

FIXED = {
    'UTC': 0, 'GMT': 0, 'WAT': 60, 'CAT': 120, 'EAT': 180, 'SAST': 120, 'MSK': 180, 'GST': 240,
    'SGT': 480, 'HKT': 480, 'JST': 540, 'KST': 540, 'HST': -600, 'UTC+2': 120, 'UTC-5': -300,
    'UTC+05:30': 330, 'GMT+1': 60, 'West Africa Time': 60, 'Kigali time': 120,
    'Japan Standard Time': 540,
}
# name: region, minutes of standard time, whether the name is that of summer time (None: of both)
SEASONAL = {
    'WET': ('Europe', 0, False), 'WEST': ('Europe', 0, True),
    'CET': ('Europe', 60, False), 'CEST': ('Europe', 60, True),
    'EET': ('Europe', 120, False), 'EEST': ('Europe', 120, True),
    'EST': ('America', -300, False), 'EDT': ('America', -300, True),
    'MST': ('America', -420, False), 'MDT': ('America', -420, True),
    'PST': ('America', -480, False), 'PDT': ('America', -480, True),
    'AKST': ('America', -540, False), 'AKDT': ('America', -540, True),
    'AEST': ('Australia', 600, False), 'AEDT': ('Australia', 600, True),
    'NZST': ('New Zealand', 720, False), 'NZDT': ('New Zealand', 720, True),
    'ET': ('America', -300, None), 'PT': ('America', -480, None), 'MT': ('America', -420, None),
    'Pacific Time': ('America', -480, None), 'Eastern Time': ('America', -300, None),
    'Central European Time': ('Europe', 60, False),
}
SEVERAL = {'IST': (330, 60, 120), 'CST': (-360, -300, 480), 'BST': (60, 360), 'AST': (-240, 180)}
REGIONS = {'Africa/Kigali': 120, 'Asia/Tokyo': 540, 'Asia/Kolkata': 330}
# Behind a clock "-04:00" might as well be the end of a range.
OFFSETS = {'Z': 0, '+00:00': 0, '+02:00': 120, '+05:30': 330, '+09:00': 540}

# First and last (month, day) on which the region's clocks surely stand on summer time, in every
# year, and the same for standard time. The days between are never used.
SUMMER = {
    'Europe': ((4, 1), (10, 24)), 'America': ((3, 15), (10, 31)),
    'Australia': ((10, 8), (3, 31)), 'New Zealand': ((10, 1), (3, 31)),
}
WINTER = {
    'Europe': ((11, 1), (3, 24)), 'America': ((11, 8), (3, 7)),
    'Australia': ((4, 8), (9, 30)), 'New Zealand': ((4, 8), (9, 23)),
}


def lies_within(day, bounds):
    first, last = bounds
    if first <= last:
        return first <= (day.month, day.day) <= last
    return (day.month, day.day) >= first or (day.month, day.day) <= last


def is_summer(region, first, last):
    """Whether the days from first to last lie in summer time; None where that is not sure."""
    if (last - first).days > 100:
        return None
    for season, answer in ((SUMMER, True), (WINTER, False)):
        if lies_within(first, season[region]) and lies_within(last, season[region]):
            return answer
    return None


def seasonal_zone(name, first, last):
    """The zone of that name on those days, or None where no careful person would write it."""
    region, standard, of_summer = SEASONAL[name]
    summer = is_summer(region, first, last)
    if summer is None or (of_summer and not summer):
        return None
    if of_summer is None or of_summer == summer:
        return Zone(name, standard + 60 * summer, 'plain')
    return Zone(name, standard, 'drift')


def pick_zone(random, first, last):
    """A zone that can stand anywhere in a document about those days."""
    kind = random.choices(['fixed', 'seasonal', 'several', 'file'], [55, 30, 8, 7])[0]
    if kind == 'several':
        name = random.choice(sorted(SEVERAL))
        return Zone(name, random.choice(SEVERAL[name]), 'several')
    if kind == 'file':
        name = random.choice(sorted(REGIONS))
        return Zone(name, REGIONS[name], 'file')
    if kind == 'seasonal':
        zone = seasonal_zone(random.choice(sorted(SEASONAL)), first, last)
        if zone:
            return zone
    name = random.choice(['UTC', 'UTC', 'GMT'] + sorted(FIXED))
    return Zone(name, FIXED[name], 'plain')


def pick_offset(random):
    name = random.choice(sorted(OFFSETS))
    return Zone(name, OFFSETS[name], 'plain')


def offset_words(minutes):
    sign = '-' if minutes < 0 else '+'
    return f'{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}'


def is_abbreviation(zone):
    return zone.written.isalpha() and zone.written.isupper() and len(zone.written) > 1


def half_of(time):
    return 'AM' if time.hour < 12 else 'PM'


def hour_12(time):
    return time.hour % 12 or 12


# Each form of a clock: how it is written, and to what it must be rounded (in minutes; 0: seconds).
CLOCKS = {
    'colon': (lambda t: f'{t.hour:02}:{t.minute:02}', 1),
    'colon, no zero': (lambda t: f'{t.hour}:{t.minute:02}', 1),
    'seconds': (lambda t: f'{t.hour:02}:{t.minute:02}:{t.second:02}', 0),
    'PM': (lambda t: f'{hour_12(t)}:{t.minute:02} {half_of(t)}', 1),
    'pm': (lambda t: f'{hour_12(t)}:{t.minute:02}{half_of(t).lower()}', 1),
    'p.m.': (lambda t: f'{hour_12(t)}:{t.minute:02} {half_of(t)[0].lower()}.m.', 1),
    'dot pm': (lambda t: f'{hour_12(t)}.{t.minute:02}{half_of(t).lower()}', 1),
    'hour pm': (lambda t: f'{hour_12(t)}{half_of(t).lower()}', 60),
    'hrs': (lambda t: f'{t.hour:02}{t.minute:02}hrs', 1),
    'hours': (lambda t: f'{t.hour:02}{t.minute:02} hours', 1),
    'h': (lambda t: f'{t.hour:02}h{t.minute:02}', 1),
    'dot': (lambda t: f'{t.hour:02}.{t.minute:02}', 1),
    'four': (lambda t: f'{t.hour:02}{t.minute:02}', 1),
    'half day': (lambda t: f'{hour_12(t)}:{t.minute:02}', 1),
}
# Where neither form nor am/pm says in which half of the day a clock of 1 to 12 stands.
OPEN_CLOCKS = ('colon', 'colon, no zero', 'seconds', 'dot', 'half day')
# These are clocks for a reader only at the head of an entry among others of their kind.
ENTRY_CLOCKS = ('dot', 'four', 'half day')


def write_clock(form, time):
    return CLOCKS[form][0](time)


def plain_clock(time, form):
    """The 24-hour clock as pmlint's JSON gives it."""
    return f'{time.hour:02}:{time.minute:02}' + (f':{time.second:02}' if form == 'seconds' else '')


def ordinal(number):
    tail = 'th' if number % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')
    return f'{number}{tail}'


# Each form of a date, with (True) or without its year, and whether it names the weekday.
DATES = {
    'iso': (lambda d: d.strftime('%Y-%m-%d'), True, False),
    'slashes': (lambda d: d.strftime('%Y/%m/%d'), True, False),
    'May 3, 2024': (lambda d: f'{MONTHS[d.month - 1]} {d.day}, {d.year}', True, False),
    'May 3rd, 2024': (lambda d: f'{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}', True, False),
    '3 May 2024': (lambda d: f'{d.day} {MONTHS[d.month - 1]} {d.year}', True, False),
    '3 Mar 2024': (lambda d: f'{d.day} {MONTHS[d.month - 1][:3]} {d.year}', True, False),
    'Friday, May 3, 2024': (
        lambda d: f'{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}', True, True),
    'Fri 3 May 2024': (
        lambda d: f'{WEEKDAYS[d.weekday()][:3]} {d.day} {MONTHS[d.month - 1]} {d.year}', True, True),
    'Friday 2024-05-03': (lambda d: f'{WEEKDAYS[d.weekday()]} {d:%Y-%m-%d}', True, True),
    'May 3': (lambda d: f'{MONTHS[d.month - 1]} {d.day}', False, False),
    '3 May': (lambda d: f'{d.day} {MONTHS[d.month - 1]}', False, False),
    'Friday 3 May': (
        lambda d: f'{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]}', False, True),
    'month/day': (lambda d: f'{d.month:02}/{d.day:02}/{d.year}', True, False),
    'day/month': (lambda d: f'{d.day:02}/{d.month:02}/{d.year}', True, False),
}
FULL_DATES = [name for name, form in DATES.items() if form[1] and '/' not in name]
YEARLESS_DATES = [name for name, form in DATES.items() if not form[1]]
WEEKDAY_DATES = [name for name, form in DATES.items() if form[1] and form[2]]
EITHER_ORDER = ('month/day', 'day/month')


def write_date(form, day):
    return DATES[form][0](day)


def has_year(form):
    return DATES[form][1]


def wrong_weekday(words, day, steps):
    """The words of a date with a weekday that is `steps` days off."""
    right, wrong = WEEKDAYS[day.weekday()], WEEKDAYS[(day + timedelta(days=steps)).weekday()]
    return words.replace(right, wrong) if right in words else words.replace(right[:3], wrong[:3])


IMPOSSIBLE_DATES = ['2024-02-30', '2023-02-29', '2021-13-04', '2022-04-31', '31 June 2022',
                    'February 29, 2023', '30 February 2024', '2023/09/31']
IMPOSSIBLE_CLOCKS = ['25:10', '14:75', '24:30', '26:05']

NUMBERS = ('zero one two three four five six seven eight nine ten eleven twelve').split()


def plural(number, unit):
    return f'{number} {unit}' if number == 1 else f'{number} {unit}s'


def decimal_hours(minutes):
    return f'{minutes / 60:.2f}'.rstrip('0').rstrip('.')


def length_forms(minutes):
    """All the ways in which that many minutes are written exactly."""
    hours, rest = divmod(minutes, 60)
    forms = [f'{minutes} minutes' if minutes != 1 else '1 minute', f'{minutes} min',
             f'PT{hours}H{rest}M' if hours else f'PT{rest}M']
    if hours:
        forms += [f'{hours} h {rest} min', f'{hours}h{rest:02}m', f'{hours}:{rest:02} h',
                  f'{plural(hours, "hour")} {plural(rest, "minute")}',
                  f'{plural(hours, "hour")} and {plural(rest, "minute")}']
    if hours and rest == 0:
        forms = [f'{hours} h', plural(hours, 'hour'), f'{minutes} minutes']
        forms += [plural(NUMBERS[hours], 'hour')] if 1 < hours <= 12 else []
    if hours and rest in (15, 30, 45):
        forms.append(f'{decimal_hours(minutes)} hours')
    if 1 < hours <= 12 and rest == 30:
        forms += [f'{hours} and a half hours', f'{NUMBERS[hours]} and a half hours']
    if minutes == 30:
        forms.append('half an hour')
    if minutes == 90:
        forms.append('an hour and a half')
    if minutes > 1440 and rest == 0 and hours % 24:
        forms.append(f'{plural(hours // 24, "day")} {plural(hours % 24, "hour")}')
    return forms


def random_day(random):
    return date(2019, 1, 1) + timedelta(days=random.randrange(2550))
