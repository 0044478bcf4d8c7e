#include "rulebook/languages.h"

#define OTHER TEXT("und") /* the tag of a language that is not determined */

/* Those that rules/words has a file of, and those of whose words und.yml has some. */
static const struct language {
    struct text tag;
    const char *name;
} languages[] = {
    {{"de", 2}, "German"},     {{"en", 2}, "English"}, {{"es", 2}, "Spanish"},
    {{"fr", 2}, "French"},     {{"it", 2}, "Italian"}, {{"ja", 2}, "Japanese"},
    {{"ko", 2}, "Korean"},     {{"nl", 2}, "Dutch"},   {{"pl", 2}, "Polish"},
    {{"pt", 2}, "Portuguese"}, {{"ru", 2}, "Russian"}, {{"zh", 2}, "Chinese"},
};
static const size_t language_count = sizeof languages / sizeof *languages;

const char *language_name(struct text tag)
{
    for (size_t i = 0; i < language_count; i++)
        if (text_equal(languages[i].tag, tag))
            return languages[i].name;
    return NULL;
}

bool language_is_known(struct text tag)
{
    return language_name(tag) || text_equal(tag, OTHER);
}

const char *language_choices(struct arena *arena)
{
    const char *list = "";
    for (size_t i = 0; i < language_count; i++)
        list = arena_printf(arena, "%s%.*s, ", list, TEXT_ARG(languages[i].tag));
    return arena_printf(arena, "%sor %.*s for any other", list, TEXT_ARG(OTHER));
}
