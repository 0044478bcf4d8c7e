/* Floor 6. Text of a document, a file's name or the configuration as each format can hold it: one
 * function a format (JSON's is in json_writer.c). None of them fails; what is no valid UTF-8 is made so
 * unless the format can hold bytes. All results live in the arena.
 */
#ifndef PMLINT_REPORT_ESCAPE_H
#define PMLINT_REPORT_ESCAPE_H

#include "base/arena.h"

/* For an attribute or the text of an XML 1.0 document: markup and line ends as references, what could
 * control a terminal as a reference too. XML cannot hold C0 characters at all; their pictures
 * (U+2401 …) stand for them. */
struct text escape_xml(struct arena *arena, struct text text);

/* For the data of a workflow command of GitHub's runner, which decodes %25, %0D and %0A alone. Other
 * control characters become their pictures; of "##[", which a runner obeys anywhere in a line, the
 * first byte becomes %23. */
struct text escape_github_data(struct arena *arena, struct text text);

/* For the value of a property of such a command, where ':' and ',' have a meaning too. Nothing is lost:
 * control characters and invalid bytes become %XX, byte by byte. */
struct text escape_github_property(struct arena *arena, struct text text);

/* Of each "##[" the first byte as %23, for a line that is no command but may reach a runner's log. */
struct text escape_github_log(struct arena *arena, struct text text);

/* For a line of Markdown that does not begin with it, in a table or anywhere else: all that could mean
 * something to Markdown, HTML or GitHub becomes an entity. */
struct text escape_markdown(struct arena *arena, struct text text);

/* A path as a URI reference (RFC 3986): relative to whatever it is resolved against, or with `file:`
 * where it is absolute. All but unreserved characters and slashes become %XX. */
struct text escape_uri(struct arena *arena, struct text path);

#endif
