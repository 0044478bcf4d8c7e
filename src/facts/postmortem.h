/* Floor 4. What a postmortem says, read once: the whole model. A rule looks at nothing else. Each
 * fact has the place where the document says it; all of it lives in the document's arena.
 */
#ifndef PMLINT_FACTS_POSTMORTEM_H
#define PMLINT_FACTS_POSTMORTEM_H

#include "base/arena.h"
#include "facts/incident.h"
#include "input/document.h"
#include "markdown/markdown.h"
#include "rulebook/house.h"
#include "rulebook/rulebook.h"
#include "time/moment.h"

/* `Duration: 3 h`, a key of the front matter, a row of a metadata table. */
struct field {
    struct text name;  /* as written, without colon and markup */
    struct text value; /* visible text, trimmed; may be empty */
    struct place name_place;
    struct place value_place; /* empty, behind the name, where the value is empty */
    bool front_matter;
    enum word_list_id meaning; /* one of FOR_EACH_FIELD_LIST, else WORDS_COUNT */
    struct date day; /* that a field for a date names in full and beyond doubt; else .known false */
    bool
        has_nested; /* a list or a paragraph below an empty value, or a map or a list, belongs to it */
};
LIST(field_list, struct field);

/* The form in which a heading stands. */
enum heading_form {
    HEADING_MARKDOWN, /* ATX or setext */
    HEADING_BOLD,     /* a bold line of its own */
    HEADING_LABEL,    /* `Timeline:` of its own */
    HEADING_LINE,     /* a plain line of its own whose words are a known section name */
    HEADING_FIELD,    /* `Impact: text behind it` */
    HEADING_HTML,     /* <h2> */
};

struct section {
    enum heading_form form;
    int level;           /* 1 to 6; more where not Markdown's own: below the last that is */
    struct text heading; /* visible text without markup, numbering and final colon */
    struct place place;  /* of the heading's text */
    struct place
        body; /* from behind the heading to before the next heading of its level or above */
    bool roles[ROLE_COUNT];
    bool understood;   /* has a role, or its name is known to play none */
    bool names_others; /* its heading is one over other incidents: "Related incidents" */
    bool empty;        /* neither text nor a subsection nor a picture below it */
    size_t parent;     /* index of the section it lies in, or SIZE_MAX */
    size_t roles_from; /* index of the innermost from itself outwards with a role, or SIZE_MAX */
};
LIST(section_list, struct section);

LIST(place_list, struct place);

/* The moment of an entry by the clock of another zone, behind its time or in a column of its own. */
struct other_time {
    struct stamp stamp;
    struct text written; /* "07:02 PDT"; of a column the clock alone */
    struct place place;
};

/* An entry of the timeline, or of a timed list elsewhere. */
struct event {
    struct text
        text; /* what happened: without the time, or the sentence that tells it; may be empty */
    bool text_below;         /* the line below its own says it, which tells the time alone */
    struct text written;     /* the time as written, with its range and zone */
    struct place place;      /* of the whole entry's first line or row */
    struct place time_place; /* of `written`; empty where it has no time */
    bool timed;              /* false: an item of the timeline without a point in time */
    struct stamp stamp;
    struct moment moment;
    const struct moment *end;       /* of a range; else NULL */
    const struct other_time *other; /* its moment once more; else NULL */
    struct text day_written;        /* the date as the heading above it gives it; may be empty */
    size_t group;     /* entries of one list, table or run of lines; each is ordered on its own */
    int depth;        /* 0: an entry of the list itself; more: nested below one */
    bool in_timeline; /* false: a timed list in another section (evidence, no timeline) */
    bool relative;    /* T+15m without a stated zero: has no clock */
    bool posted;      /* the time is that of a message, not of what it tells */
    bool amid;        /* told in sentences, behind the first: in no order, but for a dated end */
    bool day_by_end;  /* its day is settled by the stated end, not by its clock */
    bool whole_incident; /* the heading of one of several incidents, with its range: in no order */
    bool said_when;      /* without a time, but the column of times has words: "two days later" */
};
LIST(event_list, struct event);

struct impact {
    enum stated stated; /* never unread: that the demands know */
    bool quantified;
    bool denied;      /* "no customer impact", a near miss, "unknown": an answer without a number */
    bool in_passing;  /* only a sentence behind the opening and the first section names it */
    bool may_be_told; /* something became of a number of things, which may be what it did */
    struct place place;   /* the first sentence that says it */
    struct text quantity; /* "75% of our user base"; empty where none was found */
    struct place quantity_place;
};

/* What a column or a label says of an action item in a word or two: "Kind", "Priority: P1". */
struct item_value {
    bool asked;         /* the column, or the label, is there */
    struct text text;   /* as written; may be empty */
    struct place place; /* of the text; where it is empty, of its cell */
};

