#include "rulebook/near.h"

bool near_find(const struct near_search *search, size_t item, size_t from, size_t last,
               struct pattern_match *match)
{
    const struct prospects *prospects = search->prospects;
    struct compiled_list *compiled = compiled_list_of(search->list);
    size_t number = search->list->first + item,
           reach = prospects->all ? 0 : search->list->index->reaches[number];
    if (!reach || prospects->near_count > PROSPECT_HEADS)
        return compiled_find(compiled, item, search->text, from, last, match);
    for (size_t i = 0; i < prospects->near_count && from <= last; i++) {
        const struct head *near = &prospects->nears[i];
        if (near->item != number - search->first || near->at < from)
            continue;
        size_t begin =
            near->at - from > reach ? character_from(search->text, near->at - reach) : from;
        if (begin > last)
            break;
        if (compiled_find(compiled, item, search->text, begin, near->at < last ? near->at : last,
                          match))
            return true;
        from = character_from(search->text, near->at + 1);
    }
    return false;
}
