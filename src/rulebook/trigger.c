#include "rulebook/trigger.h"
#include "rulebook/syntax.h"

#include <string.h>

/* A set of beginnings with more members than this says too little, and takes long to make. */
enum { MAX_BEGINNINGS = 400, MAX_CHARACTERS = 12 };

/* How something that the pattern must hold may begin. */
struct beginning {
    char bytes[TRIGGER_MAX_LENGTH + 1];
    size_t length;
    bool closed; /* what follows it is not known, or not needed */
};
LIST(beginning_list, struct beginning);

/* One way to tell whether a text may match: any of these stands in it. */
struct choice {
    struct beginning_list list;
    int worth;  /* the higher, the fewer texts hold one; 0: useless */
    bool heads; /* a match begins where one of them stands */
};

trigger_key trigger_of(const char *bytes, size_t length)
{
    trigger_key key = (trigger_key)length << 56;
    for (size_t i = 0; i < length; i++)
        key |= (trigger_key)(unsigned char)bytes[i] << 8 * i;
    return key;
}

static bool is_same(const struct beginning *a, const struct beginning *b)
{
    return a->length == b->length && a->closed == b->closed &&
           memcmp(a->bytes, b->bytes, a->length) == 0;
}

static void add_beginning(struct arena *arena, struct beginning_list *list,
                          struct beginning beginning)
{
    for (size_t i = 0; i < list->count; i++)
        if (is_same(&list->items[i], &beginning))
            return;
    LIST_PUSH(arena, list, beginning);
}

static struct beginning close(struct beginning beginning)
{
    beginning.closed = true;
    return beginning;
}

/* The word, or the mark, is whole: its end is a part of it. */
static struct beginning close_word(struct beginning beginning)
{
    if (!beginning.closed && beginning.length && beginning.length < TRIGGER_MAX_LENGTH &&
        syntax_is_word((unsigned char)beginning.bytes[0]))
        beginning.bytes[beginning.length++] = ' ';
    return close(beginning);
}

static struct beginning_list close_all(struct arena *arena, const struct beginning_list *list)
{
    struct beginning_list closed = {0};
    for (size_t i = 0; i < list->count; i++)
        add_beginning(arena, &closed, close(list->items[i]));
    return closed;
}

/* Appends a character that is none beyond ASCII, in lower case. */
static struct beginning append(struct beginning beginning, unsigned char c)
{
    if (!syntax_is_word(c) && beginning.length)
        return close_word(beginning);
    beginning.bytes[beginning.length++] = ascii_lower((char)c);
    beginning.closed = !syntax_is_word(c) || beginning.length == TRIGGER_MAX_LENGTH;
    return beginning;
}

static size_t count_characters(const struct syntax *set)
{
    size_t count = 0;
    for (unsigned c = 0; c < 128; c++)
        count += syntax_has(set, (unsigned char)c) && !(c >= 'A' && c <= 'Z');
    return count;
}

/* A character beyond ASCII ends a word, as does one that no word holds. */
static struct beginning append_wide(struct beginning beginning)
{
    if (beginning.length)
        return close_word(beginning);
    beginning.bytes[beginning.length++] = (char)TRIGGER_WIDE;
    return close(beginning);
}

static bool is_wordless(const struct syntax *set)
{
    for (unsigned c = 0; c < 128; c++)
        if (syntax_is_word((unsigned char)c) && syntax_has(set, (unsigned char)c))
            return false;
    return true;
}

static void extend_by_set(struct arena *arena, const struct syntax *set, struct beginning from,
                          struct beginning_list *to)
{
    if (from.length && is_wordless(set)) {
        add_beginning(arena, to, close_word(from));
        return;
    }
    if (count_characters(set) > MAX_CHARACTERS) {
        add_beginning(arena, to, close(from));
        return;
    }
    for (unsigned c = 0; c < 128; c++)
        if (syntax_has(set, (unsigned char)c) && !(c >= 'A' && c <= 'Z'))
            add_beginning(arena, to, append(from, (unsigned char)c));
    if (set->wide)
        add_beginning(arena, to, append_wide(from));
}

static struct beginning_list extend(struct arena *arena, const struct syntax *syntax,
                                    const struct beginning_list *from);

static void add_all(struct arena *arena, struct beginning_list *to,
                    const struct beginning_list *from)
{
    for (size_t i = 0; i < from->count; i++)
        add_beginning(arena, to, from->items[i]);
}

