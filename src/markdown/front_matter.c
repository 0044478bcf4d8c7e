#include "markdown/front_matter.h"

static struct text line_text(const struct source *source, size_t line)
{
    struct place place = source_trim_end(source, source_line(source, line));
    return text_slice(source->text, place.start, place.end);
}

/* The line that closes what line 1 opens, or 0. */
static size_t closing_line(const struct source *source, struct text fence, struct text other)
{
    for (size_t line = 2; line <= source->line_count; line++) {
        struct text text = line_text(source, line);
        if (text_equal(text, fence) || text_equal(text, other))
            return line;
    }
    return 0;
}

/* Whether a line is `key:` or `key: value`. */
static bool is_key_line(struct text line)
{
    if (!line.length || !(ascii_is_word(line.data[0]) || line.data[0] == '"'))
        return false;
    size_t colon = text_find_byte(line, ':', 0);
    return colon != TEXT_NOT_FOUND &&
           (colon + 1 == line.length || ascii_is_blank(line.data[colon + 1]));
}

/* A rule at the top of a document is followed by a blank line or by prose; YAML begins with a key,
 * comments apart. */
static bool begins_with_key(const struct source *source, size_t end)
{
    for (size_t line = 2; line < end; line++) {
        struct text text = line_text(source, line);
        bool skipped = line > 2 ? !text.length : false;
        if (!skipped && !text_starts_with(text, TEXT("#")))
            return is_key_line(text);
    }
    return false;
}

struct front_matter front_matter_find(const struct source *source)
{
    struct front_matter none = {FRONT_MATTER_NONE, {0, 0}, 0}, found = none;
    struct text first = line_text(source, 1);
    if (text_equal(first, TEXT("---"))) {
        found.kind = FRONT_MATTER_YAML;
        found.lines = closing_line(source, TEXT("---"), TEXT("..."));
    } else if (text_equal(first, TEXT("+++"))) {
        found.kind = FRONT_MATTER_TOML;
        found.lines = closing_line(source, TEXT("+++"), TEXT("+++"));
    }
    if (!found.lines || (found.kind == FRONT_MATTER_YAML && !begins_with_key(source, found.lines)))
        return none;
    found.place =
        (struct place){source_offset(source, 2, 1), source_offset(source, found.lines, 1)};
    return found;
}
