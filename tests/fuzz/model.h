/* What must hold of all that is read in a document and found in it. */
#ifndef PMLINT_TESTS_FUZZ_MODEL_H
#define PMLINT_TESTS_FUZZ_MODEL_H

#include "checks/check.h"

/* Places lie in the document, moments keep what their header promises, entries stand in order. */
void expect_model(const struct postmortem *postmortem);

void expect_moment(const struct moment *moment);

/* The findings of check_run: in their order, each with all that a report needs. */
void expect_findings(const struct document *document, const struct finding_list *findings);

#endif
