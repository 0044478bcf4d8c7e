/* Floor 3. The vocabulary of a language, compiled from rules/words/LANGUAGE.yml into tables. Facts
 * and checks read by these words and hold none of their own.
 */
#ifndef PMLINT_RULEBOOK_WORDS_H
#define PMLINT_RULEBOOK_WORDS_H

#include "base/text.h"
#include "time/time_words.h"

/* What a section is for. The names are those of interface.md ("action_items"). */
#define FOR_EACH_ROLE(ROLE) \
    ROLE(SUMMARY, "summary") \
    ROLE(IMPACT, "impact") \
    ROLE(TIMELINE, "timeline") \
    ROLE(DETECTION, "detection") \
    ROLE(ROOT_CAUSE, "root_cause") \
    ROLE(RESOLUTION, "resolution") \
    ROLE(ACTION_ITEMS, "action_items") \
    ROLE(LESSONS, "lessons")

enum role {
#define ROLE(name, word) ROLE_##name,
    FOR_EACH_ROLE(ROLE)
#undef ROLE
        ROLE_COUNT,
    ROLE_NONE = ROLE_COUNT,
};

/* "summary" …; NULL for ROLE_NONE. */
const char *role_name(enum role role);

/* The lists of a words file: phrases in lower case, compared with the folded text at word edges,
 * unless the list's name ends in PATTERNS: then each is a pcre2 pattern (caseless, UTF). The key in
 * the YAML file is the second argument. */
#define FOR_EACH_WORD_LIST(LIST) \
    FOR_EACH_FIELD_LIST(LIST) \
    FOR_EACH_FACT_LIST(LIST) \
    FOR_EACH_RULE_LIST(LIST)

/* Labels of fields: `Duration: 3 h`, a front-matter key, the first cell of a metadata row. */
#define FOR_EACH_FIELD_LIST(LIST) \
    LIST(FIELD_DATE, "field_date") \
    LIST(FIELD_PUBLISHED, "field_published") \
    LIST(FIELD_AUTHOR, "field_author") \
    LIST(FIELD_STATUS, "field_status") \
    LIST(FIELD_SEVERITY, "field_severity") \
    LIST(FIELD_ID, "field_id") \
    LIST(FIELD_DURATION, "field_duration") \
    LIST(FIELD_RECOVERY, "field_recovery") /* time to resolve, from the start or the detection */ \
    LIST(FIELD_TIME_TO_DETECT, "field_time_to_detect") \
    LIST(FIELD_TIME_TO_MITIGATE, "field_time_to_mitigate") \
    LIST(FIELD_START, "field_start") \
    LIST(FIELD_DETECTED, "field_detected") \
    LIST(FIELD_MITIGATED, "field_mitigated") \
    LIST(FIELD_END, "field_end") \
    LIST(FIELD_ZONE, "field_zone") \
    LIST(FIELD_OWNER, "field_owner") \
    LIST(FIELD_DUE, "field_due") \
    LIST(FIELD_TICKET, "field_ticket") \
    LIST(FIELD_DONE, "field_done") \
    LIST(FIELD_TIME, "field_time") \
    LIST(FIELD_ACTION, "field_action") \
    LIST(FIELD_KIND, "field_kind") /* columns of action items: prevent, mitigate … */ \
    LIST(FIELD_PRIORITY, "field_priority") \
    LIST(FIELD_CRITERIA, "field_criteria") /* how one will see that it is done */ \
    LIST(FIELD_CAUSES, "field_causes")     /* which of the causes it answers */ \
    LIST(FIELD_TITLE, "field_title")       /* a key of the front matter */

