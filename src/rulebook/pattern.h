/* Floor 3. Patterns (pcre2) and phrases of the rulebook's lists, matched under limits. A pattern is
 * compiled when it is first used and once a thread, and what was compiled is found again by the
 * address of the list's items, which must therefore not change until patterns_release.
 */
#ifndef PMLINT_RULEBOOK_PATTERN_H
#define PMLINT_RULEBOOK_PATTERN_H

#include "base/arena.h"
#include "base/error.h"
#include "rulebook/words.h"

struct pattern_match {
    size_t item;       /* which of the items of the list, or of the one that it extends */
    size_t start, end; /* bytes of the text */
    size_t group_start, group_end; /* of the first group that took part; both 0 where none did */
};

/* The leftmost match of any of the list's patterns at or after byte `from` (the list is one whose name
 * ends in PATTERNS). A pattern that reaches its limit does not match; where two begin together, the list's
 * first is taken. */
bool patterns_find(const struct word_list *patterns, struct text text, size_t from,
                   struct pattern_match *match);

/* The first of the list's items from number `*item` on that matches, in the order of the list and those that it
 * extends, not of the text: its leftmost match. `*item` becomes the number behind it. */
bool patterns_find_item(const struct word_list *patterns, struct text text, size_t *item,
                        struct pattern_match *match);

/* Begins with a document in this thread: patterns that are not the rulebook's may together take so many
 * steps in each, and reach their limit there. */
void patterns_renew(void);

/* Begins to watch for patterns that reach their limit in this thread; whether one has since. Then a
 * search may have missed what is there. */
void patterns_watch(void);
bool patterns_exhausted(void);

/* Whether any matches. */
bool patterns_match(const struct word_list *patterns, struct text text);

/* How often the patterns of `count` lists, which stand side by side, match: each is counted by itself, from
 * one match's end to the next, and no further than `most`. `counts` gets the sum of each list. */
void patterns_count(const struct word_list *lists, size_t count, struct text text, size_t most,
                    size_t *counts);

/* Whether any of the patterns may match in the text, or of a list of phrases be found when it is folded, if it is
 * of ASCII, by what it holds: false is certain. */
bool patterns_possible(const struct word_list *patterns, struct text text);

/* The announced text that the text is, or a part of which cuts no word of it, found once for all that is asked
 * of it; NULL where there is none. It holds until others are announced. */
struct covered;
struct covered *patterns_covered(struct text text);

/* The same as patterns_possible of such a text, and so of its parts; true for NULL. */
bool patterns_possible_in(const struct word_list *patterns, struct covered *covered);

/* The same of all texts that were announced together with the one that the text is a part of. */
bool patterns_possible_beside(const struct word_list *patterns, struct text text);

/* Announces texts in which, or in parts of which, more will be looked for, in any order: each is read
 * once for all lists. They must not change while their arena's memory stands. */
void patterns_cover(const struct text *texts, size_t count);

/* Announces a text that parts of covered texts make up, with a line's end or more between them: `starts` tells
 * at which byte each begins in it. All must stand as long as those. */
void patterns_cover_joined(struct text joined, const struct text *parts, const size_t *starts,
                           size_t count);

/* The leftmost phrase of a plain list in a folded text, at word edges; where two begin together, the
 * longer. No group takes part. */
bool phrases_find(const struct word_list *phrases, struct text folded, size_t from,
                  struct pattern_match *match);

/* Whether the folded text is the phrase; reads no more of that than it needs. */
bool phrase_equals(const char *phrase, struct text folded);

/* Marks those of `count` lists of names, which stand side by side, that have the folded name; all extend
 * those of one language, in the same order. `exact`: the whole name must be a phrase of the list, else one
 * that stands in it at word edges is enough, but for those that begin with WHOLE_NAME. Returns whether
 * any was marked. */
bool phrases_mark(const struct word_list *lists, size_t count, struct text name, bool exact,
                  bool *marks);

/* Whether a name may begin with one of the lists of names that `lists` is the first of, as far as its first
 * word tells, folded or not: false is certain. */
bool names_may_begin(const struct word_list *lists, struct text name);

/* The same of the list of a language's prompts, as far as prompt_start (prompt.h) tells of the text. */
bool prompts_may_begin(const struct word_list *prompts, struct text text);

/* Whether the folded text is one of the phrases. */
bool phrases_contain(const struct word_list *phrases, struct text folded);

/* The same, with the hash that phrase_hash (trigger.h) gives of the text, for who asks several lists. */
bool phrases_contain_hashed(const struct word_list *phrases, struct text folded, uint32_t hash);

/* Checks that each pattern of a list compiles; names the first that does not. `counted`: with its steps
 * counted, as those that are not the rulebook's are, which leaves less room for a large one. */
bool patterns_check(const struct word_list *patterns, bool counted, struct error *error);

/* Frees what this thread compiled; to be called before it ends. */
void patterns_release(void);

#endif
