/* What the words of an action item say of who, until when, where tracked, done or not. */
#include "base/utf8.h"
#include "facts/actions.h"

static const struct word_list *words_of(const struct reading *reading, enum word_list_id id)
{
    return &reading->words->lists[id];
}

bool find_named(const struct reading *reading, enum word_list_id list, struct text text,
                struct text *found)
{
    bool owner = list == WORDS_OWNER_PATTERNS || list == WORDS_OWNER_LABEL_PATTERNS;
    struct pattern_match match;
    for (size_t item = 0; patterns_find_item(words_of(reading, list), text, &item, &match);) {
        bool group = match.group_end > match.group_start;
        *found = group ? text_slice(text, match.group_start, match.group_end)
                       : text_slice(text, match.start, match.end);
        /* "Documentation: …" names nobody */
        if (!owner || !text_matches(reading, WORDS_NO_NAME_PATTERNS, *found))
            return true;
    }
    return false;
}

bool is_item_answer(const struct reading *reading, enum word_list_id none, struct text text)
{
    struct text bare = text_strip(text_trim(text), "()[]-–.");
    if (bare.length > 1 && bare.data[0] == '@') /* "@TODO" */
        bare = text_from_offset(bare, 1);
    struct text folded = utf8_fold(reading->arena, bare);
    return folded.length && !phrases_contain(words_of(reading, none), folded) &&
           !phrases_contain(words_of(reading, WORDS_NO_ANSWER), folded);
}

/* Whether a text stands in one pair of brackets: "[Jo]", not "[Jo], [Mia]". */
static bool is_bracketed(struct text text, char open, char close)
{
    return text.length > 2 && text.data[0] == open && text.data[text.length - 1] == close &&
           text_find_byte(text, open, 1) == TEXT_NOT_FOUND &&
           text_find_byte(text, close, 0) == text.length - 1;
}

/* An owner without what sets a name off from the words before it: "— Jo —", "[Jo]". */
static struct text bare_owner(struct text owner)
{
    struct text bare = text_trim(text_strip(text_trim(owner), " \t-–—"));
    if (is_bracketed(bare, '[', ']') || is_bracketed(bare, '(', ')'))
        bare = text_trim(text_slice(bare, 1, bare.length - 1));
    return bare.length ? bare : owner;
}

void set_item_owner(struct reading *reading, struct action_item *item, struct text owner)
{
    item->owner = bare_owner(text_trim(owner));
    item->has_owner = is_item_answer(reading, WORDS_NO_OWNER, owner);
}

void set_item_due(struct reading *reading, struct action_item *item, struct text due,
                  struct place place)
{
    item->due = text_trim(due);
    item->due_place = place;
    item->has_due = is_item_answer(reading, WORDS_NO_DUE, due);
    item->due_date = find_due_date(reading, due);
}

static void read_state(struct reading *reading, struct action_item *item, struct text text)
{
    if (item->done != TASK_NONE)
        return;
    if (text_matches(reading, WORDS_OPEN_ITEM_PATTERNS, text))
        item->done = TASK_OPEN;
    else if (text_matches(reading, WORDS_DONE_ITEM_PATTERNS, text))
        item->done = TASK_DONE;
}

struct place block_slice_place(const struct block *block, struct text slice)
{
    size_t from = (size_t)(slice.data - block->text.data);
    return block_place(block, from, from + slice.length);
}

/* How far before a date the word stands that makes it a due date, in bytes. */
enum { DUE_WORD_REACH = 40 };

/* Whether a word right before the due date calls it that, or one right behind. */
static bool is_due_named(const struct reading *reading, struct text text, struct text due)
{
    size_t at = (size_t)(due.data - text.data), end = at + due.length;
    size_t from = at > DUE_WORD_REACH ? at - DUE_WORD_REACH : 0;
    return text_matches(reading, WORDS_DUE_WORD_PATTERNS, text_slice(text, from, at)) ||
           text_matches(reading, WORDS_DUE_WORD_BEHIND_PATTERNS,
                        text_slice(text, end, end + DUE_WORD_REACH));
}

/* A due date without the ticket behind it: "due: 2025-05-01, OPS-1". */
static struct text without_ticket(const struct reading *reading, struct text due)
{
    struct text ticket;
    if (!find_named(reading, WORDS_LINK_PATTERNS, due, &ticket) || ticket.data == due.data)
        return due;
    return text_trim(text_strip(text_slice(due, 0, (size_t)(ticket.data - due.data)), " ,;|-–—("));
}

