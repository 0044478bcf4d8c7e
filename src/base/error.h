/* Floor 0. Why something could not be done, in words for the person who asked for it. A function
 * that can fail for an outside reason takes a struct error and returns false after filling it;
 * a bug is an assert; a fault of the document is a finding.
 */
#ifndef PMLINT_BASE_ERROR_H
#define PMLINT_BASE_ERROR_H

struct error {
    char message[1024]; /* NUL-terminated, one line, without a final full stop or newline */
};

/* Fills `error` (cut to what fits). Always returns 0, so that a caller can `return error_set(…)`
 * where false is meant. */
int error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
