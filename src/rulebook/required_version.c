#include "rulebook/configuration_reader.h"

#define PARTS 3

/* Reads "1", "1.2" or "1.2.3"; what is left out is 0. */
static bool read_version(struct text text, int parts[PARTS])
{
    for (size_t i = 0; i < PARTS; i++) {
        size_t dot = text_find_byte(text, '.', 0);
        parts[i] = 0;
        if (i > 0 && !text.data)
            continue;
        if (!text_to_number(text_slice(text, 0, dot), &parts[i]))
            return false;
        text = dot == TEXT_NOT_FOUND ? (struct text){NULL, 0} : text_from_offset(text, dot + 1);
    }
    return !text.data;
}

static int compare_versions(const int a[PARTS], const int b[PARTS])
{
    for (size_t i = 0; i < PARTS; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

/* What may stand before a version; longer signs first. */
static const struct {
    struct text sign;
    bool less, equal, more;
} comparisons[] = {
    {{">=", 2}, false, true, true}, {{"<=", 2}, true, true, false}, {{"==", 2}, false, true, false},
    {{">", 1}, false, false, true}, {{"<", 1}, true, false, false}, {{"=", 1}, false, true, false},
    {{"", 0}, false, true, false},
};

static bool meets_one(struct text demand, const int own[PARTS], bool *valid)
{
    size_t i = 0;
    int wanted[PARTS];
    demand = text_trim(demand);
    while (!text_starts_with(demand, comparisons[i].sign))
        i++;
    if (!read_version(text_trim(text_from_offset(demand, comparisons[i].sign.length)), wanted))
        return *valid = false;
    int order = compare_versions(own, wanted);
    if (order == 0)
        return comparisons[i].equal;
    return order < 0 ? comparisons[i].less : comparisons[i].more;
}

bool version_meets(struct text demand, const char *version, bool *valid)
{
    int own[PARTS];
    bool meets = true;
    *valid = read_version(text_from(version), own);
    for (bool more = true; more;) {
        size_t comma = text_find_byte(demand, ',', 0);
        more = comma != TEXT_NOT_FOUND;
        meets &= meets_one(text_slice(demand, 0, comma), own, valid);
        demand = more ? text_from_offset(demand, comma + 1) : demand;
    }
    return meets && *valid;
}
