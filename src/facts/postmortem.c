/* The reading as a whole: each step in its order; the title; names of the model's values. */
#include "facts/postmortem.h"

#include <string.h>

#include "base/utf8.h"
#include "facts/steps.h"
#include "facts/sections.h"

const char *phase_name(enum phase phase)
{
    static const char *const names[PHASE_COUNT] = {"start", "detected", "mitigated", "end"};
    return names[phase];
}

const char *demand_name(enum demand demand)
{
    static const char *const names[DEMAND_COUNT] = {"summary", "timeline", "root_cause",
                                                    "impact",  "duration", "action_items"};
    return names[demand];
}

const char *stated_name(enum stated stated)
{
    static const char *const names[] = {"absent", "unread", "stated"};
    return names[stated];
}

#define TITLE_MAX_BYTES 160

static bool plays_role(struct reading *reading, struct text text)
{
    bool roles[ROLE_COUNT];
    struct text folded = folded_name(reading, text);
    return heading_roles(reading, folded, true, roles) || misspelt_roles(reading, folded, roles);
}

static void set_title(struct reading *reading, size_t index)
{
    const struct line *line = &reading->lines.items[index];
    struct postmortem *postmortem = reading->postmortem;
    struct text text = text_strip(line->text, "# ");
    reading->title_line = index;
    if (postmortem->has_title)
        return;
    postmortem->has_title = true;
    postmortem->title = text;
    postmortem->title_place = line_slice_place(line, text);
}

/* Whether a first heading that could be a part's is the whole document's: it alone is of the first level,
 * it is named as reports and logs of them are, and others follow: "# Incident log" over an incident each. */
static bool heads_all(const struct reading *reading, size_t index)
{
    const struct word_list *lists = reading->words->lists;
    struct text name = reading->lines.items[index].text;
    size_t below = 0;
    for (size_t i = index + 1; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->kind == LINE_HEADING && line->level == 1)
            return false;
        below += line->kind == LINE_HEADING;
    }
    return below > 1 && (patterns_match(&lists[WORDS_INDEX_TITLE_PATTERNS], name) ||
                         patterns_match(&lists[WORDS_POSTMORTEM_TITLE_PATTERNS], name));
}

/* The first heading of the first level, where it plays no role; one of a part makes the others those of
 * parts, too. */
static bool find_title(struct reading *reading)
{
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->kind != LINE_HEADING || line->level != 1)
            continue;
        if (plays_role(reading, line->text) && !heads_all(reading, i))
            return false;
        set_title(reading, i);
        return true;
    }
    return false;
}

static bool is_title_line(struct reading *reading, const struct line *line)
{
    struct stamp stamp;
    struct text name, value;
    if (plays_role(reading, line->text) || line->text.length > TITLE_MAX_BYTES)
        return false;
    if (line->kind == LINE_HEADING)
        return true;
    if (line->kind != LINE_TEXT || !line->first)
        return false;
    if (text_starts_with(line->text, TEXT("#")))
        return true;
    bool sentence = text_ends_with(line->text, TEXT(".")) || text_ends_with(line->text, TEXT(":"));
    bool label = split_label(line, &name, &value) && plays_role(reading, name);
    return line->alone && !sentence && !label && !stamp_read(line->text, 0, reading->time, &stamp);
}

static bool is_named_title(const struct reading *reading, struct text name)
{
    return phrases_contain(&reading->words->lists[WORDS_FIELD_TITLE],
                           utf8_fold(reading->arena, name));
}

/* "title: …" among labels at the very top: a front matter without the lines that part it from the text. */
static bool find_labelled_title(struct reading *reading)
{
    const struct line *first = reading->lines.items;
    struct postmortem *postmortem = reading->postmortem;
    const struct line *found = NULL;
    for (size_t i = 0; i < reading->lines.count && first[i].block == first->block; i++) {
        if (first[i].kind != LINE_TEXT || !first[i].label.length || !first[i].value.length)
            return false;
        if (!found && is_named_title(reading, first[i].label))
            found = &first[i];
    }
    if (!found || postmortem->has_title)
        return postmortem->has_title;
    postmortem->has_title = true;
    postmortem->title = found->value;
    postmortem->title_place = line_slice_place(found, found->value);
    return true;
}

static void read_title(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    reading->title_line = SIZE_MAX;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (field->front_matter && is_named_title(reading, field->name) &&
            text_trim(field->value).length) {
            postmortem->has_title = true;
            postmortem->title = text_trim(field->value);
            postmortem->title_place = field->value_place;
        }
    }
    if (find_title(reading) || !reading->lines.count || find_labelled_title(reading))
        return;
    if (is_title_line(reading, &reading->lines.items[0]))
        set_title(reading, 0);
}

static bool is_draft(const struct reading *reading)
{
    const struct field *status = postmortem_field(reading->postmortem, WORDS_FIELD_STATUS);
    struct pattern_match match;
    if (!status)
        return false;
    struct text folded = utf8_fold(reading->arena, status->value);
    return phrases_find(&reading->words->lists[WORDS_DRAFT_STATUS], folded, 0, &match) &&
           match.start == 0;
}

void postmortem_read(struct postmortem *postmortem, const struct markdown *markdown,
                     const struct reading_options *options, struct arena *arena)
{
    memset(postmortem, 0, sizeof *postmortem);
    postmortem->markdown = markdown;
    postmortem->document = markdown->document;
    postmortem->arena = arena;
    size_t body = markdown->document->body;
    postmortem->title_place = (struct place){body, body};
    struct reading reading = {.postmortem = postmortem, .arena = arena};
    if (options)
        reading.language = options->language;
    read_lines(&reading);
    read_language(&reading);
    prepare_leads(&reading);
    if (options) {
        read_house(&reading, options);
        read_profile(&reading, options->profile);
    }
    read_front_matter(&reading);
    read_title(&reading);
    read_sections(&reading);
    locate_text(&reading);
    read_fields(&reading);
    doubt_language(&reading);
    read_signatures(&reading);
    read_dates(&reading);
    read_field_days(&reading);
    read_timeline(&reading);
    mark_whole_incidents(&reading);
    read_several(&reading);
    read_incident(&reading);
    read_metrics(&reading);
    read_impact(&reading);
    read_cause(&reading);
    read_numbered_causes(&reading);
    read_severity(&reading);
    read_people(&reading);
    read_head_lines(&reading);
    read_action_items(&reading);
    postmortem->draft = is_draft(&reading);
    read_kind(&reading);
    read_parts(&reading);
    read_demands(&reading);
    read_open_fence(&reading);
    read_suppressions(&reading);
}
