#include "rulebook/trigger.h"

#include <string.h>

#include "rulebook/beginning.h"

/* One way to tell whether a text may match: any of these stands in it. */
struct choice {
    struct beginning_list list;
    size_t common; /* the higher, the more texts hold one */
    bool heads;    /* a match begins where one of them stands */
    size_t reach;  /* it begins at most so many bytes before that; SIZE_MAX: no limit is known */
};
LIST(choice_list, struct choice);

/* A place of the sample. */
#define COMMON_UNIT 8

/* Of the words of a sample so many share one that is worth to be looked for besides another. */
#define SECOND_RARITY 64

/* Of what cannot be looked up, or is not known. */
#define EVERYWHERE SIZE_MAX

trigger_key trigger_of(const char *bytes, size_t length)
{
    trigger_key key = 0;
    for (size_t i = 0; i < length; i++)
        key |= (trigger_key)(unsigned char)bytes[i] << 8 * i;
    return key;
}

/* Whether a word's character behind the part begins a word; `edge` tells it of before the part. */
static bool edge_behind(const struct syntax *syntax, bool edge)
{
    bool behind = true;
    switch (syntax->kind) {
    case SYNTAX_SET:
        return syntax_is_wordless(syntax);
    case SYNTAX_SEQUENCE:
        for (const struct syntax *child = syntax->first_child; child; child = child->next)
            edge = edge_behind(child, edge);
        return edge;
    case SYNTAX_CHOICE:
        for (const struct syntax *child = syntax->first_child; child; child = child->next)
            behind = behind && edge_behind(child, edge);
        return behind;
    case SYNTAX_REPEAT:
        behind = edge_behind(syntax->first_child, edge && !syntax->many);
        return behind && (syntax->least || edge);
    case SYNTAX_EDGE:
        return true;
    case SYNTAX_NOTHING:
        return edge;
    case SYNTAX_ANYTHING:
        return false;
    }
    return false;
}
/* How common a beginning is. Of those that do not stand in it the
 * longer is taken for the rarer. */
static size_t common_of(const struct trigger_sample *sample, const struct beginning *beginning,
                        bool edge)
{
    unsigned char first = (unsigned char)beginning->bytes[0];
    if (!beginning->length || first == ' ' || (first < 128 && ascii_is_space((char)first)))
        return EVERYWHERE;
    if (syntax_is_word(first) && !edge)
        return EVERYWHERE;
    size_t count = trigger_sample_count(sample, beginning->bytes, beginning->length);
    return COMMON_UNIT * count + TRIGGER_MAX_LENGTH + 1 - beginning->length;
}

static void judge(struct choice *choice, const struct trigger_sample *sample, bool edge)
{
    bool known = choice->list.count && choice->list.count <= BEGINNINGS_MAX;
    choice->common = known ? 0 : EVERYWHERE;
    for (size_t i = 0; i < choice->list.count && choice->common != EVERYWHERE; i++) {
        size_t common = common_of(sample, &choice->list.items[i], edge);
        choice->common = common == EVERYWHERE ? EVERYWHERE : choice->common + common;
    }
}

static bool is_rarer(const struct choice *a, const struct choice *b)
{
    return a->common < b->common || (a->common == b->common && a->list.count < b->list.count);
}

static bool begins_with_one(const struct beginning *beginning, const struct beginning_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].length <= beginning->length &&
            memcmp(list->items[i].bytes, beginning->bytes, list->items[i].length) == 0)
            return true;
    return false;
}

/* Whether the second is found wherever the first is. */
static bool implies(const struct choice *first, const struct choice *second)
{
    for (size_t i = 0; i < first->list.count; i++)
        if (!begins_with_one(&first->list.items[i], &second->list))
            return false;
    return first->list.count > 0;
}

/* The rarest of them that neither of two others implies (NULL: none does); one that stands everywhere
 * where there is none. */
static struct choice find_rarest(const struct choice_list *choices, const struct choice *other,
                                 const struct choice *another)
{
    struct choice rarest = {.common = EVERYWHERE};
    for (size_t i = 0; i < choices->count; i++) {
        const struct choice *choice = &choices->items[i];
        if (is_rarer(choice, &rarest) && !(other && implies(other, choice)) &&
            !(another && implies(another, choice)))
            rarest = *choice;
    }
    return rarest;
}

/* What is known where a part of the pattern begins. */
struct context {
    const struct trigger_sample *sample;
    bool edge;    /* a word's character begins a word */
    bool start;   /* nothing was taken yet: the match begins here */
    bool heads;   /* only beginnings of the match are looked for */
    size_t taken; /* so many bytes of the match may stand before; SIZE_MAX: no limit is known */
};

static void find_choices(struct arena *arena, const struct syntax *syntax, struct context context,
                         struct choice_list *choices);

static bool takes_nothing(const struct syntax *syntax)
{
    return syntax->kind == SYNTAX_EDGE || syntax->kind == SYNTAX_NOTHING;
}

/* What the sequence must hold, from each of its parts on. */
static void choices_of_sequence(struct arena *arena, const struct syntax *sequence,
                                struct context context, struct choice_list *choices)
{
    for (const struct syntax *child = sequence->first_child;
         child && (context.start || !context.heads); child = child->next) {
        struct choice here = {
            .list = beginnings_of(arena, child), .heads = context.start, .reach = context.taken};
        judge(&here, context.sample, context.edge);
        if (here.common != EVERYWHERE)
            LIST_PUSH(arena, choices, here);
        find_choices(arena, child, context, choices);
        context.edge = edge_behind(child, context.edge);
        context.start = context.start && takes_nothing(child);
        context.taken = syntax_add_limits(context.taken, syntax_longest(child));
    }
}