static struct beginning_list extend_by_sequence(struct arena *arena, const struct syntax *first,
                                                struct beginning_list list)
{
    for (const struct syntax *child = first; child; child = child->next)
        list = extend(arena, child, &list);
    return list;
}

/* What is repeated grows the beginnings, not their number, only where it is one character. */
static bool is_one_character(const struct syntax *syntax)
{
    return syntax->kind == SYNTAX_SET && !syntax->wide && count_characters(syntax) == 1;
}

static struct beginning_list extend_by_repeat(struct arena *arena, const struct syntax *repeat,
                                              const struct beginning_list *from)
{
    struct beginning_list list = extend(arena, repeat->first_child, from);
    bool few = is_one_character(repeat->first_child);
    for (unsigned i = 1; few && i < repeat->least; i++)
        list = extend(arena, repeat->first_child, &list);
    if (repeat->many && (repeat->open || !few))
        list = close_all(arena, &list);
    if (!repeat->least)
        add_all(arena, &list, from);
    return list;
}

/* What the beginnings become by one more part of the pattern. */
static struct beginning_list extend(struct arena *arena, const struct syntax *syntax,
                                    const struct beginning_list *from)
{
    struct beginning_list list = {0};
    if (from->count > MAX_BEGINNINGS)
        return close_all(arena, from);
    switch (syntax->kind) {
    case SYNTAX_SET:
        for (size_t i = 0; i < from->count; i++) {
            if (from->items[i].closed)
                add_beginning(arena, &list, from->items[i]);
            else
                extend_by_set(arena, syntax, from->items[i], &list);
        }
        return list;
    case SYNTAX_SEQUENCE:
        return extend_by_sequence(arena, syntax->first_child, *from);
    case SYNTAX_CHOICE:
        for (const struct syntax *child = syntax->first_child; child; child = child->next) {
            struct beginning_list one = extend(arena, child, from);
            add_all(arena, &list, &one);
        }
        return list;
    case SYNTAX_REPEAT:
        return extend_by_repeat(arena, syntax, from);
    case SYNTAX_EDGE:
        for (size_t i = 0; i < from->count; i++)
            add_beginning(arena, &list,
                          syntax->word_end && from->items[i].length ? close_word(from->items[i])
                                                                    : from->items[i]);
        return list;
    case SYNTAX_NOTHING:
        return *from;
    case SYNTAX_ANYTHING:
        return close_all(arena, from);
    }
    return list;
}

