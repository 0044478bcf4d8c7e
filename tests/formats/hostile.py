"""Names and documents that try to break out of every format."""

WORDS = [
    'plain', 'two words', 'new\nline', 'lone\rreturn', '::error::x', '\n::error file=a::x',
    '##[error]x', '##[add-path]y', '###[group]z', 'q"uo\'te', ']]>', '<b>&amp;</b>',
    '-->', 'ctl\x01\x1b[31m\x7f', 'bidi\u202eabc', 'line\u2028end\u0085', 'pct%0A%25%3A',
    'comma,colon:eq=', 'pipe|`tick`*_', 'emoji 🧑‍💻', '$(touch x)', 'tab\tx', '{"a":1}',
    'csi\u009b31m', 'isolate\u2066x\u2069', 'mark\u200ex\u061c',
    '\\back\\', '#?;@~^', '日本語',
]

NAMES = [f'{index}{word}.md'.encode() for index, word in enumerate(WORDS)]
NAMES += [b'bad\xffbyte.md', b'raw\x9b31m.md', b'-dash.md', '::error::first.md'.encode(),
          '##[error]first.md'.encode(), 'a#b/c d.md'.encode()]

DOCUMENT = '''# Outage of {title}

The shop was down for 20 % of users from 14:00 to 14:30 UTC on 2025-03-17. The cause was a full disk.

**Duration:** 45 min

![graph]({link}.png) and 日本語 ![x]({link}.svg)

## {heading}

First.

## {heading}

Second.

## Timeline

- 14:00 UTC {entry}
- 14:40 UTC {entry}
- 13:45 UTC {entry}
- 15:05 UTC Restored

## Action items

- Improve {entry}
'''


def document(word):
    """A document whose words are hostile wherever Markdown lets them stand."""
    line = word.replace('\n', '&#10;').replace('\r', '&#13;')
    link = ''.join(f'%{byte:02X}' if byte <= 0x20 or byte in b'<>()\\"' or byte == 0x7f
                   else chr(byte) for byte in word.encode() if byte < 0x80)
    return DOCUMENT.format(title=line, heading='Impact ' + line, link='a' + link,
                           entry=line).encode()
