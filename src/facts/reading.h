/* Floor 4, inside of the room only. How the readers of facts share their work: the document as a
 * flat list of lines, and the steps in the order in which they build on each other.
 */
#ifndef PMLINT_FACTS_READING_H
#define PMLINT_FACTS_READING_H

#include "facts/postmortem.h"
#include "rulebook/pattern.h"

enum line_kind {
    LINE_HEADING, /* a Markdown or an HTML heading */
    LINE_ITEM,    /* the first line of a list item */
    LINE_TEXT,    /* another line of a paragraph, an item or HTML */
    LINE_ROW,     /* a row of a table: `block` is the row, `text` that of its first cell */
    LINE_CODE,    /* a line of a fence or of indented code */
};

/* A line as a reader of the page sees it. */
struct line {
    enum line_kind kind;
    const struct block *block; /* the leaf block, or the row */
    size_t from, to;           /* bytes of block->text (a row: of the first cell's) */
    struct text text;          /* those bytes, trimmed */
    struct place place;        /* of the text */
    struct text label, value;  /* as split_label gives them; no label: the empty text */
    int level;                 /* of a heading */
    int depth;                 /* list items around it, one more for bullets between numbers */
    const struct block *fence; /* of Markdown that it stands in, or NULL */
    bool quoted;
    bool first;           /* of its block */
    bool alone;           /* the only line of its block */
    bool strong;          /* set in bold as a whole (a final colon apart) */
    enum task_state task; /* of the item that it begins */
    /* Indexes of the innermost sections around its first byte and its last, or SIZE_MAX, once they are
     * known: a heading may begin within it ("##Tasks"). */
    size_t section, last_section;
};
LIST(line_list, struct line);

/* More words than this are much prose, however many they are. */
#define MUCH_PROSE (size_t)150

/* A line that is as long as this may have been wrapped. */
#define WRAPPED_MIN_BYTES 60

/* A heading that this house has a use for; its name is folded as folded_name does. */
struct house_heading {
    struct text name;
    enum role role; /* ROLE_NONE: it is one of the template's or of the standard's */
};
LIST(house_heading_list, struct house_heading);

/* A name of a part that the profile asks for, folded as folded_name does. */
struct part_name {
    struct text name;
    size_t part; /* index in the profile */
};
LIST(part_name_list, struct part_name);

/* A leaf block that a reader reads as prose (anything but code). */
struct prose_block {
    const struct block *block;
    const bool *roles; /* that hold where it stands, by enum role, once the sections are known */
    bool opening; /* it stands where a document says what happened: before its first section, in the
                        * summary, the impact or the detection */
    bool account; /* it may, as it stands in the first section, whose heading is not understood */
};
LIST(prose_list, struct prose_block);

/* A bit for each hash of the letters with which the words of a list begin (time/starts.h). */
struct lead_letters {
    uint64_t bits[TIME_LETTERS / 64];
};

struct reading {
    struct postmortem *postmortem;
    const struct words *words;
    const struct time_words *time;
    struct arena *arena;
    struct text language; /* that somebody named; empty: to be found */
    struct house_heading_list house_headings;
    struct part_name_list part_names;
    struct line_list lines;
    struct prose_list prose; /* in the document's order */
    struct text sample;      /* of prose, by which the language is found */
    size_t title_line;       /* index, or SIZE_MAX */
    /* By what the document's own dates show, else its language, and where they show it; for settle_date alone. */
    enum date_order date_order;
    const char *date_order_why;
    bool date_order_read;
    const bool *group_labels;            /* by section: see mark_action_sections */
    const bool *action_sections;         /* likewise */
    const struct block *numbered_table;  /* the last one asked for its column of row numbers … */
    const struct block *number_column;   /* … and that column's name, or NULL */
    size_t numbered_tables;              /* how many had such keys so far */
    struct text number_prefix;           /* of the last keys that did, "AI-", … */
    unsigned next_number;                /* … and the number behind them */
    bool action_list, action_list_known; /* see has_action_list */
    bool tracked_list, tracked_list_known;               /* see has_tracked_list */
    struct stamped_texts *stamped;                       /* what find_stamp has read (stamps.c) */
    struct lead_letters next_day_letters, entry_letters; /* of the words before an entry's time */
    size_t
        first_part; /* index of the first section with a role, or how many there are, once fields are read */
    struct date month_of_title; /* "Outages of August 2026"; .known false where it names none */
    bool zone_stated; /* the document's zone is that of a field or a note, not only of its clocks */
};