/* What facts are found by. */
#define FOR_EACH_FACT_LIST(LIST) \
    LIST(NAME_JOINT_PATTERNS, "name_joint_patterns") /* "and" between names of sections */ \
    LIST(POSTMORTEM_TITLE_PATTERNS, "postmortem_title_patterns") \
    LIST(GUIDE_TITLE_PATTERNS, "guide_title_patterns") \
    LIST(OTHER_TITLE_PATTERNS, "other_title_patterns") \
    LIST(MINUTES_TITLE_PATTERNS, "minutes_title_patterns") /* though it names an incident */ \
    LIST(INCIDENT_TITLE_PATTERNS, "incident_title_patterns") \
    LIST(NUMBER_TITLE_PATTERNS, "number_title_patterns") \
    LIST(INDEX_TITLE_PATTERNS, "index_title_patterns") \
    LIST(NAMED_TITLE_PATTERNS, "named_title_patterns") \
    LIST(INCIDENT_PATTERNS, "incident_patterns") \
    LIST(PAST_PATTERNS, "past_patterns") \
    LIST(INSTRUCTION_PATTERNS, "instruction_patterns") \
    LIST(ASSIGNMENT_PATTERNS, "assignment_patterns") \
    LIST(TEMPLATE_PATTERNS, "template_patterns") \
    LIST(PROMPT_PATTERNS, "prompt_patterns") \
    LIST(PLANNED_PATTERNS, "planned_patterns") \
    LIST(BUG_FORM_PATTERNS, "bug_form_patterns") \
    LIST(ADVISORY_PATTERNS, "advisory_patterns") \
    LIST(PLACEHOLDER_PATTERNS, "placeholder_patterns") \
    LIST(FRONT_MATTER_TABLES, "front_matter_tables") /* keys over keys of the document */ \
    LIST(FRONT_MATTER_SITE_TABLES, "front_matter_site_tables") /* and of its site */ \
    LIST(REFERENCE_COLUMNS, "reference_columns") \
    LIST(STATUS_PAGE_FIELDS, "status_page_fields") \
    LIST(HOUSE_PROMPT_PATTERNS, "house_prompt_patterns") /* sentences of a house's template */ \
    LIST(OUTAGE_LENGTH_PATTERNS, "outage_length_patterns") \
    LIST(OTHER_WINDOW_PATTERNS, "other_window_patterns") \
    LIST(OPENING_LENGTH_PATTERNS, "opening_length_patterns") /* enough in a summary */ \
    LIST(PLAIN_LENGTH_PATTERNS, "plain_length_patterns") /* there it states one, but of what? */ \
    LIST(ENCLOSED_LENGTH_PATTERNS, "enclosed_length_patterns")     /* "was down for", before it */ \
    LIST(WINDOW_LENGTH_PATTERNS, "window_length_patterns")         /* "14:00 to 15:00 (<L>)" */ \
    LIST(BACKGROUND_LENGTH_PATTERNS, "background_length_patterns") /* "had run for <L>" */ \
    LIST(INCIDENT_LASTED_PATTERNS, "incident_lasted_patterns")     /* "The outage lasted <L>" */ \
    LIST(OUTAGE_SUBJECT_PATTERNS, "outage_subject_patterns") \
    LIST(PART_PATTERNS, "part_patterns")               /* words for a part of the incident only */ \
    LIST(PART_LENGTH_PATTERNS, "part_length_patterns") /* maybe not that of the whole incident */ \
    LIST(OTHER_LENGTH_PATTERNS, "other_length_patterns") \
    LIST(METRIC_LENGTH_PATTERNS, "metric_length_patterns") /* "Time to restore service: <L>" */ \
    LIST(HINDERED_LENGTH_PATTERNS, \
         "hindered_length_patterns") /* "could … for <L>", of what is open */ \
    LIST(ROUGH_LENGTH_PATTERNS, \
         "rough_length_patterns")                    /* in other units, or none: "overnight" */ \
    LIST(NET_LENGTH_PATTERNS, "net_length_patterns") /* without pauses, or of some alone */ \
    LIST(SEVERAL_TIMES_PATTERNS, "several_times_patterns") /* "on both nights" */ \
    LIST(WORKED_AGAIN_PATTERNS, \
         "worked_again_patterns")          /* "recovers", "is back", be it for a while */ \
    LIST(PAUSE_PATTERNS, "pause_patterns") /* "with a break", "intermittently" */ \
    LIST(OTHER_ENDS_PATTERNS, "other_ends_patterns") /* "<L> since detection" */ \
    LIST(METRIC_PATTERNS, "metric_patterns") /* "Time to detect was <L>": the group is its name */ \
    LIST(AFTER_START_PATTERNS, "after_start_patterns")         /* "<L> after the outage began" */ \
    LIST(OTHER_METRIC_PATTERNS, "other_metric_patterns")       /* "the last outage", "goal" */ \
    LIST(COUNTED_FROM_PATTERNS, "counted_from_patterns")       /* "counted from the push" */ \
    LIST(DATED_INCIDENT_PATTERNS, "dated_incident_patterns")   /* "Outage on", before a day */ \
    LIST(DATED_TITLE_PATTERNS, "dated_title_patterns")         /* "Checkout failed (", so */ \
    LIST(OTHER_DAY_TITLE_PATTERNS, "other_day_title_patterns") /* "follow-up", "certificate" */ \
    LIST(DAY_OF_INCIDENT_LABELS, "day_of_incident_labels") \
    LIST(STATUS_UPDATES, "status_updates") /* "Investigating", over an update of a status page */ \
    LIST(ENTRY_LEADS, "entry_leads")       /* "at", "on": words before an entry's time */ \
    LIST(NEXT_DAY_LEADS, "next_day_leads") \
    LIST(SINCE_PATTERNS, "since_patterns") /* "since 11 September": the length follows from it */ \
    LIST(NO_SUCH_DATE_PATTERNS, "no_such_date_patterns") /* a date that is known to be none */ \
    LIST(DATA_DATE_PATTERNS, "data_date_patterns")       /* one that tells no day, as <L> */ \
    LIST(NAMED_NUMBER_PATTERNS, "named_number_patterns") /* nor does "Firmware: 2024.02.31" */ \
    LIST(DAY_NUMBER_PATTERNS, "day_number_patterns")     /* "Day 2": the group is the number */ \
    LIST(ZONE_NOTE_PATTERNS, "zone_note_patterns") \
    LIST(ZONE_NOTE_WORDS, "zone_note_words") /* beside a zone, where nothing else is said */ \
    LIST(ZONE_HINT_PATTERNS, "zone_hint_patterns") \
    LIST(ZONE_OFFSET_PATTERNS, "zone_offset_patterns")       /* "all times local" -03 */ \
    LIST(ZONE_EXCEPTION_PATTERNS, "zone_exception_patterns") /* before a zone: "unless marked" */ \
    LIST(WINDOW_PATTERNS, "window_patterns") \
    LIST(RANGE_JOINTS, "range_joints")     /* "to" between a start and an end */ \
    LIST(FURTHER_JOINTS, "further_joints") /* "and again from" between two such ranges */ \
    LIST(BETWEEN_JOINTS, "between_joints") /* "and", where one of the next stands before */ \
    LIST(BETWEEN_WORDS, "between_words") \
    LIST(BEGIN_CLAUSE_PATTERNS, "begin_clause_patterns") /* of the words before a clock */ \
    LIST(DETECT_CLAUSE_PATTERNS, "detect_clause_patterns") \
    LIST(END_CLAUSE_PATTERNS, "end_clause_patterns") \
    LIST(CLOCK_FIRST_PATTERNS, "clock_first_patterns")   /* "At" 14:02 the outage began */ \
    LIST(BEGIN_BEHIND_PATTERNS, "begin_behind_patterns") /* of the words behind such a clock */ \
    LIST(END_BEHIND_PATTERNS, "end_behind_patterns") \
    LIST(WRITING_DATE_PATTERNS, "writing_date_patterns") /* before a date: "Published on" */ \
    LIST(SIGNER_LABELS, "signer_labels") /* of who wrote the document, in its signature … */ \
    LIST(SIGNED_LABELS, "signed_labels") /* … and of the day on which he did */ \
    LIST(BEGIN_MARKER_PATTERNS, "begin_marker_patterns") \
    LIST(DETECT_MARKER_PATTERNS, "detect_marker_patterns") \
    LIST(MITIGATE_MARKER_PATTERNS, "mitigate_marker_patterns") \
    LIST(END_MARKER_PATTERNS, "end_marker_patterns") \
    LIST(BEGIN_EVENT_PATTERNS, "begin_event_patterns") \
    LIST(DETECT_EVENT_PATTERNS, "detect_event_patterns") \
    LIST(MITIGATE_EVENT_PATTERNS, "mitigate_event_patterns") \
    LIST(END_EVENT_PATTERNS, "end_event_patterns") \
    LIST(PLAIN_MARK_PATTERNS, "plain_mark_patterns")         /* "Outage ends", and no more */ \
    LIST(OTHER_INCIDENT_PATTERNS, "other_incident_patterns") /* headings over what others were */ \
    LIST(DENIED_POINT_PATTERNS, \
         "denied_point_patterns") /* words up to a point's: "not yet mitigated" */ \
    LIST(RESPONDER_CHECK_PATTERNS, \
         "responder_check_patterns") /* likewise: "telnet to the server failed" */ \
    LIST(OTHER_STORY_PATTERNS, "other_story_patterns") /* an entry about another incident */ \
    LIST(IMPACT_PATTERNS, "impact_patterns") \
    LIST(WEAK_IMPACT_PATTERNS, \
         "weak_impact_patterns") /* in the opening, where nothing else does */ \
    LIST(OTHER_IMPACT_PATTERNS, "other_impact_patterns") \
    LIST(NO_IMPACT_PATTERNS, "no_impact_patterns") \
    LIST(QUANTITY_PATTERNS, "quantity_patterns") \
    LIST(EXTENT_PATTERNS, "extent_patterns")   /* the whole of one thing was down */ \
    LIST(COUNTED_PATTERNS, "counted_patterns") /* "31 trucks left": maybe whom it hit */ \
    LIST(HARM_PATTERNS, "harm_patterns")       /* that it did, beside such a number */ \
    LIST(CLAUSE_OPENERS, "clause_openers") /* what begins another clause than that of a number */ \
    LIST(OPEN_END_PATTERNS, \
         "open_end_patterns") /* the end of words that say nothing without the next ones */ \
    LIST(SECTION_QUANTITY_PATTERNS, "section_quantity_patterns") /* in the impact's section */ \
    LIST(CAUSE_PATTERNS, "cause_patterns") \
    LIST(TOLD_CAUSE_PATTERNS, "told_cause_patterns")         /* what may be one */ \
    LIST(FURTHER_CAUSE_PATTERNS, "further_cause_patterns")   /* "in addition", "contributed" */ \
    LIST(OPEN_CAUSE_PATTERNS, "open_cause_patterns")         /* "still unknown" */ \
    LIST(SEVERITY_PATTERNS, "severity_patterns")             /* anywhere: "SEV-2" */ \
    LIST(SEVERITY_VALUE_PATTERNS, "severity_value_patterns") /* in a field for it: "2" */ \
    LIST(SEVERITY_STATEMENT_PATTERNS, "severity_statement_patterns") \
    LIST(OTHER_SEVERITY_PATTERNS, "other_severity_patterns") /* of a change, or another one */ \
    LIST(PEOPLE_JOINT_PATTERNS, "people_joint_patterns")     /* what stands between two names */ \
    LIST(BYLINE_PATTERNS, "byline_patterns")                 /* "Written by Ada" */ \
    LIST(HEAD_AUTHOR_PATTERNS, "head_author_patterns")       /* "SEV-2 · Lead: Ada" */ \
    LIST(HEAD_SEVERITY_PATTERNS, "head_severity_patterns")   /* "Lead: Ada · SEV-2" */ \
    LIST(HEAD_STATUS_PATTERNS, "head_status_patterns")       /* "Lead: Ada · reviewed" */ \
    LIST(PUBLICATION_LABELS, "publication_labels") /* of field_published: no update, no review */ \
    LIST(REVIEW_LABELS, "review_labels")           /* of field_published, too */ \
    LIST(CHANGED_PAGE_PATTERNS, "changed_page_patterns") /* labels of its version, its update */ \
    LIST(ANNOUNCED_PATTERNS, "announced_patterns")       /* titles of planned work */ \
    LIST(FIELD_PREFIXES, "field_prefixes")               /* "Incident" resolved at: … */ \
    LIST(PRIORITY_LABELS, "priority_labels")             /* the severity, over "P1" alone */ \
    LIST(MOMENT_DETECTED, "moment_detected") /* names of fields, over a moment alone */ \
    LIST(MOMENT_MITIGATED, "moment_mitigated") \
    LIST(MOMENT_END, "moment_end") \
    LIST(RESPONSE_ACTIONS, "response_actions") /* "Immediate actions": maybe of the response */ \
    LIST(TODO_THING_PATTERNS, "todo_thing_patterns") /* "Why the todo list was slow" */ \
    LIST(NO_SLIPS, "no_slips") /* words that are like one of a heading, and no slips of it */ \
    LIST(CONTEXT_HEADINGS, "context_headings") /* over a timeline, or over what was before */ \
    LIST(CONSEQUENCE_HEADINGS, "consequence_headings") /* over the impact, or over work */ \
    LIST(CONSEQUENCE_WORK_PATTERNS, "consequence_work_patterns") \
    LIST(REMEDIATION_PATTERNS, \
         "remediation_patterns") /* headings over what ended it, or over work */ \
    LIST(REMEDIATION_WORK_PATTERNS, "remediation_work_patterns") /* "Limit the queue" */ \
    LIST(REMEDY_PATTERNS, "remedy_patterns")                     /* "Restarted the server" */ \
    LIST(SAFEGUARD_PATTERNS, "safeguard_patterns") /* "Add an alert": only work to come */ \
    LIST(LASTING_MEASURE_PATTERNS, "lasting_measure_patterns") /* "now checks", "alert added" */ \
    LIST(OPEN_STATE_PATTERNS, "open_state_patterns")           /* "(In progress)" */ \
    LIST(DONE_STATE_PATTERNS, "done_state_patterns")           /* "(Completed)" */ \
    LIST(PREVENTION_HEADINGS, "prevention_headings") /* over work, or over words on it */ \
    LIST(REPORT_HEADINGS, "report_headings")         /* "Postmortem": over the summary, maybe */ \
    LIST(GUIDE_HEADING_PATTERNS, "guide_heading_patterns") /* of a section on how to write one */ \
    LIST(ACCOUNT_PATTERNS, "account_patterns") /* what went wrong, beside incident_patterns */ \
    LIST(FAULT_HEADINGS, "fault_headings")     /* "What went wrong": maybe why */ \
    LIST(FUTURE_PATTERNS, "future_patterns")   /* words of work to come */ \
    LIST(INTENT_PATTERNS, "intent_patterns") \
    LIST(ACTION_INTRO_PATTERNS, "action_intro_patterns") /* "To prevent this we will:" */ \
    LIST(CLOSING_PATTERNS, "closing_patterns")         /* "In conclusion, …" below the items */ \
    LIST(TEXT_REMARK_PATTERNS, "text_remark_patterns") /* "This post tells how we will …" */ \
    LIST(TASK_COLUMNS, "task_columns")     /* of tables of work under whatever heading */ \
    LIST(NUMBER_COLUMNS, "number_columns") /* of the rows' own numbers, which are no tickets */ \
    LIST(TRACKER_PATTERNS, "tracker_patterns") /* "tracked on our board" */ \
    LIST(ACTION_LABELS, "action_labels")       /* of what is to be done about a lesson */ \
    LIST(HEADING_INTRO_PATTERNS, "heading_intro_patterns") /* over headings that are the work */ \
    LIST(SHOWN_TEXT_PATTERNS, "shown_text_patterns")       /* over a text for another document */ \
    LIST(WAITING_PATTERNS, "waiting_patterns") /* states of work that waits for others */ \
    LIST(ADVICE_PATTERNS, "advice_patterns")   /* "Never …": no work that somebody does once */ \
    LIST(ROUTINE_PATTERNS, \
         "routine_patterns")             /* "Deployment checklist": over boxes for each time */ \
    LIST(DETAIL_LABELS, "detail_labels") /* of what more there is to say of an item */ \
    LIST(SMALL_WORDS, "small_words")     /* that any two texts share */ \
    LIST(RECORD_SECTIONS, \
         "record_sections") /* who signed the document, and what became of it when */ \
    LIST(MEASURE_LABELS, "measure_labels") /* over what one will see when the work has helped */ \
    LIST(ARGUMENT_PATTERNS, \
         "argument_patterns") /* "Arguments against": over what speaks for or against work */ \
    LIST(GAP_PATTERNS, "gap_patterns") /* "Monitoring gaps identified": over what was missing */ \
    LIST(AFTERCARE_PATTERNS, \
         "aftercare_patterns") /* "Post-incident checklist": over boxes for this once */ \
    LIST(PAPERWORK_PATTERNS, \
         "paperwork_patterns") /* what a form has ticked after each incident */ \
    LIST(CONDITION_PATTERNS, "condition_patterns") /* "Disk usage > 85%" */ \
    LIST(HORIZON_HEADINGS, "horizon_headings")     /* how soon something is, and no more */ \
    LIST(LESSON_HEADINGS, "lesson_headings")       /* below lessons these are no lists of work */ \
    LIST(NO_ACTIONS_PATTERNS, "no_actions_patterns") \
    LIST(ASSIGNED_PATTERNS, "assigned_patterns")       /* what only follow-up work says */ \
    LIST(NAMED_OWNER_PATTERNS, "named_owner_patterns") /* "owner: Ada", "@ada" */ \
    LIST(OWNER_PATTERNS, "owner_patterns") \
    LIST(OWNER_LABEL_PATTERNS, "owner_label_patterns")     /* a heading that is a name: "AB/CD" */ \
    LIST(OWNER_HEADING_PATTERNS, "owner_heading_patterns") /* "For the mail team" */ \
    LIST(INTRO_OWNER_PATTERNS, "intro_owner_patterns")     /* "The mail team will do these:" */ \
    LIST(ITEM_LABEL_PATTERNS, "item_label_patterns")       /* what may be a name: "Rig: …" */ \
    LIST(LEAD_VERB_PATTERNS, "lead_verb_patterns")         /* "Spread the load": no name */ \
    LIST(NO_NAME_PATTERNS, "no_name_patterns") /* what looks like a name and is none */ \
    LIST(DUE_PATTERNS, "due_patterns") \
    LIST(TAIL_NAME_PATTERNS, "tail_name_patterns") /* the whole of a part behind an item */ \
    LIST(TAIL_DUE_PATTERNS, "tail_due_patterns") \
    LIST(TAIL_WORD_PATTERNS, "tail_word_patterns") \
    LIST(TAIL_STATE_PATTERNS, "tail_state_patterns") \
    LIST(TOOL_NAMES, "tool_names")               /* in brackets behind an item, and nobody's */ \
    LIST(DUE_WORD_PATTERNS, "due_word_patterns") /* of the text before a due date */ \
    LIST(DUE_WORD_BEHIND_PATTERNS, "due_word_behind_patterns") /* "Q2 target" */ \
    LIST(LINK_PATTERNS, "link_patterns") \
    LIST(TICKET_TARGET_PATTERNS, "ticket_target_patterns") /* of a link's target */ \
    LIST(DONE_HEADING_PATTERNS, "done_heading_patterns")   /* of a heading over done items */ \
    LIST(DONE_PATTERNS, "done_patterns") \
    LIST(OPEN_PATTERNS, "open_patterns") \
    LIST(OPEN_PARTICIPLES, "open_participles")     /* in the past tense, and not done */ \
    LIST(COMPLETED_PATTERNS, "completed_patterns") /* the whole of a done item */ \
    LIST(DONE_ITEM_PATTERNS, "done_item_patterns") /* within an item's sentence */ \
    LIST(DONE_FORM_PATTERNS, "done_form_patterns") /* likewise, among items that are done */ \
    LIST(OPEN_ITEM_PATTERNS, "open_item_patterns") \
    LIST(DROPPED_PATTERNS, "dropped_patterns")       /* a state: it will not be done */ \
    LIST(KIND_LABEL_PATTERNS, "kind_label_patterns") /* the group is the item's kind */ \
    LIST(PRIORITY_LABEL_PATTERNS, "priority_label_patterns") \
    LIST(STATUS_LABEL_PATTERNS, "status_label_patterns") \
    LIST(CRITERIA_LABEL_PATTERNS, "criteria_label_patterns") \
    LIST(CAUSES_LABEL_PATTERNS, "causes_label_patterns") \
    LIST(NUMBERED_CAUSE_PATTERNS, "numbered_cause_patterns") /* the group is its number */ \
    LIST(CAUSE_LIST_HEADINGS, "cause_list_headings") /* over a list of nothing but causes */ \
    LIST(STATE_MARK_PATTERNS, "state_mark_patterns") /* "Done:", "Pending:", ✅ before an item */ \
    LIST(OUTCOME_PATTERNS, "outcome_patterns")       /* "Resolved by PR #47" */ \
    LIST(NO_ANSWER, "no_answer")                     /* n/a, none, unknown: answers, not gaps */ \
    LIST(NO_OWNER, "no_owner")                       /* tbd, team, everyone: no owner */ \
    LIST(NO_DUE, "no_due")                           /* tbd, soon, asap: no date */ \
    LIST(DRAFT_STATUS, "draft_status") \
    LIST(NO_OUTAGE_PATTERNS, "no_outage_patterns") \
    LIST(ONGOING_PATTERNS, "ongoing_patterns") \
    LIST(ONGOING_STATUS_PATTERNS, "ongoing_status_patterns") /* of a status, an end */

