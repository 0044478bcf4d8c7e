#include "time/moment.h"

#include <inttypes.h>

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

const char *format_length(struct arena *arena, int64_t seconds)
{
    static const struct {
        int64_t seconds;
        const char *one, *many;
    } units[] = {{DAY, "day", "days"}, {HOUR, "h", "h"}, {MINUTE, "min", "min"}, {1, "s", "s"}};
    const char *text = seconds < 0 ? "-" : "";
    const char *gap = "";
    uint64_t rest = seconds < 0 ? 0 - (uint64_t)seconds : (uint64_t)seconds;
    if (!rest)
        return arena_printf(arena, "0 min");
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        uint64_t count = rest / (uint64_t)units[i].seconds;
        rest %= (uint64_t)units[i].seconds;
        if (!count)
            continue;
        text = arena_printf(arena, "%s%s%" PRIu64 " %s", text, gap, count,
                            count == 1 ? units[i].one : units[i].many);
        gap = " ";
    }
    return text;
}

const char *format_local(struct arena *arena, int64_t seconds)
{
    int year, month, day;
    int64_t days = seconds / DAY, rest = seconds % DAY;
    if (rest < 0) {
        rest += DAY;
        days--;
    }
    date_from_days(days, &year, &month, &day);
    return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day,
                        (int)(rest / HOUR), (int)(rest % HOUR / MINUTE), (int)(rest % MINUTE));
}

const char *format_instant(struct arena *arena, int64_t seconds)
{
    return arena_printf(arena, "%sZ", format_local(arena, seconds));
}

const char *format_clock(struct arena *arena, const struct clock *clock)
{
    if (clock->precision == PRECISION_SECOND)
        return arena_printf(arena, "%02d:%02d:%02d", clock->hour, clock->minute, clock->second);
    return arena_printf(arena, "%02d:%02d", clock->hour, clock->minute);
}

const char *format_date(struct arena *arena, const struct date *date)
{
    if (!date->month)
        return "";
    const char *year = date->year ? arena_printf(arena, "%04d-", date->year) : "";
    if (!date->day)
        return arena_printf(arena, "%s%02d", year, date->month);
    return arena_printf(arena, "%s%02d-%02d", year, date->month, date->day);
}
