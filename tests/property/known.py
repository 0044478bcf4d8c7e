"""Documents that pmlint does not read rightly yet: left out unless --known-failures is given.

Each entry: what is wrong, and which plans show it. An entry goes as soon as its fault is mended.
"""

KNOWN = []


def is_known(plan):
    return any(shows(plan) for _, shows in KNOWN)
