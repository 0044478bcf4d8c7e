/* Floor 6. The formats that report.c knows. */
#ifndef PMLINT_REPORT_FORMATS_H
#define PMLINT_REPORT_FORMATS_H

#include "report/report.h"

extern const struct report_format text_format, concise_format, json_format, jsonl_format,
    sarif_format, github_format, gitlab_format, junit_format, checkstyle_format, rdjson_format,
    markdown_format;

#endif