void read_item_words(struct reading *reading, struct action_item *item, const struct block *block,
                     struct text text)
{
    struct text found;
    if (!item->has_owner && find_named(reading, WORDS_NAMED_OWNER_PATTERNS, text, &found))
        set_item_owner(reading, item, found);
    if (!item->has_owner && find_named(reading, WORDS_OWNER_PATTERNS, text, &found))
        set_item_owner(reading, item, found);
    read_item_tail(reading, item, block, text);
    if (!item->has_due && find_named(reading, WORDS_DUE_PATTERNS, text, &found)) {
        found = without_ticket(reading, found);
        set_item_due(reading, item, found, block_slice_place(block, found));
        item->due_named = is_due_named(reading, text, found);
    }
    if (!item->has_link && find_named(reading, WORDS_LINK_PATTERNS, text, &found)) {
        item->link = found;
        item->has_link = true;
    }
    item->refers |= text_find(text, TEXT("://"), 0) != TEXT_NOT_FOUND;
    read_item_labels(reading, item, block, text);
    read_state(reading, item, text);
}

/* The first day in the text before which a word calls it the due one; a stamp may hold that word. */
static bool find_named_day(struct reading *reading, struct text text, struct text *day)
{
    struct stamp stamp;
    for (size_t at = 0; find_stamp(reading, text, at, &stamp); at = stamp.place.end) {
        *day = text_slice(text, stamp.place.start, stamp.place.end);
        size_t blank = text_find_byte(*day, ' ', 0);
        if (stamp.date.known &&
            (is_due_named(reading, text, *day) ||
             (blank != TEXT_NOT_FOUND &&
              text_matches(reading, WORDS_DUE_WORD_PATTERNS, text_slice(*day, 0, blank)))))
            return true;
    }
    return false;
}

void read_status_due(struct reading *reading, struct action_item *item, const struct block *block,
                     struct text text)
{
    struct text found;
    if (text_matches(reading, WORDS_WAITING_PATTERNS, text) ||
        (!(find_named(reading, WORDS_DUE_PATTERNS, text, &found) &&
           is_due_named(reading, text, found)) &&
         !find_named_day(reading, text, &found)) ||
        is_before_incident(reading, find_due_date(reading, found)))
        return;
    set_item_due(reading, item, found, block_slice_place(block, found));
    item->due_named = item->has_due;
}

