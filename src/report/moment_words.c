#include "report/moment_words.h"

#define DAY (int64_t)86400
#define HALF_DAY (DAY / 2)

const char *certainty_name(enum certainty certainty)
{
    static const char *const names[] = {
        [MOMENT_CERTAIN] = "certain",
        [MOMENT_INFERRED] = "inferred",
        [MOMENT_AMBIGUOUS] = "ambiguous",
        [MOMENT_UNREADABLE] = "unreadable",
    };
    return names[certainty];
}

static bool is_whole_date(const struct date *date)
{
    return date->known && !date->impossible && !date->ambiguous && date->year > 0 &&
           date_exists(date->year, date->month, date->day);
}

/* What the clock says, in the middle of what "about" allows. */
static int64_t nominal_local(const struct moment *moment)
{
    const struct date *date = &moment->date;
    const struct clock *clock = &moment->clock;
    int64_t local = moment->local_earliest;
    if (is_whole_date(date) && clock->known && !clock->impossible) {
        local = days_from_date(date->year, date->month, date->day) * DAY + seconds_of_day(clock);
    }
    bool possible = local >= moment->local_earliest && local <= moment->local_latest;
    return possible ? local : moment->local_earliest;
}

const char *moment_instant(const struct moment *moment, struct arena *arena)
{
    if (!moment->has_instant || moment->precision == PRECISION_DAY ||
        moment->certainty == MOMENT_AMBIGUOUS || moment->certainty == MOMENT_UNREADABLE)
        return NULL;
    int64_t instant = moment->earliest;
    if (moment->has_local)
        instant += nominal_local(moment) - moment->local_earliest;
    return format_instant(arena, instant <= moment->latest ? instant : moment->earliest);
}

/* Whether only the zone keeps the moment from being settled. */
static bool is_settled_locally(const struct moment *moment)
{
    return moment->has_local && moment->precision != PRECISION_DAY &&
           is_whole_date(&moment->date) && moment->certainty != MOMENT_UNREADABLE &&
           moment->local_latest - moment->local_earliest < HALF_DAY;
}

const char *moment_point(const struct moment *moment, struct arena *arena)
{
    const char *instant = moment_instant(moment, arena);
    if (instant || !is_settled_locally(moment))
        return instant;
    return format_local(arena, nominal_local(moment));
}

const char *moment_time(const struct moment *moment, struct arena *arena)
{
    if (!moment->clock.known || moment->clock.impossible)
        return NULL;
    return format_clock(arena, &moment->clock);
}

const char *moment_date(const struct moment *moment, struct arena *arena)
{
    const struct date *date = &moment->date;
    if (!date->known || date->impossible || date->ambiguous || !date->year || !date->month ||
        !date->day)
        return NULL;
    return format_date(arena, date);
}

/* What the reasons of src/time say where nothing was there to infer from. */
static const struct {
    struct text reason;
    const char *words;
} lacks[] = {
    {{"no date is known", 16}, "undated"},
    {{"no zone is named", 16}, "no zone"},
};

/* The words for a lack, or NULL where the reason is another. */
static const char *lack_words(struct text reason)
{
    for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++)
        if (text_equal(reason, lacks[i].reason))
            return lacks[i].words;
    return NULL;
}

const char *certainty_words(const struct moment *moment, const char **why, struct arena *arena)
{
    const struct text separator = TEXT("; ");
    struct text rest = text_from(moment->why);
    const char *words = "";
    *why = moment->why;
    while (moment->certainty == MOMENT_INFERRED && rest.length) {
        size_t end = text_find(rest, separator, 0);
        const char *lack = lack_words(text_slice(rest, 0, end));
        if (!lack)
            return certainty_name(moment->certainty);
        words = arena_printf(arena, "%s%s%s", words, *words ? ", " : "", lack);
        rest = end == TEXT_NOT_FOUND ? TEXT("") : text_from_offset(rest, end + separator.length);
    }
    if (!*words)
        return certainty_name(moment->certainty);
    *why = NULL;
    return words;
}