/* Makes a choice one between what it was and another. */
static void widen(struct arena *arena, struct choice *choice, const struct choice *other)
{
    choice->common += other->common;
    choice->heads = choice->heads && other->heads;
    choice->reach = other->reach > choice->reach ? other->reach : choice->reach;
    beginnings_add(arena, &choice->list, &other->list);
}

/* Of a choice between parts two choices: between the rarest of each, and between those next to them. */
static void choices_of_choice(struct arena *arena, const struct syntax *syntax,
                              struct context context, struct choice_list *choices)
{
    struct choice first = {.heads = true}, second = {.heads = true};
    for (const struct syntax *child = syntax->first_child; child; child = child->next) {
        struct choice_list own = {0};
        find_choices(arena, child, context, &own);
        struct choice rarest = find_rarest(&own, NULL, NULL);
        struct choice next = find_rarest(&own, &rarest, NULL);
        if (rarest.common == EVERYWHERE)
            return;
        widen(arena, &first, &rarest);
        widen(arena, &second, next.common == EVERYWHERE ? &rarest : &next);
    }
    if (first.list.count <= BEGINNINGS_MAX)
        LIST_PUSH(arena, choices, first);
    if (second.list.count <= BEGINNINGS_MAX)
        LIST_PUSH(arena, choices, second);
}

/* Adds what the part must hold wherever it matches. */
static void find_choices(struct arena *arena, const struct syntax *syntax, struct context context,
                         struct choice_list *choices)
{
    switch (syntax->kind) {
    case SYNTAX_SEQUENCE:
        choices_of_sequence(arena, syntax, context, choices);
        return;
    case SYNTAX_CHOICE:
        choices_of_choice(arena, syntax, context, choices);
        return;
    case SYNTAX_REPEAT:
        if (syntax->least)
            find_choices(arena, syntax->first_child, context, choices);
        return;
    case SYNTAX_SET:
    case SYNTAX_EDGE:
    case SYNTAX_NOTHING:
    case SYNTAX_ANYTHING:
        return;
    }
}

/* A beginning cut to a length that is looked up; whole words are looked up in any length. */
static trigger_key key_of(const struct beginning *beginning)
{
    size_t length = beginning->length;
    if (length > 1 && beginning->bytes[length - 1] == ' ')
        return trigger_of(beginning->bytes, length);
    while (!trigger_has_length(length))
        length--;
    return trigger_of(beginning->bytes, length);
}

static void add_key(struct arena *arena, struct trigger_list *triggers, trigger_key key)
{
    for (size_t i = 0; i < triggers->count; i++)
        if (triggers->items[i] == key)
            return;
    LIST_PUSH(arena, triggers, key);
}

static void add_keys(struct arena *arena, struct trigger_list *triggers,
                     const struct choice *choice)
{
    for (size_t i = 0; choice->common != EVERYWHERE && i < choice->list.count; i++)
        add_key(arena, triggers, key_of(&choice->list.items[i]));
}

bool triggers_of_pattern(const char *pattern, const struct trigger_sample *sample,
                         struct arena *arena, struct trigger_needs *needs)
{
    const struct syntax *syntax = syntax_parse(pattern, arena);
    struct context context = {.sample = sample, .start = true};
    struct choice_list choices = {0}, beginnings = {0};
    memset(needs, 0, sizeof *needs);
    if (!syntax)
        return false;
    find_choices(arena, syntax, context, &choices);
    context.heads = true;
    find_choices(arena, syntax, context, &beginnings);
    struct choice heads = find_rarest(&beginnings, NULL, NULL);
    struct choice first = find_rarest(&choices, NULL, NULL);
    if (!is_rarer(&first, &heads))
        first = heads;
    struct choice second = find_rarest(&choices, &first, heads.heads ? &heads : NULL);
    add_keys(arena, &needs->first, &first);
    if (second.common < COMMON_UNIT * sample->count / SECOND_RARITY)
        add_keys(arena, &needs->second, &second);
    if (heads.heads)
        add_keys(arena, &needs->heads, &heads);
    needs->reach = first.reach;
    return needs->first.count > 0;
}

/* The next word of a phrase, as it would be looked up. */
static bool next_word(const char *phrase, size_t *at, struct beginning *word)
{
    while (phrase[*at] && !syntax_is_word((unsigned char)phrase[*at]))
        (*at)++;
    *word = (struct beginning){0};
    for (; syntax_is_word((unsigned char)phrase[*at]); (*at)++)
        if (word->length < TRIGGER_MAX_LENGTH)
            word->bytes[word->length++] = ascii_lower(phrase[*at]);
    *word = beginning_close_word(*word);
    return word->length > 0;
}

bool triggers_of_phrase(const char *phrase, const struct trigger_sample *sample,
                        struct arena *arena, struct trigger_needs *needs)
{
    struct beginning word, rarest = {0};
    memset(needs, 0, sizeof *needs);
    for (size_t at = 0; next_word(phrase, &at, &word);)
        if (!rarest.length || common_of(sample, &word, true) < common_of(sample, &rarest, true))
            rarest = word;
    if (rarest.length)
        add_key(arena, &needs->first, key_of(&rarest));
    return rarest.length > 0;
}

uint64_t name_start(struct text name)
{
    uint64_t start = 0;
    for (size_t i = 0; i < sizeof start && i < name.length; i++) {
        if ((unsigned char)name.data[i] >= 0x80)
            return 0;
        if (!ascii_is_letter(name.data[i]) && !ascii_is_digit(name.data[i]))
            return start ? start : ' ';
        start = start << 8 | (unsigned char)ascii_lower(name.data[i]);
    }
    return start;
}
