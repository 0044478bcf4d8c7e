/* A code block that nothing closes takes all of the document below it: its author sees headings, where every
 * reader of Markdown sees code.
 */
#include "facts/steps.h"

/* "## Impact" in a code block; a comment of a shell script is no part of a postmortem. */
static bool is_lost_heading(struct reading *reading, const struct line *line)
{
    bool roles[ROLE_COUNT];
    struct text text = text_trim(line->text);
    size_t marks = 0;
    while (marks < text.length && text.data[marks] == '#')
        marks++;
    if (!marks || marks == text.length || !ascii_is_blank(text.data[marks]))
        return false;
    struct text name = folded_name(reading, text_from_offset(text, marks));
    return name.length && heading_roles(reading, name, true, roles);
}

void read_open_fence(struct reading *reading)
{
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->kind != LINE_CODE || line->block->closed || !is_lost_heading(reading, line))
            continue;
        reading->postmortem->open_fence = line->block->place;
        return;
    }
}
