/* Floor 5, inside the room only: what several families of checks need.
 */
#ifndef PMLINT_CHECKS_COMMON_H
#define PMLINT_CHECKS_COMMON_H

#include "checks/check.h"

/* Where a finding about the whole document stands: at its title, else where its text begins. */
struct place whole_document(const struct check *check);

/* The line (from 1) on which a place begins. */
size_t line_of(const struct check *check, struct place place);

/* A list of the document's language; empty where its language has no words. */
const struct word_list *word_list(const struct check *check, enum word_list_id id);

/* Whether the rule of that id runs on the document. */
bool rule_is_on(const struct check *check, const char *id);

/* A text made fit for a message: one line, at most 60 characters, NUL-terminated, in the arena. */
const char *quote(const struct check *check, struct text text);

/* Whether a template's token stands in the text (a note such as "TBD" is none). */
bool holds_placeholder(const struct check *check, struct text text);

/* Whether all of the text is such a note, of those that placeholder-left tells of everywhere ("TODO" is none). */
bool is_note_alone(const struct check *check, struct text text);

/* holds_placeholder in a draft: there, what a token stands for is still to come; in a published document it is
 * missing. */
bool awaits_answer(const struct check *check, struct text text);

/* Whether a draft has a field of that meaning that is still to be filled in. */
bool field_awaits_answer(const struct check *check, enum word_list_id meaning);

/* Two statements that contradict each other as one subject, the same whichever stands first. */
const char *pair_subject(const struct check *check, const char *a, const char *b);

/* An entry as a subject: its time as written, and what happened. Its neighbours are not named, as
 * others may come between. */
const char *entry_subject(const struct check *check, const struct event *event);

/* "4, 5, 6" or "4, 5, 6, 7, 8 and 3 more": the lines of `count` places. */
const char *list_lines(const struct check *check, const struct place *places, size_t count);

/* "'Symptom', 'Conclusion' and 2 more": what was not understood; "" where nothing is listed. */
const char *list_unread(const struct check *check);

/* Reports a demanded thing that is not stated: as the rule has it where it is absent, a step milder
 * where it may stand in a part that was not understood. Returns NULL where it is stated. */
struct finding *report_demand(struct check *check, enum demand demand);

/* What to do where the thing that is missing may stand in a code block that nothing closes; NULL where there
 * is no such block. */
const char *fence_cure(const struct check *check);

/* Whether a field has a value, be it a list below it. */
bool field_is_answered(const struct field *field);

/* The first field of that meaning, one that is answered before one that is blank; NULL for none. */
const struct field *find_field(const struct check *check, enum word_list_id meaning);

/* Reports what no field says ("no author"): at the field that is blank, where there is one. Silent where
 * the document's language has no words here. */
void report_unsaid(struct check *check, const struct field *blank, const char *name);

/* Seconds from one moment to another where they are settled to the precision of their clocks. */
bool length_between(const struct moment *from, const struct moment *to, int64_t *seconds);

/* Whether two moments have the same hour and minute, be it on other days or in other zones. */
bool have_same_clock(const struct moment *a, const struct moment *b);

/* Whether a moment's clock is one that people round to: to a quarter of an hour. */
bool moment_is_round(const struct moment *moment);

/* Whether an entry of the timeline has a clock of one reading, which can be laid beside other times. */
bool event_is_placed(const struct event *event);

/* Whether byte `at` of a text is a full stop that ends a sentence: nothing or a blank stands behind it. */
bool ends_sentence(struct text text, size_t at);

/* The sentence around a part of a text: from behind the full stop or line end before it to the next. */
struct text sentence_of(struct text text, size_t start, size_t end);

/* Where the first section with a part in the postmortem begins, the summary's apart; SIZE_MAX where none does. What
 * stands behind may speak of a part of the incident, or of others. */
size_t end_of_head(const struct postmortem *postmortem);

/* Whether two places share a byte or begin at the same one. */
bool places_meet(struct place a, struct place b);

/* "40 days"; of two years and more "about 10 years", which a reader grasps sooner. */
const char *format_days(const struct check *check, int64_t days);

/* "UTC" behind a blank where the moment's zone is known, else "". */
const char *zone_suffix(const struct check *check, const struct zone *zone);

/* A clock as the document counts its hours: "20:41", or "8:41 PM" where am or pm is written. */
const char *clock_words(const struct check *check, const struct clock *clock);

/* The clock in those words, with its date where `dated`. */
const char *moment_words(const struct check *check, const struct moment *moment, bool dated);

#endif