/* Whether a word's character behind the part begins a word; `edge` tells it of before the part. */
static bool edge_behind(const struct syntax *syntax, bool edge)
{
    bool behind = true;
    switch (syntax->kind) {
    case SYNTAX_SET:
        return is_wordless(syntax);
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

/* Words that nearly every text holds, whether or not they are known to end here. */
static bool is_common(const struct beginning *beginning)
{
    static const char words[] =
        " the and was were are for not had has have with that this from been "
        "which will they their our you all any but can did its be is to in "
        "on at by it we of an a as or no ";
    char word[TRIGGER_MAX_LENGTH + 3] = " ";
    memcpy(word + 1, beginning->bytes, beginning->length);
    if (word[beginning->length] != ' ')
        word[beginning->length + 1] = ' ';
    return strstr(words, word) != NULL;
}

/* How rare a beginning is, from 1; 0 where none can be looked up. */
static int worth_of(const struct beginning *beginning, bool edge)
{
    unsigned char first = (unsigned char)beginning->bytes[0];
    if (!beginning->length || first == ' ' || (first < 128 && ascii_is_space((char)first)))
        return 0;
    if (first == TRIGGER_WIDE || !syntax_is_word(first))
        return first < 128 && strchr(".,-:/()'\"", first) ? 1 : 3;
    if (!edge)
        return 0;
    if (is_common(beginning) || ascii_is_digit((char)first))
        return 1;
    return (int)beginning->length;
}

static void judge(struct choice *choice, bool edge)
{
    choice->worth = choice->list.count && choice->list.count <= MAX_BEGINNINGS ? 100 : 0;
    for (size_t i = 0; i < choice->list.count; i++) {
        int worth = worth_of(&choice->list.items[i], edge);
        choice->worth = worth < choice->worth ? worth : choice->worth;
    }
}

static struct choice better(struct choice a, struct choice b)
{
    bool shorter = b.worth == a.worth && b.worth && b.list.count < a.list.count;
    return b.worth > a.worth || shorter ? b : a;
}

/* What is known where a part of the pattern begins. */
struct context {
    bool edge;  /* a word's character begins a word */
    bool start; /* nothing was taken yet: the match begins here */
    bool heads; /* only beginnings of the match are looked for */
};

static struct choice find_best(struct arena *arena, const struct syntax *syntax,
                               struct context context);

static bool takes_nothing(const struct syntax *syntax)
{
    return syntax->kind == SYNTAX_EDGE || syntax->kind == SYNTAX_NOTHING;
}

/* The best of what the sequence must hold, from each of its parts on. */
static struct choice best_of_sequence(struct arena *arena, const struct syntax *sequence,
                                      struct context context)
{
    struct choice best = {0};
    for (const struct syntax *child = sequence->first_child;
         child && (context.start || !context.heads); child = child->next) {
        struct beginning_list nothing = {0};
        struct choice here = {.heads = context.start};
        LIST_PUSH(arena, &nothing, (struct beginning){0});
        here.list = extend_by_sequence(arena, child, nothing);
        judge(&here, context.edge);
        best = better(best, here);
        best = better(best, find_best(arena, child, context));
        context.edge = edge_behind(child, context.edge);
        context.start = context.start && takes_nothing(child);
    }
    return best;
}

static struct choice best_of_choice(struct arena *arena, const struct syntax *syntax,
                                    struct context context)
{
    struct choice all = {.worth = 100, .heads = true};
    for (const struct syntax *child = syntax->first_child; child; child = child->next) {
        struct choice one = find_best(arena, child, context);
        all.worth = one.worth < all.worth ? one.worth : all.worth;
        all.heads = all.heads && one.heads;
        add_all(arena, &all.list, &one.list);
    }
    if (all.list.count > MAX_BEGINNINGS)
        all.worth = 0;
    return all;
}

/* The best of what the part must hold wherever it matches; worth 0 where there is none. */
static struct choice find_best(struct arena *arena, const struct syntax *syntax,
                               struct context context)
{
    struct choice none = {0};
    switch (syntax->kind) {
    case SYNTAX_SEQUENCE:
        return best_of_sequence(arena, syntax, context);
    case SYNTAX_CHOICE:
        return best_of_choice(arena, syntax, context);
    case SYNTAX_REPEAT:
        return syntax->least ? find_best(arena, syntax->first_child, context) : none;
    case SYNTAX_SET:
    case SYNTAX_EDGE:
    case SYNTAX_NOTHING:
    case SYNTAX_ANYTHING:
        return none;
    }
    return none;
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
    for (size_t i = 0; choice->worth && i < choice->list.count; i++)
        add_key(arena, triggers, key_of(&choice->list.items[i]));
}

bool triggers_of_pattern(const char *pattern, struct arena *arena, struct trigger_list *triggers,
                         struct trigger_list *heads)
{
    const struct syntax *syntax = syntax_parse(pattern, arena);
    if (!syntax)
        return false;
    struct context start = {.start = true, .heads = true}, anywhere = {.start = true};
    struct choice first = find_best(arena, syntax, start);
    struct choice best = better(first, find_best(arena, syntax, anywhere));
    add_keys(arena, triggers, &best);
    if (first.heads)
        add_keys(arena, heads, &first);
    return best.worth > 0;
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
    *word = close_word(*word);
    return word->length > 0;
}

bool triggers_of_phrase(const char *phrase, struct arena *arena, struct trigger_list *triggers)
{
    struct beginning word, best = {0};
    for (size_t at = 0; next_word(phrase, &at, &word);)
        if (!best.length || worth_of(&word, true) > worth_of(&best, true))
            best = word;
    if (best.length)
        add_key(arena, triggers, key_of(&best));
    return best.length > 0;
}

uint64_t name_start(struct text name)
{
    uint64_t start = 0;
    for (size_t i = 0; i < sizeof start && i < name.length; i++) {
        if ((unsigned char)name.data[i] >= 0x80)
            return 0;
        if (!ascii_is_letter(name.data[i]) && !ascii_is_digit(name.data[i]))
            break;
        start = start << 8 | (unsigned char)ascii_lower(name.data[i]);
    }
    return start;
}