/* What single rules judge by. */
#define FOR_EACH_RULE_LIST(LIST) \
    LIST(VAGUE_VERBS, "vague_verbs") \
    LIST(PREVENT_KINDS, "prevent_kinds") /* what an item's kind may be called */ \
    LIST(MITIGATE_KINDS, "mitigate_kinds") \
    LIST(DETECT_KINDS, "detect_kinds") \
    LIST(PEOPLE_PATTERNS, "people_patterns") /* work that asks people to be better */ \
    LIST(BLAME_PATTERNS, "blame_patterns") \
    LIST(INCIDENT_DATE_LABELS, "incident_date_labels") /* of fields with the incident's day */ \
    LIST(OWNER_LABELS, "owner_labels") /* of fields that ask for the document's owner */ \
    LIST(OWNER_ROLE_PATTERNS, "owner_role_patterns") /* of a value that tells roles apart */ \
    LIST(SLIP_PATTERNS, "slip_patterns")             /* what a person did, behind the name */ \
    LIST(PERSON_SLIP_PATTERNS, \
         "person_slip_patterns")       /* likewise, beyond doubt a person: "forgot it when he" */ \
    LIST(BOT_PATTERNS, "bot_patterns") /* handles of programs */ \
    LIST(ORGANISATION_PATTERNS, "organisation_patterns") /* authors that are no person */ \
    LIST(DENIED_CELL_PATTERNS, "denied_cell_patterns")   /* beside a cause that was none */ \
    LIST(HUMAN_ERROR_PATTERNS, "human_error_patterns") \
    LIST(COUNTERFACTUAL_PATTERNS, "counterfactual_patterns") /* "should have noticed" */ \
    LIST(ANIMATED_PATTERNS, "animated_patterns")             /* exclamations and drama */ \
    LIST(PROMPT_SENTENCES, "prompt_sentences") \
    LIST(FORM_PROMPT_PATTERNS, "form_prompt_patterns") /* what a form says to its author */ \
    LIST(FORM_ORDER_PATTERNS, "form_order_patterns")   /* likewise, in italics or quoted */ \
    LIST(OPTIONAL_SECTIONS, "optional_sections") \
    LIST(ZONE_PLACES, "zone_places")             /* what tells which CST or IST is meant */ \
    LIST(SEASONAL_ZONES, "seasonal_zones")       /* whose names say summer or winter */ \
    LIST(EXPECTED_PATTERNS, "expected_patterns") /* of an entry that is still to come */ \
    LIST(COUNTED_TIME_PATTERNS, "counted_time_patterns") /* "Day 2" */ \
    LIST(TOLD_WHEN_PATTERNS, "told_when_patterns")       /* "Before the incident: …" */ \
    LIST(TOLD_START_PATTERNS, "told_start_patterns")     /* a timeline's words for each step */ \
    LIST(TOLD_DETECTION_PATTERNS, "told_detection_patterns") \
    LIST(TOLD_ESCALATION_PATTERNS, "told_escalation_patterns") \
    LIST(TOLD_MITIGATION_PATTERNS, "told_mitigation_patterns") \
    LIST(RESOLVE_LABELS, "resolve_labels")   /* of field_recovery: one incident, no mean */ \
    LIST(DURATION_LABELS, "duration_labels") /* of fields that only a length answers */ \
    LIST(DOWNTIME_LABEL_PATTERNS, "downtime_label_patterns") /* of what was down, and how long */ \
    LIST(INCIDENT_POINT_PATTERNS, "incident_point_patterns") /* the incident as such begins … */ \
    LIST(IMPACT_POINT_PATTERNS, "impact_point_patterns")     /* … what it did to others */ \
    LIST(INCIDENT_SUBJECT_PATTERNS, "incident_subject_patterns") /* "The outage began" */ \
    LIST(WHOLE_FAILURE_PATTERNS, "whole_failure_patterns") /* with WINDOW_MARK for its window */ \
    LIST(EVERYBODY_PATTERNS, "everybody_patterns")         /* the group of those: "nobody" */ \
    LIST(SEVERAL_NAMES_PATTERNS, "several_names_patterns") /* a title of more than one thing */ \
    LIST(PART_TIME_PATTERNS, \
         "part_time_patterns") /* beside a time that is maybe that of a part */ \
    LIST(BESIDE_WINDOW_PATTERNS, "beside_window_patterns") /* between a length and its window */ \
    LIST(DURATION_ANSWER_PATTERNS, "duration_answer_patterns") /* no length, and no gap */ \
    LIST(SHARE_PATTERNS, "share_patterns") /* a share of people or of their requests */ \
    LIST(PART_OF_WHOLE_PATTERNS, "part_of_whole_patterns")   /* "23 of 14 shops" */ \
    LIST(WHOLE_AND_PART_PATTERNS, "whole_and_part_patterns") /* "14 shops, 23 of them" */ \
    LIST(EXCEEDED_PATTERNS, "exceeded_patterns") /* beside a number that a part may pass */ \
    LIST(REMAINDER_LABEL_PATTERNS, \
         "remainder_label_patterns") /* "Total of remaining orders": the group narrows it */ \
    LIST(IDENTIFIER_LABELS, "identifier_labels") /* of the incident's own, at the head */ \
    LIST(AFFECTED_PATTERNS, "affected_patterns") /* so many of whom it hit, in whole */ \
    LIST(ESTIMATE_PATTERNS, "estimate_patterns") \
    LIST(COUNT_LEAD_PATTERNS, "count_lead_patterns") /* of the text before a number */ \
    LIST(NARROWED_COUNT_PATTERNS, "narrowed_count_patterns") \
    LIST(TOTAL_CLAUSE_PATTERNS, \
         "total_clause_patterns") /* all of what was affected: "users were affected" */ \
    LIST(SPARED_PATTERNS, \
         "spared_patterns") /* what was done to things that need not be affected */ \
    LIST(WHOLE_COUNT_PATTERNS, "whole_count_patterns") /* of the text behind its clause */ \
    LIST(COUNT_LABEL_PATTERNS, "count_label_patterns") \
    LIST(COMPARISON_PATTERNS, "comparison_patterns") /* beside a share that may pass 100% */ \
    LIST(TOLD_RESOLUTION_PATTERNS, "told_resolution_patterns")