/* Whether a pattern of the list is found in the text. */
static inline bool text_matches(const struct reading *reading, enum word_list_id list,
                                struct text text)
{
    return patterns_match(&reading->words->lists[list], text);
}

LIST(stamp_list, struct stamp);

/* The stamps of all of a block's text, one behind the other. */
const struct stamp_list *block_stamps(const struct reading *reading, const struct block *block);

/* As stamp_find, with the document's words; it knows what it has read before of a block's text, its lines
 * and its sentences. */
bool find_stamp(const struct reading *reading, struct text text, size_t from, struct stamp *stamp);

/* As stamp_read_loosely, with what find_stamp knows. */
bool read_head_stamp(const struct reading *reading, struct text text, size_t at,
                     struct stamp *stamp);

/* Whether a text may hold a length that is no part of a stamp, by what find_stamp knows: few do. */
bool may_hold_length(const struct reading *reading, struct text text);

/* Announces the texts of all blocks to find_stamp. */
void prepare_stamps(struct reading *reading, const struct text *texts, size_t count);

/* Notes with which letters the words of the language begin that lead to an entry's time (entry_stamp.c). */
void prepare_leads(struct reading *reading);

/* The place of a slice of the line's text. */
struct place line_slice_place(const struct line *line, struct text slice);

/* The offset behind what decorates a line's head: bullets, emoji, numbering ("1.", "2)"), brackets
 * and markup that is no letter or digit. Numbering only where `numbers`. */
size_t decoration_length(struct text text, bool numbers);

/* A heading's or label's name as it is compared: folded, without decoration, numbering, remarks in
 * parentheses and final punctuation. Empty where it is too long to be a name. */
struct text folded_name(struct reading *reading, struct text text);

/* A field's or a column's name likewise, also without a remark in wide brackets: 発生日時（JST）. A heading may
 * be known by what stands in them. */
struct text label_name(struct reading *reading, struct text text);

/* Finds the label of a line whose text is known. */
void find_label(struct line *line);

/* A label at a line's head, "Duration: 3 h" or "**Duration** – 3 h": its name and what follows. False
 * where the line has none of at most eight words. */
static inline bool split_label(const struct line *line, struct text *name, struct text *value)
{
    *name = line->label;
    *value = line->value;
    return name->length > 0;
}

/* The section that the line is the heading or the field of, or NULL. */
const struct section *section_named(const struct reading *reading, const struct line *line);

/* Whether the line is the heading of a section, in whatever form but that of a field. */
bool is_heading_line(const struct reading *reading, const struct line *line);

/* The roles that a folded name plays. `exact`: the whole name (or each part of a joined one) must be
 * a phrase of the list, else containing one is enough. Returns whether any was set. */
bool name_roles(const struct words *words, struct text folded, bool exact, bool roles[ROLE_COUNT]);

/* Takes the first part of a joined name ("root cause and resolution") off `*rest`. */
struct text next_joined_name(const struct words *words, struct text *rest);

/* The part of that folded name that the profile asks for, or NULL. */
const struct profile_part *named_part(const struct reading *reading, struct text folded);

/* As name_roles, but what the house says of a heading goes before what its words say. */
bool heading_roles(const struct reading *reading, struct text folded, bool exact,
                   bool roles[ROLE_COUNT]);

/* Whether heading_roles may find a role where the whole name must be known, asked before the name is
 * folded: few lines begin as a name does. */
bool may_have_role(const struct reading *reading, struct text name);

/* Whether the folded name is a heading of the house's template or of its standard. */
bool is_house_heading(const struct reading *reading, struct text folded);

/* What a field of a document is about by its folded name, else WORDS_COUNT. The lists behind that of
 * owners name the columns of other tables. */
enum word_list_id field_meaning(const struct reading *reading, struct text folded);

/* Whether a line's label names a section or a field: "Timezone: PST", "Impact: blocks were missed". */
bool is_labelled(struct reading *reading, const struct line *line);

/* Whether a line is a field of a length, which begins its value: "Total duration: 1h20", "Time to detect: 10:00 min". */
bool is_length_field(struct reading *reading, const struct line *line);

/* A label is a field anywhere where its meaning is known, or where the profile asks for it: that is then in
 * `*part`. */
bool is_known_field(struct reading *reading, struct field *field, const struct profile_part **part);

