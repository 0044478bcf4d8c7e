/* What shows that it was so: the data behind the timeline's entries, and words for pictures. */
#include "checks/common.h"
#include "checks/spoken.h"
#include "rulebook/pattern.h"

check_function check_timeline_no_evidence, check_image_no_alt;

/* Below this an entry or two may be all that there was to see. */
enum { LEAST_ENTRIES = 3 };

/* Whether a block leads to data or is data: a link, a picture, a log, a ticket. */
static bool is_evidence(const struct check *check, const struct block *block)
{
    return block->links.count || block->kind == BLOCK_CODE ||
           text_find(block->text, TEXT("://"), 0) != TEXT_NOT_FOUND ||
           patterns_match(word_list(check, WORDS_LINK_PATTERNS), block->text);
}

static bool has_evidence(const struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct block *root = postmortem->markdown->root;
    for (const struct block *block = block_next(root, root); block; block = block_next(block, root))
        if ((block->text.length || block->links.count) &&
            postmortem_in_role(postmortem, block->place.start, ROLE_TIMELINE) &&
            is_evidence(check, block))
            return true;
    return false;
}

void check_timeline_no_evidence(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    const struct event *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < events->count; i++) {
        if (!events->items[i].in_timeline || !events->items[i].timed)
            continue;
        first = first ? first : &events->items[i];
        count++;
    }
    if (count >= LEAST_ENTRIES && !has_evidence(check))
        report(check, first->time_place, "timeline", "none of the %zu entries shows its data",
               count);
}

/* Whether a target stands in an attribute, src="…": HTML has a way to say that a picture is decoration. */
static bool is_attribute(const struct check *check, struct place target)
{
    if (!target.start)
        return false;
    struct text before =
        document_text(check->postmortem->document, (struct place){target.start - 1, target.start});
    return text_equal(before, TEXT("\"")) || text_equal(before, TEXT("'")) ||
           text_equal(before, TEXT("="));
}

void check_image_no_alt(struct check *check)
{
    const struct block *root = check->postmortem->markdown->root;
    for (const struct block *block = block_next(root, root); block; block = block_next(block, root))
        for (size_t i = 0; i < block->links.count; i++) {
            const struct link *link = &block->links.items[i];
            struct text words = text_trim(text_slice(block->text, link->start, link->end));
            if (link->image && !words.length && !is_attribute(check, link->target_place))
                report(check, link->target_place, quote(check, link->target),
                       "%s has no words that say what it shows", quote(check, link->target));
        }
}