/* The links of a block are in the order of its text; the first that ends behind `from`. */
static size_t link_at(const struct block *block, size_t from)
{
    size_t low = 0, high = block->links.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (block->links.items[middle].end <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void read_item_links(struct reading *reading, struct action_item *item, const struct block *block,
                     size_t from, size_t to)
{
    for (size_t i = link_at(block, from); i < block->links.count && !item->has_link; i++) {
        const struct link *link = &block->links.items[i];
        if (link->start >= to)
            return;
        item->refers |= !link->image;
        if (link->image || !text_matches(reading, WORDS_TICKET_TARGET_PATTERNS, link->target))
            continue;
        item->link = link->target;
        item->has_link = true;
    }
}

/* Whether a box to tick may stand for work: in the account it may mark a class or what was found. */
bool may_hold_tasks(const bool *roles)
{
    return !roles[ROLE_SUMMARY] && !roles[ROLE_IMPACT] && !roles[ROLE_ROOT_CAUSE] &&
           !roles[ROLE_DETECTION];
}

bool words_name_doer(struct reading *reading, const struct line *line, struct text text)
{
    struct action_item item = {0};
    read_item_words(reading, &item, line->block, text);
    return item.has_owner || item.has_due || item.has_link;
}

bool names_doer(struct reading *reading, const struct line *line, struct text text)
{
    return line->task != TASK_NONE || words_name_doer(reading, line, text);
}

bool is_claimed(struct reading *reading, const struct line *line, struct text text)
{
    struct action_item item = {0};
    if (line->task != TASK_NONE)
        return true;
    read_item_words(reading, &item, line->block, text);
    return item.has_owner || item.due_named || item.has_link;
}

/* Finds how many days a date lies behind that of the incident. */
static bool days_behind_incident(const struct reading *reading, struct date date, int64_t *days)
{
    const struct date *incident = &reading->postmortem->incident_date;
    take_year_near(&date, incident);
    if (!date_exists(incident->year, incident->month, incident->day) ||
        !date_exists(date.year, date.month, date.day))
        return false;
    *days = days_from_date(date.year, date.month, date.day) -
            days_from_date(incident->year, incident->month, incident->day);
    return true;
}

bool is_past_day(const struct reading *reading, struct date date)
{
    int64_t days;
    return days_behind_incident(reading, date, &days) && days <= 0;
}

bool is_before_incident(const struct reading *reading, struct date date)
{
    int64_t days;
    return days_behind_incident(reading, date, &days) && days < 0;
}

/* Whether the line stands under a heading that is not understood, and below none of a role: it may list work. */
static bool is_under_unknown(const struct reading *reading, const struct line *line)
{
    const struct postmortem *postmortem = reading->postmortem;
    const bool *roles = roles_in(postmortem, line->last_section);
    for (size_t role = 0; role < ROLE_COUNT; role++)
        if (roles[role])
            return false;
    return line->last_section != SIZE_MAX &&
           !postmortem->sections.items[line->last_section].understood;
}

/* Whether the day tells what was rather than what is to be done. It does not where the document's first day is one of
 * the list itself. */
static bool tells_past_day(const struct reading *reading, const struct line *line, struct date date)
{
    const struct postmortem *postmortem = reading->postmortem;
    return postmortem->incident_date_place.start <
               postmortem->sections.items[line->last_section].place.start &&
           is_past_day(reading, date);
}

/* Whether the words of an item say who does it and until when. */
static bool is_fully_assigned(struct reading *reading, const struct line *line, struct text text)
{
    struct action_item item = {0};
    if (!text_matches(reading, WORDS_ASSIGNED_PATTERNS, text))
        return false;
    read_item_words(reading, &item, line->block, text);
    return item.has_owner && item.has_due;
}

/* Whether a line of a timeline is an entry of it: what has a clock of its own tells what happened. */
static bool has_time(struct reading *reading, struct text text)
{
    struct stamp stamp;
    size_t start;
    return head_stamp(reading, text, &stamp, &start);
}

/* Whether a box is one of those to be ticked after this incident, and none that a form has for each. */
static bool is_aftercare(const struct reading *reading, const struct line *line, struct text text)
{
    return line->task != TASK_NONE && is_under_unknown(reading, line) &&
           text_matches(reading, WORDS_AFTERCARE_PATTERNS,
                        reading->postmortem->sections.items[line->last_section].heading) &&
           !text_matches(reading, WORDS_PAPERWORK_PATTERNS, text) &&
           !text_ends_with(text, TEXT("?"));
}

bool is_assigned(struct reading *reading, const struct line *line, struct text text)
{
    const bool *roles = roles_in(reading->postmortem, line->last_section);
    struct text found;
    if (roles[ROLE_TIMELINE])
        return !has_time(reading, text) && is_fully_assigned(reading, line, text);
    /* "[ ] Did an alert fire?" is asked by a form */
    if (line->task != TASK_NONE && may_hold_tasks(roles) && !text_ends_with(text, TEXT("?")) &&
        (roles[ROLE_RESOLUTION] || roles[ROLE_LESSONS]))
        return true;
    if (line->task != TASK_NONE)
        return is_aftercare(reading, line, text) || is_fully_assigned(reading, line, text);
    if (text_matches(reading, WORDS_ASSIGNED_PATTERNS, text))
        return find_named(reading, WORDS_NAMED_OWNER_PATTERNS, text, &found) ||
               find_named(reading, WORDS_OWNER_PATTERNS, text, &found);
    struct action_item item = {0};
    bool unknown = is_under_unknown(reading, line);
    if (roles[ROLE_RESOLUTION] || unknown)
        read_item_tail(reading, &item, line->block, text);
    if (unknown && item.has_due && tells_past_day(reading, line, item.due_date))
        return false;
    return item.has_due && (item.has_owner || (unknown && item.owner_unread));
}

void read_item_context(const struct reading *reading, struct item_context *context,
                       struct text label, bool names)
{
    struct text found;
    if ((names && find_named(reading, WORDS_OWNER_LABEL_PATTERNS, label, &found)) ||
        find_named(reading, WORDS_OWNER_HEADING_PATTERNS, label, &found))
        context->owner = found;
    if (find_named(reading, WORDS_DUE_PATTERNS, label, &found))
        context->due = found;
    if (find_named(reading, WORDS_LINK_PATTERNS, label, &found))
        context->link = found;
    if (text_matches(reading, WORDS_DONE_HEADING_PATTERNS, label))
        context->done = TASK_DONE;
}

void add_action_item(struct reading *reading, struct action_item *item,
                     const struct item_context *context)
{
    if (!item->has_owner && context->owner.length)
        set_item_owner(reading, item, context->owner);
    if (!item->has_due && context->due.length)
        set_item_due(reading, item, context->due, item->place);
    if (!item->has_link && context->link.length) {
        item->link = context->link;
        item->has_link = true;
    }
    if (item->done == TASK_NONE)
        item->done = context->done;
    item->group = context->group;
    item->ticket = ticket_of(reading, item->link);
    LIST_PUSH(reading->arena, &reading->postmortem->action_items, *item);
}