/* Adds a field, which means what the profile says where that asks for it. */
void add_known_field(struct reading *reading, struct field field, const struct profile_part *part);

/* The fields of a table (field_tables.c). */
void read_table_fields(struct reading *reading, const struct block *table);

/* A line that is a row of two cells in HTML, as split_label gives a label's: where a row is beyond doubt a field of the
 * document. */
bool split_cells(struct reading *reading, const struct line *line, struct text *name,
                 struct text *value);

/* Whether a field of unknown name means when a phase was ("Resolution: 10:05 UTC"), or how grave the incident was
 * ("Priority: P1"), by its value; it then has that meaning. */
bool means_moment(struct reading *reading, struct field *field);
bool means_severity(struct reading *reading, struct field *field);

/* The section list's innermost entry around an offset, or SIZE_MAX. */
size_t section_index_at(const struct postmortem *postmortem, size_t offset);

/* The roles that hold in the section of that index, by enum role; none do outside of all (SIZE_MAX). */
const bool *roles_in(const struct postmortem *postmortem, size_t section);

/* How many of the roles some section plays. */
size_t count_roles(const struct postmortem *postmortem);

/* Whether any prose that says what happened (see struct prose_block) matches a list. */
bool opening_matches(const struct reading *reading, enum word_list_id list);

/* A sentence is no shorter. */
#define SENTENCE_MIN_BYTES (size_t)30

/* Whether a text is a sentence, and neither a few words nor a label's value. */
bool text_is_sentence(struct text text);

/* Finds a paragraph before the timeline, cause, or work that stands in no section with a role: where `certain`, one that
 * says what went wrong; else one that tells of the past or of a fault, which may do so in words that are not known
 * (section_accounts.c). */
bool find_account(const struct reading *reading, bool certain, struct place *place);

/* Finds the text behind a label within a paragraph that names a section of that role: see inner_labels.c. */
bool find_inner_label(struct reading *reading, enum role role, struct place *place);

/* A part of a text with at most `before` and `behind` bytes around it, cut between characters. */
struct text text_near(struct text text, struct place place, size_t before, size_t behind);

/* The sentence of `text` around byte `at`, or what of it lies near. */
struct text sentence_around(const struct reading *reading, struct text text, size_t at);

/* Takes the next sentence off `*rest`, without its full stop; false where nothing was left. */
bool next_sentence(const struct reading *reading, struct text *rest, struct text *sentence);

/* The next leaf block that a reader reads as prose (anything but code) behind `block` (at first the root), or NULL. */
const struct block *next_prose(const struct postmortem *postmortem, const struct block *block);

/* About the first `size` bytes of the document's prose, a line end behind each block; all of it where it is
 * shorter. */
struct text prose_sample(const struct reading *reading, size_t size);

/* "date from the heading on line 12": what, and the line of the offset. */
const char *line_reason(const struct reading *reading, const char *what, size_t offset);

/* An entry on its way into the timeline: what the lines say, before anything is inherited. */
struct entry {
    struct event event;
    struct date day; /* of the heading or column above it */
    const char *day_why;
    struct zone zone; /* of the column or heading above it */
    const char *zone_why;
    size_t section;            /* index, or SIZE_MAX */
    size_t line;               /* index of its line */
    const struct block *table; /* NULL outside of a table */
    enum line_kind kind;
    size_t list;     /* which of the lists that a line of its own introduces */
    bool whole_day;  /* a date alone, without a clock */
    bool next_day;   /* words before it say that a day has passed */
    bool slip;       /* "12:15 AM" that was meant for noon: no midnight lies before it */
    bool within;     /* its time stands in the middle of a sentence */
    bool superseded; /* others took its place */
    int year;        /* of the column's header; 0 for none */
};
LIST(entry_list, struct entry);

/* Finds the entries of all timed lists, tables, lines and headings (entries.c, rows.c). */
void find_entries(struct reading *reading, struct entry_list *entries);

/* The stamp at the head of a text, behind decoration and words like "at"; `*start` is where it
 * begins. False where there is none. */
bool head_stamp(const struct reading *reading, struct text text, struct stamp *stamp,
                size_t *start);

/* As head_stamp; `*next_day` tells whether words before the time say that a day has passed. */
bool entry_head_stamp(const struct reading *reading, struct text text, struct stamp *stamp,
                      size_t *start, bool *next_day);

/* Whether the time that a line begins with ends the sentence that the line above it was wrapped in: "… an incident at
 * / 16:42 UTC. We found …". */
