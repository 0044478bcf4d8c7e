/* Whom it hit, and how many. */
#include "checks/common.h"

check_function check_impact_missing, check_impact_not_quantified;

void check_impact_missing(struct check *check)
{
    report_demand(check, DEMAND_IMPACT);
}

void check_impact_not_quantified(struct check *check)
{
    const struct impact *impact = &check->postmortem->impact;
    if (impact->stated != FACT_STATED || impact->quantified || impact->denied ||
        !check->postmortem->language_known)
        return;
    struct text words = document_text(check->postmortem->document, impact->place);
    if (text_find_folded(words, TEXT("redacted"), 0) != TEXT_NOT_FOUND)
        return;
    struct finding *finding =
        report(check, impact->place, "impact", "the impact has no number: how many, how much?");
    report_label(check, finding, "how many?");
}
