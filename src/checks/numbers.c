#include "checks/numbers.h"

int64_t hundredths_of(struct text digits)
{
    enum { MOST_DIGITS = 12, DECIMALS = 2 };
    int64_t number = 0;
    int decimals = -1, count = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.data[i] == '.' && decimals < 0)
            decimals = 0;
        if (!ascii_is_digit(digits.data[i]) || decimals == DECIMALS)
            continue;
        if (++count > MOST_DIGITS)
            return -1;
        number = number * 10 + (digits.data[i] - '0');
        decimals += decimals >= 0;
    }
    for (int i = decimals < 0 ? 0 : decimals; i < DECIMALS; i++)
        number *= 10;
    return number;
}

/* A longer number is compared with none. */
enum { SLIP_DIGITS = 12 };

/* Copies a number's digits; returns how many there are, more than fit where there are too many. */
static size_t digits_of(struct text text, char digits[SLIP_DIGITS])
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (!ascii_is_digit(text.data[i]))
            continue;
        if (count == SLIP_DIGITS)
            return SLIP_DIGITS + 1;
        digits[count++] = text.data[i];
    }
    return count;
}

bool is_digit_slip(struct text a, struct text b)
{
    enum { LEAST_FOR_ONE = 3 };
    char left[SLIP_DIGITS], right[SLIP_DIGITS];
    int balance[10] = {0};
    size_t count = digits_of(a, left), different = 0;
    if (count > SLIP_DIGITS || digits_of(b, right) != count)
        return false;
    for (size_t i = 0; i < count; i++) {
        different += left[i] != right[i];
        balance[left[i] - '0']++;
        balance[right[i] - '0']--;
    }
    bool swapped = different > 0;
    for (size_t i = 0; i < 10; i++)
        swapped &= balance[i] == 0;
    return swapped || (different == 1 && count >= LEAST_FOR_ONE);
}