bool ends_line_above(const struct reading *reading, size_t index, const struct stamp *stamp);

/* What says a stamp's moment once more behind it (stamp_read_other), in the arena, its place yet to be set; of a
 * range none, though it is passed. `*behind` is where the text goes on. */
struct other_time *read_other_time(const struct reading *reading, struct text text,
                                   const struct stamp *stamp, size_t *behind);

/* Whether a year is all of a text: "2024" heads what happened in it, and is no 20:24. */
bool is_year_alone(struct text text);

/* Whether the text is nothing but a day of the week: "Monday:". */
bool names_weekday(const struct reading *reading, struct text text, int *weekday);

/* As zone_find, where words tell of the zone of times: an offset is one of hours alone too, "all times local -03", and
 * what only some of them have is none: "unless marked UTC". */
bool find_stated_zone(const struct reading *reading, struct text text, size_t from,
                      struct zone *zone);

/* Likewise, where words that speak of all times stand at `from`: "All times are local. The CAT cluster failed" names no
 * zone. */
bool find_zone_of_note(const struct reading *reading, struct text text, size_t from,
                       struct zone *zone);

/* What a heading stands over that names a zone. */
enum zone_heading {
    ZONE_OF_TITLE,
    ZONE_OF_PART,
    ZONE_OF_TIMELINE,
};

/* As find_stated_zone, where a heading may hold the letters of a zone for other things, "Acme PT portal outage": only
 * what stands beside a time, a date or words of times is one; over a timeline, which holds times, a little more. */
bool find_zone_of_heading(const struct reading *reading, struct text heading,
                          enum zone_heading kind, struct zone *zone);

/* Whether the text says the zone of all times and no more, a day apart: "All in UTC", "13 May 2024, UTC". */
bool names_zone_alone(const struct reading *reading, struct text text, struct zone *zone);

/* Whether the text is nothing but "Next day". */
bool is_next_day(const struct reading *reading, struct text text);

/* "**Detected:** 2025-08-18 23:25 UTC", "First detected 2021-07-12 15:44": a label of at most six words,
 * then the time, then nothing or a remark. */
bool label_stamp(const struct reading *reading, const struct line *line, struct stamp *stamp);

/* The next entry on a line that holds several, behind byte `from`. */
bool next_on_line(const struct reading *reading, struct text text, size_t from,
                  struct stamp *stamp);

/* The first stamp with a date and a clock anywhere in the text. */
bool dated_stamp_within(const struct reading *reading, struct text text, struct stamp *stamp);

/* Whether the offset lies in a timeline or in a part of one (its own lists of work apart). */
bool in_timeline(const struct postmortem *postmortem, size_t offset);

/* The section whose line "Detected: 14:05" is, where that was taken for a section of its own: the one
 * around it. */
size_t section_of_line(const struct postmortem *postmortem, size_t index);

/* Gives a day and a month in either order the one that the document writes elsewhere. Returns whether
 * it did; only then `date_order_why` says why. All dates are looked at for the first that may be either;
 * not before locate_text. */
bool settle_date(struct reading *reading, struct date *date);

/* The year of a date that has none: the one that brings it nearest to `near`. */
void take_year_near(struct date *date, const struct date *near);

/* Likewise, where it lies in that month. */
void take_year_of_month(struct date *date, const struct date *month);

/* A year that stands in a text by itself, or 0. */
int find_year(struct text text);

/* What the header of a column says of all its cells. */
struct time_column {
    const struct block *header; /* NULL where there is none */
    bool named;                 /* the cells are times by its name */
    bool zones;                 /* they are zones */
    struct zone cell_zone;      /* of these, the one that was read last */
    bool read;                  /* what follows is known */
    int year;                   /* 0 for none */
    struct zone zone;
    const char *zone_why;
};

/* The columns of a table that may hold times. */
#define MAX_TIME_COLUMNS 4
struct table_head {
    const struct block *table; /* NULL before the first one */
    bool work;                 /* it lists what is to be done, and the days by which */
    struct time_column columns[MAX_TIME_COLUMNS];
    const struct time_column
        *clocks; /* from which the row that was read last has its clock; NULL before */
};

/* Reads a table's row as an entry; the head is that of the row read before, if any, and will be that of this
 * one. False where no cell of it holds a time. */
bool read_row_entry(struct reading *reading, const struct line *line, struct table_head *head,
                    struct entry *entry);

#endif
