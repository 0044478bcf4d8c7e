/* Floor 4, inside of the room only. What in a document speaks for the report of an incident, and what
 * against it. Counts are of matches in the document's beginning.
 */
#ifndef PMLINT_FACTS_EVIDENCE_H
#define PMLINT_FACTS_EVIDENCE_H

#include "facts/reading.h"

/* Fewer words are hardly any. */
#define BRIEF_WORDS (size_t)25

/* More clocks than these tell nothing new. */
#define MANY_CLOCKS (size_t)12

struct evidence {
    struct text sample; /* the document's beginning */
    bool title_report;  /* "Postmortem …" */
    bool title_named; /* such a one as "Postmortem: …", "… of 4 May 2024": it says which incident */
    bool title_event; /* "Database down" */
    bool title_index; /* "Postmortems": the page of a folder of them */
    bool title_guide; /* "How to write …" */
    bool title_other; /* "Weekly meeting", "Change log", and nothing of the first and the third */
    struct text other_word; /* by which it is known; empty where that is more than a word or two */
    bool title_blank;       /* "[Title of the incident]" */
    bool title_planned;     /* "Scheduled maintenance", and likewise */
    bool status_page;       /* its front matter says what is affected, or whether it is resolved */
    bool foreign;           /* in a language that pmlint has no words for */
    bool dated;             /* the incident's date is known */
    bool timespan;          /* its length is stated */
    bool worked;            /* sections say why, and what will be done about it */
    bool full;              /* fields say when it began and ended, too */
    size_t words;           /* no more than about BRIEF_WORDS until what is told is counted */
    size_t roles;           /* which sections play */
    size_t timed;           /* entries of the timeline */
    size_t clocks, dates;   /* in prose, and clocks in the lines of a log until there are many */
    size_t told;            /* statements of something that went wrong or was done then */
    size_t past;            /* verbs in the past tense */
    size_t instructions;    /* words that tell the reader what to do */
    size_t assignment;      /* words of a task to write a postmortem */
    size_t blanks;          /* what a template leaves to be filled in */
    size_t bracketed; /* lines that are, label apart, words in brackets: "Impact: [Who was hit]" */
    size_t labels;    /* lines that are a label and no more */
    size_t planned;   /* words of an announcement */
    size_t bug_form;  /* questions of the form of a bug report */
    size_t advisory;  /* words of an advisory on a vulnerability */
    size_t lines, links;    /* lines of prose, and the items of them that begin with a link */
    size_t headings, empty; /* sections, and those of them with nothing below */
    size_t releases;        /* headings that name one */
    size_t shown;           /* fences of Markdown, which show documents */
    size_t clocks_beside;   /* in prose outside of these */
    bool titled;            /* a heading names it */
};

/* Takes what all steps before found; `told` and `past`, which take longest to find, are left at 0. */
struct evidence gather_evidence(const struct reading *reading);

/* Counts `told` and `past`, and all words. */
void count_reported(const struct reading *reading, struct evidence *evidence);

#endif
