/* Floor 3, inside the room only: with which words or marks a part of a pattern may begin. */
#ifndef PMLINT_RULEBOOK_BEGINNING_H
#define PMLINT_RULEBOOK_BEGINNING_H

#include "rulebook/syntax.h"
#include "rulebook/trigger.h"

/* A set of beginnings with more members than this says too little, and takes long to make. */
#define BEGINNINGS_MAX (size_t)400

/* How something that the pattern must hold may begin. */
struct beginning {
    char bytes[TRIGGER_MAX_LENGTH + 1];
    size_t length;
    bool closed; /* what follows it is not known, or not needed */
};
LIST(beginning_list, struct beginning);

/* The beginnings of a part of a pattern with what stands behind it in its sequence. */
struct beginning_list beginnings_of(struct arena *arena, const struct syntax *first);

/* Adds those that are not there yet. */
void beginnings_add(struct arena *arena, struct beginning_list *to,
                    const struct beginning_list *from);

/* The word, or the mark, is whole: its end is a part of it. */
struct beginning beginning_close_word(struct beginning beginning);

#endif