struct action_item {
    struct text text;
    struct place place; /* its first line or row, without bullet */
    struct text line;   /* that line as it is read; empty for a row */
    struct place text_place;
    struct text owner, due, link; /* as written; empty where not named */
    bool has_owner, has_due, has_link;
    bool owner_unread; /* something stands where its owner would, and was not understood */
    bool owner_blank;  /* its cell in a column of owners is empty */
    bool is_row;       /* of a table */
    struct text owner_column,
        due_column;        /* of its table, as their header names them; empty where there is none */
    struct text bare_name; /* "(Ann)" at its end: an owner where most of its list end so */
    struct date
        due_date; /* of `due`, the last that it names; .known false where it names none, .day
                           * 0 where it names a month alone */
    struct place due_place; /* of `due`; of the item where a heading or label over it says that */
    bool due_named;         /* as the day by which: in a column, behind "due" or "by" */
    struct text ticket;     /* the key or number of `link`, to be compared: "12829", "ops-7" */
    bool refers; /* a link of any kind, or something in the column of tickets, stands in it */
    enum task_state done; /* TASK_NONE where nobody says */
    bool dropped;         /* it will not be done: "Canceled", or struck out */
    bool advice; /* nobody carries it out: a rule, "Never …", what is so, what was tried in vain */
    size_t group; /* items right under one heading or label share it */
    struct item_value kind, priority, status;
    struct item_value criteria; /* how one will see that it is done */
    struct item_value causes;   /* which of the numbered causes it answers: "Root Cause #2" */
};
LIST(action_item_list, struct action_item);

/* "Root Cause #2: no limit", or the second item of a list under "Contributing factors". */
struct numbered_cause {
    int number;
    struct text text; /* its line */
    struct place place;
    size_t section; /* whose heading that is; SIZE_MAX: it is none */
    struct place
        again; /* the heading right behind it that has its number and its name too; empty: none has */
};
LIST(numbered_cause_list, struct numbered_cause);

/* A name of an author or an owner, as its field has it. */
struct person {
    struct text name;
    struct place place;
    size_t field; /* index */
};
LIST(person_list, struct person);

/* "SEV-2", said of the incident in its title, a field or an opening sentence. */
struct severity_claim {
    struct text written;
    struct place place;
    char scale; /* 'S', or 'P' where it is called a priority: levels of two scales do not compare */
    int level;  /* 0 to 5 */
};
LIST(severity_claim_list, struct severity_claim);

/* A heading whose part in the postmortem was not understood. */
struct not_understood {
    struct text heading;
    struct place place;
    const char *why; /* "an unknown heading", "written in a language that …" */
};
LIST(not_understood_list, struct not_understood);

/* The six things that are demanded of every postmortem. */
enum demand {
    DEMAND_SUMMARY,
    DEMAND_TIMELINE,
    DEMAND_ROOT_CAUSE,
    DEMAND_IMPACT,
    DEMAND_DURATION,
    DEMAND_ACTION_ITEMS,
    DEMAND_COUNT,
};
const char *demand_name(enum demand demand); /* "summary", "timeline", "root_cause" … */
const char *stated_name(enum stated stated); /* "stated", "absent", "unread" */

/* Where a document says what a part of its profile asks for. */
struct part_fact {
    bool found;
    size_t section; /* index of the section that it is; SIZE_MAX: a field, a column or nothing */
    struct place place; /* of the heading, the label or the cell */
    struct text value;  /* of a field, as written; else empty */
    struct place value_place;
};

/* A date that stands in the text, for the rules on impossible dates and weekdays. */
struct dated {
    struct date date;
    struct clock clock;
    struct place place;
    struct text written;
    bool
        firm; /* beyond doubt a point in time: it has am or pm, a zone or a date beside its clock */
    int year; /* its own or the document's; 0 where unknown */
};
LIST(dated_list, struct dated);

/* What a comment that speaks to pmlint asks for. */
enum suppression_verb {
    SUPPRESS_UNKNOWN, /* its verb is none that we know */
    SUPPRESS_SECTION, /* "disable": to the end of the section that it stands in */
    SUPPRESS_NEXT,    /* "disable-next": the next block */
    SUPPRESS_LINE,    /* "disable-line": the line that it stands on */
};

/* A rule as a comment names it; whether there is such a rule only the settings know. */
struct suppressed_rule {
    struct text name;
    struct place place;
};
LIST(suppressed_rule_list, struct suppressed_rule);

/* `<!-- pmlint disable RULE[, RULE]: reason -->`, wherever Markdown has a comment. */
struct suppression {
    enum suppression_verb verb;
    struct text verb_written; /* "disabled"; with the program's name where it is joined to it */
    struct place place;       /* of the comment */
    struct place verb_place;
    struct suppressed_rule_list rules;
    struct text reason;   /* one line; empty where none is given */
    struct place reach;   /* it speaks of what begins in here; empty where there is nothing */
    struct place heading; /* of its section, of which it speaks too; empty where it has none */
    bool whole_document;  /* it stands before the first section: it speaks of the document, too */
};
LIST(suppression_list, struct suppression);

/* Why an entry has a zone that neither it nor what stands over it names: a part of struct moment's `why`. */
#define ZONE_OF_DOCUMENT "zone from the document"

