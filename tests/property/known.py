"""Documents that pmlint does not read rightly yet: left out unless --known-failures is given.

Each entry says what is wrong and which plans may show it. An entry goes when its fault is mended.
"""

KNOWN = [
    ('newest first: clocks of 12 or less without am or pm, in a list of few entries',
     lambda plan: plan.newest_first and plan.clock == 'half day'
     and plan.dates_at not in ('entries', 'column')),
]


def is_known(plan):
    return any(shows(plan) for _, shows in KNOWN)
