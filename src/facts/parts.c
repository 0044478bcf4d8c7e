/* Where a document says what its profile asks for. */
#include "facts/steps.h"

static void add_name(struct reading *reading, const char *name, size_t part)
{
    struct part_name entry = {folded_name(reading, text_from(name)), part};
    if (entry.name.length)
        LIST_PUSH(reading->arena, &reading->part_names, entry);
}

void read_profile(struct reading *reading, const struct profile *profile)
{
    reading->postmortem->profile = profile;
    for (size_t i = 0; profile && i < profile->part_count; i++) {
        const struct profile_part *part = &profile->parts[i];
        add_name(reading, part->name, i);
        for (size_t j = 0; j < part->names.count; j++)
            add_name(reading, part->names.items[j], i);
    }
}

static bool fits(const struct reading *reading, size_t part, struct text folded)
{
    for (size_t i = 0; i < reading->part_names.count; i++) {
        const struct part_name *name = &reading->part_names.items[i];
        if (name->part == part && text_equal(name->name, folded))
            return true;
    }
    return false;
}

const struct profile_part *named_part(const struct reading *reading, struct text folded)
{
    for (size_t i = 0; i < reading->part_names.count; i++)
        if (text_equal(reading->part_names.items[i].name, folded))
            return &reading->postmortem->profile->parts[reading->part_names.items[i].part];
    return NULL;
}

/* The search for the parts of a profile. */
struct search {
    struct reading *reading;
    const struct profile *profile;
    struct part_fact *parts;
    struct text *names; /* of each section, folded */
    size_t *claims;     /* for each section: the part that it is by its name, or SIZE_MAX */
};

static void take_section(struct search *search, size_t part, size_t index)
{
    const struct postmortem *postmortem = search->reading->postmortem;
    const struct section *section = &postmortem->sections.items[index];
    struct part_fact *fact = &search->parts[part];
    if (fact->found)
        return;
    *fact = (struct part_fact){.found = true, .section = index, .place = section->place};
    fact->value_place = (struct place){section->body.start, section->body.start};
    if (section->form != HEADING_FIELD)
        return;
    struct text rest = document_text(postmortem->document, section->body);
    text_next_line(&rest, &fact->value);
    fact->value_place.end += fact->value.length;
}

/* The outermost part that a part belongs to; SIZE_MAX where that is none. */
static size_t owner_of(const struct search *search, size_t part)
{
    size_t owner = search->profile->parts[part].within;
    while (owner != SIZE_MAX && search->profile->parts[owner].within != SIZE_MAX)
        owner = search->profile->parts[owner].within;
    return owner;
}

/* The outermost part that a section is, or some section around it; SIZE_MAX where there is none. */
static size_t outer_part(const struct search *search, size_t index)
{
    const struct section_list *sections = &search->reading->postmortem->sections;
    while (index != SIZE_MAX && search->claims[index] == SIZE_MAX)
        index = sections->items[index].parent;
    size_t claim = index == SIZE_MAX ? SIZE_MAX : search->claims[index];
    size_t owner = claim == SIZE_MAX ? SIZE_MAX : owner_of(search, claim);
    return owner == SIZE_MAX ? claim : owner;
}

/* Takes the section for each part of that owner and name. */
static bool take_name(struct search *search, size_t index, struct text name, size_t owner)
{
    const struct part_name_list *names = &search->reading->part_names;
    bool any = false;
    for (size_t i = 0; i < names->count; i++) {
        size_t part = names->items[i].part;
        if (owner_of(search, part) != owner || !text_equal(names->items[i].name, name))
            continue;
        take_section(search, part, index);
        search->claims[index] = part;
        any = true;
    }
    return any;
}

/* The same by the whole heading, or by each name that it joins ("Root causes and trigger"). */
static bool take_named(struct search *search, size_t index, size_t owner)
{
    struct text rest = search->names[index];
    bool any = take_name(search, index, rest, owner);
    while (!any && rest.length)
        any |= take_name(search, index, next_joined_name(search->reading->words, &rest), owner);
    while (rest.length)
        take_name(search, index, next_joined_name(search->reading->words, &rest), owner);
    return any;
}

