/* Floor 6. What json, jsonl and others say of a finding in JSON.
 */
#ifndef PMLINT_REPORT_FINDING_JSON_H
#define PMLINT_REPORT_FINDING_JSON_H

#include "checks/check.h"
#include "report/json_writer.h"
#include "report/position.h"

/* Writes the members of a finding into an object that is open. */
void finding_write_json(struct json_writer *writer, const struct finding *finding,
                        struct position_cursor *cursor);

#endif
