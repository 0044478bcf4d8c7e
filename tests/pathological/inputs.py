"""Documents that somebody might write to make a reader slow, large or wrong, by name. Each is a
function of a number of bytes and gives about so many."""
import itertools

HEAD = '# Outage of the shop on 2025-03-17\n\nThe shop was down.\n\n'
SECTIONS = {
    'summary': '## Summary\n\n',
    'timeline': '## Timeline\n\n2025-03-17, all times in UTC.\n\n',
    'cause': '## Root cause\n\n',
    'actions': '## Action items\n\n',
}


def fill(unit, size):
    """As many of the unit as fit, at least one."""
    return unit * max(size // len(unit.encode()), 1)


def count_up(form, size):
    """form(0), form(1) and so on, as many as fit."""
    parts = []
    for number in itertools.count():
        part = form(number)
        size -= len(part.encode())
        if size < 0 and parts:
            return ''.join(parts)
        parts.append(part)


def halves(opener, middle, closer):
    return lambda size: fill(opener, size // 2) + middle + fill(closer, size // 2)


def lines_and(unit, line):
    """A deep line, and many below it."""
    return lambda size: fill(unit, size // 2) + 'x\n' + fill(line, size // 2)


def staircase(size):
    """Lists within lists, a line each: as deep as fits."""
    return count_up(lambda n: '  ' * n + '* a\n', size)


def square_table(size):
    """As many columns as rows, of empty cells."""
    side = int((size / 2) ** 0.5)
    return '|a' * side + '|\n' + '|-' * side + '|\n' + ('|' * side + '\n') * side


def wide_table(size):
    columns = size // 6
    return '|a' * columns + '|\n' + '|-' * columns + '|\n' + '|b' * columns + '|\n'


def columns_and_short_rows(columns):
    return lambda size: ('|a' * columns + '|\n' + '|-' * columns + '|\n' + fill('a\n', size - 4 * columns))


# The parser's own list, and what else is known to be slow in it.
MARKDOWN = {
    'nested strong': halves('*a **a ', 'b', ' a** a*'),
    'closers of emphasis': 'a_ ',
    'openers of emphasis': '_a ',
    'closers of links': 'a]',
    'openers of links': '[a',
    'mismatched emphasis': '*a_ ',
    'two kinds of emphasis': halves('*a ', '', '_a*_ '),
    'emphasis of two lengths': halves('*a ', '', 'b**c* '),
    'emphasis of two lengths and few openers': lambda size: fill('*a ', size // 6) + fill('b**c* ', size * 5 // 6),
    'emphasis within words': lambda size: fill('a*b**c', size),
    'two kinds of emphasis within words': halves('*a ', '', 'b_c*_ '),
    'strong and emphasis': '**a** *b* __c__ _d_ ',
    'emphasis in threes': lambda size: 'a**b' + fill('c* ', size),
    'links and emphasis': '[ a_',
    'brackets and parentheses': '[ (](',
    'images in images': '![[]()',
    'hard links': '**x [a*b**c*](d)',
    'nested brackets': halves('[', 'a', ']'),
    'nested quotes': '> ',
    'nested quotes without blanks': lambda size: fill('>', size - 1) + 'a',
    'nested lists in a line': lambda size: fill('- ', size - 1) + 'a',
    'nested lists': staircase,
    'ten thousand quotes': lambda size: fill('> ' * 10000 + 'a\n', size),
    'ten thousand lists': lambda size: fill('- ' * 10000 + 'a\n', size),
    'quotes of a hundred levels': '>' * 100 + ' a\n',
    'lists of a hundred levels': '- ' * 100 + 'a\n',
    'backticks': lambda size: count_up(lambda n: 'e' + '`' * n, size),
    'pairs of backticks': lambda size: count_up(lambda n: '`' * (n % 400 + 1) + 'a ', size),
    'unclosed links in angles': '[a](<b',
    'unclosed links': '[a](b',
    'titles unclosed': '[a](b "',
    'unclosed comments': lambda size: '</' + fill('<!--', size),
    'comments unclosed in a paragraph': 'a <!-- ',
    'comments': '<!-- a -->',
    'processing instructions': 'a <?',
    'declarations': 'a <!A ',
    'character data': 'a <![CDATA[',
    'tags': '<a',
    'tags with attributes': '<a b="c" d=\'e\' f>',
    'unclosed attributes': '<a b="',
    'automatic links': '<http://a',
    'blank lines in lists': lines_and('- ', '\n'),
    'blank lines in lists and quotes': lambda size: '> ' + fill('- ', size // 2) + 'x\n' + fill('>\n', size // 2),
    'emphasis in a deep quote': lines_and('>', 'a*'),
    'link definitions': lambda size: count_up(lambda n: f'[{n}]: /u\n', size),
    'link definitions of a name': '[a]: /u\n',
    'link definitions and uses': lambda size: count_up(lambda n: f'[{n}]: /u\n', size // 2) +
    '\n' + count_up(lambda n: f'[{n}] ', size // 2),
    'a long definition used often': lambda size: f'[a]: /{"u" * (size // 2)}\n\n' + fill('[a]\n', size // 2),
    'definitions unfinished': '[a]:\n',
    'labels of a thousand': lambda size: fill('[' + 'a' * 998 + ']', size),
    'entities': '&amp;',
    'unknown entities': '&abcdefghijklmnopqrstuvwxyzab;',
    'unclosed entities': '&',
    'numbers of characters': '&#1234567;',
    'escapes': '\\*',
    'footnotes': lambda size: count_up(lambda n: f'a[^{n}]\n\n[^{n}]: b\n\n', size),
    'hard breaks': 'a  \n',
    'trailing blanks': lambda size: 'a' + fill(' ', size) + 'b\n',
    'blanks': ' ',
    'tabs': '\t',
    'blank lines': '\n',
    'returns': '\r',
    'rules': '* ' * 500 + '*\n\n',
    'underlines of headings': 'a\n=\n',
    'an underline of a long paragraph': lambda size: fill('a\n', size) + '===\n',
    'headings closed': '# a ' + '#' * 200 + '\n',
    'headings of marks': '#\n',
    'open fence': lambda size: '```\n' + fill('a\n', size),
    'fences': '```\na\n```\n',
    'fences of all lengths': lambda size: count_up(lambda n: '`' * (n % 500 + 3) + '\n', size),
    'html blocks': '<div>\na\n\n',
    'open html blocks': '<script>\n',
    'deep html': '<div><p>',
    'open html tables': '<table><tr><td>a',
    'html tables': '<table>\n<tr><td>14:00</td><td>a</td></tr>\n</table>\n\n',
    'one html table': lambda size: '<table>\n' + fill('<tr><td>14:00</td><td>a</td></tr>\n', size) + '</table>\n',
    'html lists': lambda size: fill('<ul><li>', size),
    'details': lambda size: fill('<details><summary>a</summary>\n\n', size),
    'square table': square_table,
    'wide table': wide_table,
    'long table': lambda size: '|a|b|\n|-|-|\n' + fill('|c|d|\n', size),
    'table without bodies': '|a|\n|-|\n',
    'tables': '|a|b|\n|-|-|\n|c|d|\n\n',
    'a table of short rows': columns_and_short_rows(40),
    'a table of a thousand columns': columns_and_short_rows(1000),
    'rows before their rule': lambda size: fill('a|b\n', size) + '-|-\n',
    'rows and vertical tabs before their rule': lambda size: fill('a\n\v\n', size) + '|a|b|\n|-|-|\n',
    'openers of links and vertical tabs': '[[[[\n\v\n',
    'rules that are no table': 'aaa\rbbb\n-\v\n',
    'rules in a paragraph': 'a\n|-|-|-|\n',
    'escaped pipes': lambda size: '|a|b|\n|-|-|\n|' + fill('\\|', size) + '|\n',
    'pipes in code': lambda size: '|a|b|\n|-|-|\n' + fill('|`a\\|b`|`c`|\n', size),
    'tasks': '- [ ] a\n',
    'strikes': '~~a',
    'strikes closed': '~~a~~ ',
    'strikes of all lengths': lambda size: count_up(lambda n: '~' * (n % 300) + 'a', size),
    'a line': 'a',
    'lines': 'a\n',
    'a long word of letters': '\u00e9',
    'characters of four bytes': '\U0001f9d1\u200d\U0001f4bb',
    'combining marks': lambda size: 'a' + fill('\u0301', size),
    'bidirectional marks': '\u202e\u2066a',
    'controls': '\x01\x1b[31m',
    'quoted lines': '> a\n',
    'quotes lazily continued': '> a\nb\n\n',
    'items lazily continued': '- a\nb\n',
    'ordered items': lambda size: count_up(lambda n: f'{n}. a\n', size),
    'items apart': '- a\n\n',
    'indented code': '    a\n',
}

# Words that pmlint itself looks for, one by one.
TOKENS = {
    'clocks': '14:00',
    'clocks with seconds': '14:00:05',
    'clocks of twelve hours': '2:05 PM',
    'bare clocks': '1415',
    'clocks and zones': '14:00 UTC',
    'dates': '2025-03-17',
    'dates in words': 'March 17, 2025',
    'dates by day': '17 Mar',
    'dates by numbers': '03/04/2025',
    'years': '2025',
    'weekdays': 'Monday',
    'moments': '2025-03-17T14:00:00Z',
    'moments and offsets': '2025-03-17 14:00:00 +02:00',
    'spans of clocks': '14:00-15:00',
    'spans of moments': '2025-03-17 14:00 to 2025-03-17 15:00 UTC',
    'zones': 'CEST',
    'zones of two meanings': 'IST',
    'offsets': 'UTC+2',
    'names of zones': 'Europe/Berlin',
    'unknown names of zones': 'Mars/Phobos',
    'relative times': 'T+15m',
    'lengths': '3 h 30 min',
    'lengths in short': '1h1m',
    'lengths in words': 'two hours and five minutes',
    'lengths approximate': 'about 2 hours',
    'lengths as clocks': '01:30:00',
    'shares': '20 % of users',
    'counts': '1,234 customers',
    'money': '$5,000',
    'severities': 'SEV-2',
    'tickets': '#427',
    'keys of tickets': 'ABC-123',
    'links': '[a](https://example.com/a)',
    'addresses': 'https://example.com/a?b=c',
    'mails': 'ada@example.com',
    'mentions': '@ada',
    'owners': '(owner: Ada, due: 2025-03-24)',
    'fields': 'Duration: 3 h',
    'bold fields': '**Duration:** 3 h',
    'starts': 'Start: 14:00 UTC',
    'ends': 'OUTAGE ENDS',
    'detections': 'Alert fired',
    'recoveries': 'Service restored',
    'blame': 'Ada should have known better',
    'vague verbs': 'Investigate and improve',
    'causes': 'The root cause was a full disk.',
    'human error': 'human error',
    'whys': 'Why did it fail? Because',
    'placeholders': 'TBD',
    'tokens': '<insert name>',
    'braces': '{{ name }}',
    'brackets': '[TODO: text]',
    'questions': 'What happened?',
    'sentences': 'It broke. ',
    'initials': 'U.S. e.g. ',
    'headings in bold': '**Summary**',
    'code': '`a`',
    'images': '![a](b.png)',
    'suppressions': '<!-- pmlint disable timeline-out-of-order: a -->',
    'suppressions of a line': '<!-- pmlint disable-line -->',
    'suppressions unknown': '<!-- pmlint disable nothing-such, word-count -->',
    'emphasis': '*a*',
    'strong': '**a**',
    'struck': '~~14:00~~',
    'done': '[x] done',
    'months': 'March',
    'negations': 'no customer was not affected',
    'french': 'cause racine',
    'japanese': '根本原因',
    'words': 'shop',
}

# How the words stand in the document.
FORMS = {
    'in a line': lambda word, size: fill(word + ' ', size),
    'without blanks': lambda word, size: fill(word, size),
    'joined by commas': lambda word, size: fill(word + ', ', size),
    'joined by dashes': lambda word, size: fill(word + '-', size),
    'in lines': lambda word, size: fill(word + '\n', size),
    'in paragraphs': lambda word, size: fill(word + '\n\n', size),
    'in items': lambda word, size: fill(f'- {word}\n', size),
    'in tasks': lambda word, size: fill(f'- [ ] {word}\n', size),
    'in one item': lambda word, size: '- ' + fill(word + '\n  ', size),
    'in nested items': lambda word, size: fill(f'- {word}\n  - {word}\n', size),
    'in headings': lambda word, size: fill(f'## {word}\n', size),
    'in deeper headings': lambda word, size: fill(f'### {word}\n\n{word}\n\n', size),
    'in rows': lambda word, size: '| Time | Event | Owner |\n|-|-|-|\n' +
    fill(f'| {word} | {word} | a |\n', min(size, 600000)),
    'in one cell': lambda word, size: '| Time | Event |\n|-|-|\n| a | ' + fill(word + ' ', size) + '|\n',
    'in bold': lambda word, size: fill(f'**{word}** a\n\n', size),
    'behind stamps': lambda word, size: fill(f'- 14:00 UTC {word}\n', size),
    'in quotes': lambda word, size: fill(f'> {word}\n', size),
    'in code': lambda word, size: '```\n' + fill(word + '\n', size) + '```\n',
    'in comments': lambda word, size: fill(f'<!-- {word} -->\n', size),
    'in links': lambda word, size: fill(f'[{word}](a) ', size),
    'in html rows': lambda word, size: '<table>' + fill(f'<tr><td>{word}</td><td>a</td></tr>\n', size) + '</table>\n',
}


def numbered(form):
    """Names that are all different: no table of what was seen stays small."""
    return lambda size: count_up(form, size)


# Times, lengths and numbers that are none, and a postmortem's parts in great number.
READING = {
    'colons and ones': '1:',
    'clocks without end': '00:00-',
    'dates without end': '2025-03-17-',
    'hours without end': '1h',
    'hours and minutes without end': '1h1m1s',
    'lengths without end': '1 h and ',
    'digits': '1',
    'digits in groups': '1,000,',
    'digits and dots': '1.',
    'numbers beyond 64 bits': '99999999999999999999999 hours ',
    'lengths beyond 64 bits': '9223372036854775807 days, ',
    'years beyond 9999': '12025-03-17 14:00 UTC\n\n',
    'years of five digits': 'March 17, 20255 ',
    'offsets without end': '+02:00',
    'zones without end': 'UTC',
    'words of zones': 'Europe/',
    'signs': '-',
    'plus signs': 'T+',
    'percent signs': '%',
    'shares without end': '1%',
    'at signs': '@',
    'hashes in a line': 'a#',
    'slashes': '/',
    'addresses without end': 'https://',
    'dots': '.',
    'quotes': '"a',
    'apostrophes': "'",
    'braces without end': '{{',
    'angles': '<a',
    'parentheses': '(a',
    'parentheses closed': 'a)',
    'questions without end': '?',
    'exclamations': 'a!',
    'semicolons': 'a;',
    'colons': 'a:',
    'fields without end': '**a:** ',
    'different headings': numbered(lambda n: f'## a{n}\n'),
    'headings deeper and deeper': numbered(lambda n: '#' * (n % 6 + 1) + f' a{n}\n'),
    'the same headings': '## Timeline\n',
    'the same headings with text': '## Root cause\n\nA full disk.\n\n',
    'the same parts nested': '# Timeline\n\n## Timeline\n\n- 14:00 UTC a\n\n',
    'different fields': numbered(lambda n: f'**Field{n}:** a\n\n'),
    'different fields in lines': numbered(lambda n: f'Field{n}: a\n'),
    'different fields in rows': lambda size: '|Field|Value|\n|-|-|\n' + count_up(lambda n: f'|f{n}|a|\n', size),
    'different owners': lambda size: SECTIONS['actions'] + count_up(lambda n: f'- Fix a (owner: A{n})\n', size),
    'different links': numbered(lambda n: f'[a](https://a.example/{n})\n'),
    'different anchors': numbered(lambda n: f'[a](#a{n})\n'),
    'different abbreviations': numbered(lambda n: '14:00 ' + ''.join(chr(65 + n // 26 ** i % 26) for i in range(4)) + '\n'),
    'different clocks': lambda size: SECTIONS['timeline'] + count_up(
        lambda n: f'- {n // 60 % 24:02}:{n % 60:02} a\n', size),
    'clocks backwards': lambda size: SECTIONS['timeline'] + count_up(
        lambda n: f'- {23 - n // 60 % 24:02}:{59 - n % 60:02} a\n', size),
    'different moments': lambda size: SECTIONS['timeline'] + count_up(
        lambda n: f'- {2000 + n // 336 % 100}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02} 14:00 UTC a\n', size),
    'moments backwards': lambda size: SECTIONS['timeline'] + count_up(
        lambda n: f'- {2099 - n // 336 % 100}-{12 - n // 28 % 12:02}-{28 - n % 28:02} 14:00 UTC a\n', size),
    'ambiguous dates': lambda size: SECTIONS['timeline'] + count_up(
        lambda n: f'- 03/{n % 12 + 1:02}/2025 1:{n % 60:02} IST a\n', size),
    'half days': lambda size: SECTIONS['timeline'] + count_up(
        lambda n: f'- {n * 7 % 12 + 1}:{n * 13 % 60:02} a\n', size),
    'days in headings': lambda size: SECTIONS['timeline'] + count_up(
        lambda n: f'### 2025-{n % 12 + 1:02}-{n % 28 + 1:02}\n\n- 14:00 UTC a\n', size),
    'zones in headings': lambda size: SECTIONS['timeline'] + fill('### All times in CEST\n\n- 14:00 a\n', size),
    'entries nested': lambda size: SECTIONS['timeline'] + count_up(
        lambda n: '  ' * (n % 40) + '- 14:00 UTC a\n', size),
    'tables of times': lambda size: SECTIONS['timeline'] + fill('|Time|a|\n|-|-|\n|14:00|b|\n\n', size),
    'wide tables of times': lambda size: SECTIONS['timeline'] + '|Time' * 90 + '|\n' + '|-' * 90 + '|\n' +
    fill('|14:00' * 90 + '|\n', min(size, 90 * 6 * 900)),
    'incidents': numbered(lambda n: f'# Outage {n}\n\n## Timeline\n\n- 14:00 UTC a\n\n## Action items\n\n- Fix a\n\n'),
    'suppressed sections': numbered(
        lambda n: f'## a{n}\n\n<!-- pmlint disable section-empty: a -->\n\n'),
    'suppressions of many rules': lambda size: '<!-- pmlint disable ' + fill('word-count, ', size) + 'word-count: a -->\n',
    'suppressions of unknown rules': lambda size: '<!-- pmlint disable ' +
    count_up(lambda n: f'rule-{n}, ', size) + 'word-count: a -->\n',
    'suppressions that hide': lambda size: SECTIONS['actions'] + fill(
        '<!-- pmlint disable-next action-item-no-owner: a -->\n- Fix a\n\n', size),
    'a profile asked for': lambda size: '---\npmlint-profile: ' + fill('a', size) + '\n---\n',
}


def front(opener, inner, closer):
    return lambda size: opener + '\n' + inner(size - len(HEAD) - 60) + closer + '\n' + HEAD


def bomb(size):
    """Each name stands for nine of the one before."""
    return count_up(lambda n: f'a{n}: &a{n} [{", ".join([f"*a{n - 1}"] * 9 if n else ["a"] * 9)}]\n', size)


# Front matter: what is within, in YAML or TOML.
FRONT = {
    'alias bomb': front('---', bomb, '---'),
    'deep flow sequences': front('---', lambda size: 'a: ' + fill('[', size) + '\n', '---'),
    'deep flow mappings': front('---', lambda size: 'a: ' + fill('{a: ', size) + '\n', '---'),
    'deep closed sequences': front('---', lambda size: 'a: ' + halves('[', 'a', ']')(size) + '\n', '---'),
    'deep block sequences': front('---', lambda size: fill('- ', size) + 'a\n', '---'),
    'deep block mappings': front('---', lambda size: count_up(lambda n: ' ' * n + 'a:\n', size), '---'),
    'keys': front('---', lambda size: count_up(lambda n: f'k{n}: a\n', size), '---'),
    'the same keys': front('---', lambda size: fill('k: a\n', size), '---'),
    'items': front('---', lambda size: 'a:\n' + fill('- a\n', size), '---'),
    'a long key': front('---', lambda size: fill('k', size) + ': a\n', '---'),
    'a long value': front('---', lambda size: 'k: ' + fill('v', size) + '\n', '---'),
    'a block of text': front('---', lambda size: 'k: |\n' + fill('  v\n', size), '---'),
    'quotes unclosed': front('---', lambda size: 'k: "' + fill('v\n', size), '---'),
    'tags of values': front('---', lambda size: fill('- !!str a\n', size), '---'),
    'anchors': front('---', lambda size: count_up(lambda n: f'- &a{n} a\n', size), '---'),
    'comments of yaml': front('---', lambda size: fill('# a\n', size), '---'),
    'moments of yaml': front('---', lambda size: count_up(lambda n: f'start{n}: 2025-03-17 14:00 UTC\n', size), '---'),
    'unclosed': lambda size: '---\n' + fill('k: a\n', size),
    'rules only': lambda size: fill('---\n', size),
    'arrays of toml': front('+++', lambda size: 'a = ' + fill('[', size) + '\n', '+++'),
    'closed arrays of toml': front('+++', lambda size: 'a = ' + halves('[', '', ']')(size) + '\n', '+++'),
    'inline tables of toml': front('+++', lambda size: 'a = ' + fill('{a = ', size) + '\n', '+++'),
    'tables of toml': front('+++', lambda size: count_up(lambda n: f'[t{n}]\na = 1\n', size), '+++'),
    'dotted keys of toml': front('+++', lambda size: fill('a.', size) + 'a = 1\n', '+++'),
    'a dotted table of toml': front('+++', lambda size: '[' + fill('a.', size) + 'a]\n', '+++'),
    'keys of toml': front('+++', lambda size: count_up(lambda n: f'k{n} = 1\n', size), '+++'),
    'strings of toml': front('+++', lambda size: 'a = """' + fill('v\n', size), '+++'),
}


# Many of what a postmortem has, in documents beyond the size that is read unless --max-size says otherwise.
MANY = {
    'headings': lambda count: '# a\n' * count,
    'different headings': lambda count: ''.join(f'## a{number}\n' for number in range(count)),
    'entries': lambda count: SECTIONS['timeline'] + ''.join(
        f'- {number // 60 % 24:02}:{number % 60:02} a\n' for number in range(count)),
    'action items': lambda count: SECTIONS['actions'] + '- Fix a\n' * count,
    'tasks': lambda count: SECTIONS['actions'] + '- [ ] Fix a\n' * count,
    'fields': lambda count: '**a:** b\n\n' * count,
}

# Patterns of a house that are slow on a document, though not at any single place of it: a pattern, and what
# is repeated, with what stands behind it.
HOUSE_PATTERNS = {
    'bytes passed by one item': (r'\d++x', '1', ' x'),
    'an item that gives back': (r'\d+\d+x', '1', ' x'),
    'nested repeats': (r'(?:a+)+$', 'a', 'b'),
    'choices alike': (r'(?:a|aa)+$', 'a', 'b'),
    'empty repeats': (r'(?:a*)*b$', 'a', 'c b'),
    'a group matched again': (r'(?=(a+))a*\1b', 'a', ' b'),
    'a long item in vain': (r'a{20000}b', 'a' * 19999 + 'c', ' b'),
    'lazy repeats': (r'(?s).*?.*?.*?zz', 'word ', ' z'),
    'a search for what is far': (r'\w+ [^.]*\.x', 'word ', '. x'),
}


# Files beside the document that no reader may choke on: each is refused.
CONFIGURATIONS = {
    'alias bomb': bomb,
    'deep flow sequences': lambda size: 'a: ' + fill('[', size),
    'deep closed sequences': lambda size: 'include: ' + halves('[', '', ']')(size) + '\n',
    'deep flow mappings': lambda size: 'rules: ' + fill('{a: ', size),
    'deep block mappings': lambda size: count_up(lambda n: ' ' * n + 'a:\n', size),
    'deep block sequences': lambda size: fill('- ', size) + 'a\n',
    'rules unknown': lambda size: 'rules:\n' + count_up(lambda n: f'  k{n}: off\n', size),
    'the same rule': lambda size: 'rules:\n' + fill('  word-count: off\n', size),
    'a long word': lambda size: 'language: ' + fill('a', size) + '\n',
    'a glob of stars': lambda size: 'exclude:\n- "' + fill('*a', size) + '"\n',
    'too large': lambda size: fill('# a\n', 2 * size),
    'itself': lambda size: 'extends: configuration.yml\n',
}
BASELINES = {
    'deep arrays': lambda size: fill('[', size),
    'deep closed arrays': lambda size: '{"version": 1, "findings": ' + halves('[', '', ']')(size) + '}',
    'deep objects': lambda size: fill('{"a":', size),
    'a long number': lambda size: '{"version": ' + fill('9', size) + '}',
    'the same key': lambda size: '{' + fill('"version": 1, ', size) + '"version": 1}',
    'a string unclosed': lambda size: '{"' + fill('a', size),
}


def bodies():
    """All documents that are no product, by name."""
    for group, inputs in (('markdown', MARKDOWN), ('reading', READING), ('front matter', FRONT)):
        for name, make in inputs.items():
            make = make if callable(make) else lambda size, unit=make: fill(unit, size)
            yield f'{group}: {name}', make


def products():
    """Each word in each form, in each section."""
    for (section, head), (name, word), (form, make) in itertools.product(
            SECTIONS.items(), TOKENS.items(), FORMS.items()):
        yield (f'{section}: {name} {form}',
               lambda size, head=head, word=word, make=make: HEAD + head + make(word, size - len(HEAD + head)))