/* A section within a part is first of all a part of that: "Timeline" below a contributing factor. */
static void find_named_sections(struct search *search)
{
    const struct section_list *sections = &search->reading->postmortem->sections;
    for (size_t i = 0; i < sections->count; i++) {
        size_t around = outer_part(search, sections->items[i].parent);
        search->names[i] = folded_name(search->reading, sections->items[i].heading);
        search->claims[i] = SIZE_MAX;
        if (around == SIZE_MAX || !take_named(search, i, around))
            take_named(search, i, SIZE_MAX);
    }
}

/* A section of another name that plays the part's role, or a subsection that stands elsewhere. */
static void find_other_section(struct search *search, size_t number)
{
    const struct section_list *sections = &search->reading->postmortem->sections;
    const struct profile_part *part = &search->profile->parts[number];
    for (size_t i = 0; i < sections->count && !search->parts[number].found; i++) {
        bool fit = part->within == SIZE_MAX
                       ? part->role != ROLE_NONE && sections->items[i].roles[part->role]
                       : sections->items[i].form != HEADING_FIELD &&
                             fits(search->reading, number, search->names[i]);
        if (fit && search->claims[i] == SIZE_MAX)
            take_section(search, number, i);
    }
}

/* Whether what stands at an offset under a name can be the part: it lies in the section that the part
 * belongs to, or in none that has a part of that name itself. */
static bool belongs(const struct search *search, size_t number, struct text name, size_t offset)
{
    size_t around = outer_part(search, section_index_at(search->reading->postmortem, offset));
    size_t owner = owner_of(search, number);
    if (around == SIZE_MAX || owner == around)
        return owner == around;
    for (size_t i = 0; i < search->profile->part_count; i++)
        if (owner_of(search, i) == around && fits(search->reading, i, name))
            return false;
    return owner == SIZE_MAX;
}

static void find_fields(struct search *search)
{
    const struct field_list *fields = &search->reading->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        struct text name = folded_name(search->reading, field->name);
        for (size_t part = 0; part < search->profile->part_count; part++) {
            enum word_list_id meaning = search->profile->parts[part].meaning;
            bool meant = meaning != WORDS_COUNT && field->meaning == meaning;
            if (!search->parts[part].found && (meant || fits(search->reading, part, name)) &&
                belongs(search, part, name, field->name_place.start))
                search->parts[part] = (struct part_fact){true, SIZE_MAX, field->name_place,
                                                         field->value, field->value_place};
        }
    }
}

/* A column's header or the first cell of a row, for what belongs to a section. */
static void take_cell(struct search *search, const struct block *cell)
{
    struct text name = folded_name(search->reading, cell->text);
    for (size_t part = 0; name.length && part < search->profile->part_count; part++)
        if (!search->parts[part].found && search->profile->parts[part].within != SIZE_MAX &&
            fits(search->reading, part, name) && belongs(search, part, name, cell->place.start))
            search->parts[part] =
                (struct part_fact){.found = true, .section = SIZE_MAX, .place = cell->place};
}

static void find_cells(struct search *search)
{
    const struct line_list *lines = &search->reading->lines;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].kind != LINE_ROW)
            continue;
        const struct block *row = lines->items[i].block, *cell = row->first_child;
        for (; cell; cell = row->header ? cell->next : NULL)
            take_cell(search, cell);
    }
}

void read_parts(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct profile *profile = postmortem->profile;
    size_t count = postmortem->sections.count + 1;
    if (!profile || !profile->part_count)
        return;
    struct search search = {.reading = reading, .profile = profile};
    search.parts = arena_alloc_array(reading->arena, profile->part_count, sizeof *search.parts);
    search.names = arena_alloc_array(reading->arena, count, sizeof *search.names);
    search.claims = arena_alloc_array(reading->arena, count, sizeof *search.claims);
    find_named_sections(&search);
    for (size_t i = 0; i < profile->part_count; i++)
        find_other_section(&search, i);
    find_fields(&search);
    find_cells(&search);
    postmortem->parts = search.parts;
}
