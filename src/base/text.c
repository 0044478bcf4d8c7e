#include "base/text.h"

#include <string.h>

#include "base/utf8.h"

/* White space beyond ASCII: NBSP, zero-width space, BOM, the ideographic space. */
static const struct text invisible[] = {{"\xC2\xA0", 2},
                                        {"\xE2\x80\x8B", 3},
                                        {"\xEF\xBB\xBF", 3},
                                        {"\xE2\x80\xAF", 3},
                                        {"\xE3\x80\x80", 3}};

static size_t leading_space(struct text t)
{
    if (!t.length || (unsigned char)t.data[0] < 0x80)
        return t.length && ascii_is_space(t.data[0]);
    for (size_t i = 0; i < sizeof invisible / sizeof *invisible; i++)
        if (text_starts_with(t, invisible[i]))
            return invisible[i].length;
    return 0;
}

static size_t trailing_space(struct text t)
{
    if (!t.length || (unsigned char)t.data[t.length - 1] < 0x80)
        return t.length && ascii_is_space(t.data[t.length - 1]);
    for (size_t i = 0; i < sizeof invisible / sizeof *invisible; i++)
        if (text_ends_with(t, invisible[i]))
            return invisible[i].length;
    return 0;
}

struct text text_trim_ends(struct text t)
{
    size_t n;
    while ((n = leading_space(t)))
        t = text_from_offset(t, n);
    while ((n = trailing_space(t)))
        t.length -= n;
    return t;
}

/* Whether a text begins or ends with a character. */
typedef bool edge_function(struct text t, struct text character);

/* The bytes of the set's character at an edge of the text, where the byte `c` stands; 0 where it has none. */
static size_t edge_length(struct text t, char c, const char *set, edge_function *has)
{
    if ((unsigned char)c < 0x80)
        return c && strchr(set, c);
    for (size_t length; *set; set += length) {
        for (length = 1; ((unsigned char)set[length] & 0xC0) == 0x80;)
            length++;
        if (has(t, (struct text){set, length}))
            return length;
    }
    return 0;
}

struct text text_strip(struct text t, const char *set)
{
    size_t n;
    while (t.length && (n = edge_length(t, t.data[0], set, text_starts_with)))
        t = text_from_offset(t, n);
    while (t.length && (n = edge_length(t, t.data[t.length - 1], set, text_ends_with)))
        t.length -= n;
    return t;
}

int text_compare(struct text a, struct text b)
{
    size_t shared = a.length < b.length ? a.length : b.length;
    int order = shared ? memcmp(a.data, b.data, shared) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

bool text_equal_folded(struct text a, struct text b)
{
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (a.data[i] != b.data[i] && text_lower_byte(a, i) != text_lower_byte(b, i))
            return false;
    return true;
}

bool text_starts_with_folded(struct text t, struct text prefix)
{
    return t.length >= prefix.length && text_equal_folded(text_slice(t, 0, prefix.length), prefix);
}

size_t text_find(struct text t, struct text needle, size_t from)
{
    enum { SHORT = 8 };
    if (from > t.length || needle.length > t.length - from)
        return TEXT_NOT_FOUND;
    if (!needle.length)
        return from;
    if (needle.length > SHORT) {
        const char *hit = memmem(t.data + from, t.length - from, needle.data, needle.length);
        return hit ? (size_t)(hit - t.data) : TEXT_NOT_FOUND;
    }
    /* For a short one memmem looks at each byte; most texts have few of its first. */
    while ((from = text_find_byte(t, needle.data[0], from)) != TEXT_NOT_FOUND &&
           !text_starts_with(text_from_offset(t, from), needle))
        from++;
    return from;
}

size_t text_find_folded(struct text t, struct text needle, size_t from)
{
    for (size_t i = from; i + needle.length <= t.length; i++)
        if (text_equal_folded(text_slice(t, i, i + needle.length), needle))
            return i;
    return TEXT_NOT_FOUND;
}

size_t text_find_word(struct text t, struct text needle, size_t from)
{
    for (size_t i = from; (i = text_find_folded(t, needle, i)) != TEXT_NOT_FOUND; i++) {
        if (utf8_is_word_edge(t, i) && utf8_is_word_edge(t, i + needle.length))
            return i;
    }
    return TEXT_NOT_FOUND;
}

bool text_next_line(struct text *rest, struct text *line)
{
    if (!rest->length)
        return false;
    const char *feed = memchr(rest->data, '\n', rest->length);
    size_t end = feed ? (size_t)(feed - rest->data) : rest->length;
    const char *carriage = memchr(rest->data, '\r', end);
    if (carriage)
        end = (size_t)(carriage - rest->data);
    *line = text_slice(*rest, 0, end);
    if (end + 1 < rest->length && rest->data[end] == '\r' && rest->data[end + 1] == '\n')
        end++;
    *rest = text_from_offset(*rest, end + 1);
    return true;
}

size_t text_count_lines(struct text t)
{
    if (!t.length)
        return 0;
    char last = t.data[t.length - 1];
    size_t count = last != '\n' && last != '\r';
    for (size_t at = 0; (at = text_find_byte(t, '\n', at)) != TEXT_NOT_FOUND; at++)
        count++;
    for (size_t at = 0; (at = text_find_byte(t, '\r', at)) != TEXT_NOT_FOUND; at++)
        count += at + 1 == t.length || t.data[at + 1] != '\n';
    return count;
}

bool text_to_number(struct text t, int *number)
{
    int value = 0;
    if (t.length == 0 || t.length > 9)
        return false;
    for (size_t i = 0; i < t.length; i++) {
        if (!ascii_is_digit(t.data[i]))
            return false;
        value = value * 10 + (t.data[i] - '0');
    }
    *number = value;
    return true;
}

bool text_has_digit(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (ascii_is_digit(text.data[i]))
            return true;
    return false;
}

struct text text_leading_number(struct text text)
{
    size_t end = 0;
    while (end < text.length && (ascii_is_digit(text.data[end]) ||
                                 (end && (text.data[end] == ',' || text.data[end] == '.') &&
                                  end + 1 < text.length && ascii_is_digit(text.data[end + 1]))))
        end++;
    return text_slice(text, 0, end);
}
