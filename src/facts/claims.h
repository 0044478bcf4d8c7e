/* Floor 4, inside of the room only. Claims of when the incident was and how long it lasted. */
#ifndef PMLINT_FACTS_CLAIMS_H
#define PMLINT_FACTS_CLAIMS_H

#include "facts/reading.h"

/* Sets a point of the incident unless one from a better source, or an earlier one from the same, is
 * known; but of a field that names the day alone another one may tell the clock. */
void set_point(struct reading *reading, enum phase phase, enum point_source source,
               const struct moment *moment, struct place place, struct text written);

/* Notes that a field or a sentence tells a point, and sets it as set_point does. */
void tell_point(struct reading *reading, enum phase phase, enum point_source source,
                const struct moment *moment, struct place place, struct text written);

/* What the document gives to a time that stands outside of the timeline. */
struct moment_context document_context(const struct reading *reading);

/* Gives a stamp's dates the year that only the document says. */
void fill_years(const struct reading *reading, struct stamp *stamp);

/* Whether a stamp is a range: a stated beginning and end. */
bool is_range(const struct stamp *stamp);

/* Two stamps as one range. */
struct stamp join_stamps(const struct stamp *first, const struct stamp *second);

/* The stamps of a text in their order, asked for along with its lengths. */
struct stamp_walk {
    struct text text;
    struct stamp stamp;
    bool begun, any; /* else none is left */
};

/* Whether a length is but a part of a time. Those of one text are asked for in their order. */
bool is_within_stamp(const struct reading *reading, struct stamp_walk *walk, struct place length);

/* The words around a length in a text, with LENGTH_MARK in its place. */
struct text length_context(struct arena *arena, struct text text, struct place length);

/* Whether the words around a length of a text say that it may be less than the time from start to end. */
bool is_net_length(const struct reading *reading, struct text text, struct place length);

/* Claims of a window, whose start and end are those of the range, and of a length; `written` is the words that
 * make it. */
void add_window(struct reading *reading, struct stamp *range, struct window_claim claim);
void add_length(struct reading *reading, struct length_claim claim);

/* "Time to detect was 9 minutes": the length in that context, with a mark in its place, is a metric's where its words
 * say so. */
void take_metric(struct reading *reading, struct text context, const struct length *length,
                 struct place place, struct text written);

/* A part of a field's value in the document; all of the value where markup within it makes that unsure. */
struct place value_slice_place(const struct field *field, struct place part);

/* A field's lengths; without any, the length that a clock ("00:40") or a bare number is. Returns how many there are in
 * words. */
size_t read_field_lengths(struct reading *reading, const struct field *field);

/* Marks the only length of a field that tells in words from when to when it counts. */
void set_other_ends(struct reading *reading, const struct field *field, size_t lengths);

/* "Monday, 22 July 2024, 07:45-09:20 UTC (1 h 35 min)": the length that stands alone behind the range of a field. */
void read_length_behind_range(struct reading *reading, const struct field *field,
                              const struct stamp *range);

/* `Duration: …`, `Start: …`, `Date: 14-19 January` and the like. */
void read_incident_fields(struct reading *reading);

/* Lengths ("lasted two hours"), windows ("from 14:00 to 17:30") and points ("began at …, was resolved
 * by …") of prose. */
void read_incident_sentences(struct reading *reading);

/* "Paris was down from 14:00 to 15:10 and Oslo from 14:00 to 15:40": neither window is taken for that of the
 * incident, and no other sentence is sure to speak of the whole. */
void drop_partial_windows(struct reading *reading);

#endif
