/* What a document's first lines and its last state without a field of their own: "Sev-2 · Lead: Ann · closed". */
#include "facts/steps.h"

/* So many lines at either end of a document may be its byline. */
#define HEAD_LINES 8

static bool line_matches(const struct reading *reading, size_t index, enum word_list_id list)
{
    return patterns_match(&reading->words->lists[list], reading->lines.items[index].text);
}

/* A line at the head of the document, which may tell several things in one. */
static void read_head_line(struct reading *reading, size_t index)
{
    struct postmortem *postmortem = reading->postmortem;
    postmortem->has_byline |= line_matches(reading, index, WORDS_HEAD_AUTHOR_PATTERNS);
    postmortem->severity_told |= line_matches(reading, index, WORDS_HEAD_SEVERITY_PATTERNS);
    postmortem->status_told |= line_matches(reading, index, WORDS_HEAD_STATUS_PATTERNS);
}

void read_head_lines(struct reading *reading)
{
    size_t count = reading->lines.count;
    for (size_t i = 0; i < count; i++) {
        if (i >= HEAD_LINES && i + HEAD_LINES < count)
            continue;
        reading->postmortem->has_byline |= line_matches(reading, i, WORDS_BYLINE_PATTERNS);
        if (i < HEAD_LINES && reading->lines.items[i].kind == LINE_TEXT)
            read_head_line(reading, i);
    }
}
