/* Floor 6. The formats that report.c knows. */
#ifndef PMLINT_REPORT_FORMATS_H
#define PMLINT_REPORT_FORMATS_H

#include "report/report.h"

extern const struct report_format text_format;
extern const struct report_format concise_format;
extern const struct report_format json_format;

#endif
