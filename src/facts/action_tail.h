/* Inside the room only: what stands behind the words of an item, part by part. */
#ifndef PMLINT_FACTS_ACTION_TAIL_H
#define PMLINT_FACTS_ACTION_TAIL_H

#include "facts/actions.h"

/* PART_WORD is understood and names nobody: "milestone 5", "Monday"; PART_OTHER is not understood. */
enum part_kind { PART_OTHER, PART_NAME, PART_NOBODY, PART_DUE, PART_LINK, PART_STATE, PART_WORD };

/* A tail has no more parts. */
enum { MAX_PARTS = 8 };

struct part {
    enum part_kind kind;
    struct text whole, value;
    char mark;   /* the first byte of what stands before it */
    bool strong; /* and whether that is a strong mark */
    bool named;  /* a due date that is called so: "ETA 3 May" */
    bool closed; /* a bracket ends behind it */
};

struct tail {
    struct part parts[MAX_PARTS]; /* the last one first */
    size_t count;
    bool bracket; /* it ends with one */
};

/* The parts behind the words, be they in brackets or not; `owned`: who does it is known. What stands behind the brackets
 * counts only where these name the day: "(Postgres) OPS-1" leaves Postgres what it is. (action_parts.c) */
void read_tail(struct reading *reading, const struct block *block, struct text text, bool owned,
               struct tail *tail);

/* The last part of a kind, or NULL. */
struct part *last_part(struct tail *tail, enum part_kind kind);

#endif