struct postmortem {
    const struct document *document;
    const struct markdown *markdown;
    struct arena *arena;
    const struct words *words;
    struct text language; /* "en"; another tag, or "und", where pmlint has no words for it */
    bool language_known;

    bool is_postmortem;
    const char *why_not; /* NULL where it is one */
    bool unfilled;       /* it is none, but a template that nobody has filled in */
    size_t blanks; /* the gaps of its beginning that a template leaves; 20 of a kind at most */
    bool draft;
    bool several; /* it tells of several incidents, a section each */

    struct text title;
    struct place title_place; /* empty at the document's body where there is no title */
    bool has_title;

    bool front_matter_fault;
    const char *front_matter_message;
    struct place front_matter_place;

    struct date incident_date; /* .known false where the document does not say it */
    struct place incident_date_place;
    const char *incident_date_why; /* "date from line 4" */
    bool date_of_writing;          /* it is only the day on which somebody wrote of it, or met */

    struct field_list fields;
    struct section_list sections;
    struct place_list other_incidents; /* where it tells of those, in its order; none meet */
    struct not_understood_list not_understood;
    struct event_list events;
    bool days_doubted; /* the timeline reaches its stated end a day late, by its clocks alone */
    bool zone_noted;   /* a sentence speaks of the zone of all times, in words known or not */
    struct zone zone;  /* that governs the document, .known false where none does */
    struct incident incident;
    struct metric_list metrics;
    struct elapsed_claim_list elapsed;
    struct impact impact;
    enum stated root_cause; /* never unread: that the demands know */
    struct place root_cause_place;
    struct numbered_cause_list
        numbered_causes; /* in the document's order, each number to 99 once */
    int highest_cause; /* the highest number of a label or of a list's item among the causes; 0 for none */
    size_t
        cause_factors; /* how many factors the sections on the cause tell, at the least; 0 where there
                           * is no such section, or it says that nothing is known */
    struct action_item_list action_items;
    enum stated demands[DEMAND_COUNT];
    struct place demand_places[DEMAND_COUNT]; /* where stated */
    bool understood;                          /* nothing in it could hold what was not found */
    struct place
        open_fence; /* the first code block that nothing closes and that holds headings of a postmortem, such as
                              * its author cannot have meant to be code; empty where there is none */
    const struct profile *profile; /* that it was read for; NULL: none */
    const struct part_fact *parts; /* one for each of the profile's; NULL where it has none */
    struct dated_list dates;
    struct suppression_list suppressions;
    struct person_list people; /* of the fields for authors and owners of the document */
    bool has_byline;           /* "Written by …" in its first lines or its last */
    /* Stated in its first lines without a field: "Sev 2, reviewed". */
    bool severity_told, status_told;
    struct severity_claim_list severity_claims;
    size_t word_count; /* of its prose, as far as they are counted: some hundreds at most */
};

/* What is known of a document before it is read. */
struct reading_options {
    struct text language;                        /* "fr"; empty: found from the document's words */
    const struct section_name_list *sections;    /* the house's own headings; may be NULL */
    const struct house_template *house_template; /* likewise */
    const struct profile *profile;               /* whose parts are looked for; may be NULL */
};

/* Reads the facts of a parsed document; `options` may be NULL. Never fails: what is not understood is
 * listed, and a language that pmlint has no words for makes all of it unread. */
void postmortem_read(struct postmortem *postmortem, const struct markdown *markdown,
                     const struct reading_options *options, struct arena *arena);

/* Whether the document says of itself that it is a draft, and nobody has filled in its template yet: it is no
 * postmortem, but will be one. */
bool postmortem_is_unfilled_draft(const struct postmortem *postmortem);

/* The first section that has the role, or NULL. */
const struct section *postmortem_section(const struct postmortem *postmortem, enum role role);

/* Whether a section has a role by itself. */
bool section_has_role(const struct section *section);

/* The section that a place lies in, innermost, or NULL before the first heading. */
const struct section *postmortem_section_at(const struct postmortem *postmortem, size_t offset);

/* Whether what stands at the offset is told of other incidents than the document's: below a heading for those, or in
 * what a label for them leads to. */
bool postmortem_tells_other_incident(const struct postmortem *postmortem, size_t offset);

/* Whether the innermost section with any role around the offset has this one. */
bool postmortem_in_role(const struct postmortem *postmortem, size_t offset, enum role role);

/* Whether nothing is said there: no letter, digit or question mark stands in the place, but in comments, which no
 * reader sees. A comment by which a program puts in a text, "#include …", stands for that. */
bool postmortem_is_blank(const struct postmortem *postmortem, struct place place);

/* The first field of that meaning with a value, or NULL. */
const struct field *postmortem_field(const struct postmortem *postmortem,
                                     enum word_list_id meaning);

/* How many words the authors wrote: without code, front matter, comments and a task that was pasted in.
 * Counted on each call, since hardly anybody asks. */
size_t postmortem_count_words(const struct postmortem *postmortem);

#endif
