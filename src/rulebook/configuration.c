#include "rulebook/configuration.h"

#include "input/repository.h"
#include "rulebook/glob.h"

const struct path_pattern *path_patterns_find(const struct path_pattern_list *patterns,
                                              struct text path)
{
    for (size_t i = 0; i < patterns->count; i++) {
        struct text rest;
        if (path_below(path, patterns->items[i].folder, &rest) &&
            glob_match(patterns->items[i].pattern, rest))
            return &patterns->items[i];
    }
    return NULL;
}

struct house_rule *configuration_rule(const struct configuration *configuration, struct text id)
{
    for (size_t i = 0; i < configuration->house_rules.count; i++)
        if (text_equal(text_from(configuration->house_rules.items[i]->rule.id), id))
            return configuration->house_rules.items[i];
    return NULL;
}

/* The last day that a date may mean, as one number that grows with time. */
static int last_day(const struct date *date)
{
    int month = date->month ? date->month : 12, day = date->day ? date->day : 31;
    if (date->ambiguous && day > month && day <= 12) { /* the later of its two readings */
        int swapped = day;
        day = month;
        month = swapped;
    }
    return (date->year * 16 + month) * 32 + day;
}

bool layer_holds(const struct layer *layer, struct text path, const struct date *date)
{
    if (!layer->partial)
        return true;
    if (layer->files.count && (!path.length || !path_patterns_find(&layer->files, path)))
        return false;
    bool dated = date->known && date->year && !date->impossible;
    return !layer->before.known || (dated && last_day(date) < last_day(&layer->before));
}
