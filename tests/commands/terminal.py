#!/usr/bin/env python3
"""Runs a command whose standard error is a terminal, and prints what reached the terminal.

terminal.py [--both] [--screen] COMMAND [ARGUMENT]...

--both     standard output is the terminal too; else it is thrown away
--screen   print what stands on the screen in the end, not each byte that came
"""
import os
import pty
import re
import subprocess
import sys


def run(command, both):
    """What a command writes to its terminal."""
    ours, theirs = pty.openpty()
    out = theirs if both else subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=theirs)
    os.close(theirs)
    came = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # so Linux tells that nobody has the other end open
            break
        if not piece:
            break
        came += piece
    process.wait()
    return came.decode()


def screen(came):
    """The lines that stand on an endless screen."""
    lines, column = [""], 0
    for part in re.findall(r"\x1b\[K|[^\x1b]", came):
        line = lines[-1]
        if part == "\r":
            column = 0
        elif part == "\n":
            lines.append("")
            column = 0
        elif part == "\x1b[K":
            lines[-1] = line[:column]
        else:
            lines[-1] = line[:column] + part + line[column + 1:]
            column += 1
    return "\n".join(lines)


def main():
    words = sys.argv[1:]
    options = set()
    while words and words[0] in ("--both", "--screen"):
        options.add(words.pop(0))
    came = run(words, "--both" in options)
    sys.stdout.write(screen(came) if "--screen" in options else came)


main()