enum word_list_id {
#define LIST_ID(id, key) WORDS_##id,
    FOR_EACH_WORD_LIST(LIST_ID)
#undef LIST_ID
        WORDS_COUNT,
};

/* The list that has this key in the words files ("field_date"), or WORDS_COUNT. */
enum word_list_id word_list_named(struct text key);

/* What stands in the patterns of the words around a length, or a date, for the length. */
#define LENGTH_MARK "<L>"

/* And for a window of WHOLE_FAILURE_PATTERNS. */
#define WINDOW_MARK "<W>"

struct word_index; /* trigger.h */

struct word_list {
    const char *const *items;
    size_t count;
    const struct word_list *extends; /* whose items stand behind its own, or NULL */
    const struct word_index *index;  /* of its language; NULL: it is no list of the rulebook's */
    uint32_t first;                  /* number of its first item there */
    uint32_t id;                     /* enum word_list_id */
};

/* The item of that number, those of the lists that it extends included; NULL behind the last. */
static inline const char *word_list_item(const struct word_list *list, size_t number)
{
    for (; list; list = list->extends) {
        if (number < list->count)
            return list->items[number];
        number -= list->count;
    }
    return NULL;
}

/* No common word is longer. */
#define COMMON_WORD_MAX_BYTES (size_t)7

struct words {
    size_t number;                 /* of rulebook_words */
    const char *language;          /* "en" */
    const char *extends;           /* the language whose lists its own add to; "" for none */
    struct word_list common_words; /* by which it is found; none: it never is */
    struct word_list sections[ROLE_COUNT]; /* names of headings, as phrases */
    struct word_list other_sections;       /* headings that are understood and play no role */
    struct word_list lists[WORDS_COUNT];
    struct time_words time;
};

#endif
