/* Whom it hit, and how many. */
#include "checks/common.h"

check_function check_impact_missing, check_impact_not_quantified;

/* Whether the summary of a draft, where an impact may be told, is still to be written. */
static bool is_summary_unfilled(const struct check *check)
{
    const struct section *summary = postmortem_section(check->postmortem, ROLE_SUMMARY);
    return summary &&
           awaits_answer(check, document_text(check->postmortem->document, summary->body));
}

void check_impact_missing(struct check *check)
{
    bool stated = check->postmortem->demands[DEMAND_IMPACT] == FACT_STATED;
    if (!stated && !is_summary_unfilled(check))
        report_demand(check, DEMAND_IMPACT);
}

void check_impact_not_quantified(struct check *check)
{
    const struct impact *impact = &check->postmortem->impact;
    if (impact->stated != FACT_STATED || impact->quantified || impact->denied ||
        !check->postmortem->language_known)
        return;
    struct text line =
        document_line_text(check->postmortem->document, line_of(check, impact->place));
    if (text_find_folded(line, TEXT("redacted"), 0) != TEXT_NOT_FOUND || awaits_answer(check, line))
        return;
    if (impact->in_passing) {
        /* what such a sentence speaks of may as well be the cause, so it is not pointed at */
        report_milder(report(check, whole_document(check), "impact",
                             "the impact has no number; it is told in passing alone"));
        return;
    }
    struct finding *finding =
        report(check, impact->place, "impact", "the impact has no number: how many, how much?");
    report_label(check, finding, "how many?");
}
