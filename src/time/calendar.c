#include "time/moment.h"

enum { DAYS_PER_CYCLE = 146097, YEARS_PER_CYCLE = 400, DAYS_TO_EPOCH = 719468, THURSDAY = 4 };

static bool is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % YEARS_PER_CYCLE == 0);
}

int days_in_month(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return lengths[month - 1] + (month == 2 && is_leap_year(year));
}

bool date_is_same(const struct date *a, const struct date *b)
{
    return a->known == b->known && a->year == b->year && a->month == b->month && a->day == b->day;
}

bool date_exists(int year, int month, int day)
{
    return day >= 1 && day <= days_in_month(year, month);
}

#define LEAST_YEAR 1000 /* a year has four digits */

bool date_read_iso(struct text text, struct date *date)
{
    *date = (struct date){.weekday = -1, .place = {0, text.length}};
    if (text.length != 10 || text.data[4] != '-' || text.data[7] != '-')
        return false;
    date->known = text_to_number(text_slice(text, 0, 4), &date->year) &&
                  text_to_number(text_slice(text, 5, 7), &date->month) &&
                  text_to_number(text_slice(text, 8, 10), &date->day) && date->year >= LEAST_YEAR &&
                  date_exists(date->year, date->month, date->day);
    return date->known;
}

/* Years are counted from March here, so that the leap day is a year's last. */
int64_t days_from_date(int year, int month, int day)
{
    int64_t years = (int64_t)year - (month <= 2);
    int64_t cycle = (years >= 0 ? years : years - (YEARS_PER_CYCLE - 1)) / YEARS_PER_CYCLE;
    int64_t year_of_cycle = years - cycle * YEARS_PER_CYCLE;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_cycle =
        year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
    return cycle * DAYS_PER_CYCLE + day_of_cycle - DAYS_TO_EPOCH;
}

void date_from_days(int64_t days, int *year, int *month, int *day)
{
    days += DAYS_TO_EPOCH;
    int64_t cycle = (days >= 0 ? days : days - (DAYS_PER_CYCLE - 1)) / DAYS_PER_CYCLE;
    int64_t day_of_cycle = days - cycle * DAYS_PER_CYCLE;
    int64_t year_of_cycle = (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524 -
                             day_of_cycle / (DAYS_PER_CYCLE - 1)) /
                            365;
    int64_t day_of_year =
        day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    *day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    *month = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    *year = (int)(year_of_cycle + cycle * YEARS_PER_CYCLE + (*month <= 2));
}

int64_t days_to_last_day(const struct date *date)
{
    int day = date->day ? date->day : days_in_month(date->year, date->month);
    return days_from_date(date->year, date->month, day);
}

int weekday_of(int year, int month, int day)
{
    int64_t weekday = (days_from_date(year, month, day) + THURSDAY) % 7;
    return (int)(weekday < 0 ? weekday + 7 : weekday);
}
