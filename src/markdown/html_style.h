/* Inside the Markdown room. What the HTML tags of a phrase mean for the text between them: <b>,
 * <em>, <code>, <del>, <a href>, <img>.
 */
#ifndef PMLINT_MARKDOWN_HTML_STYLE_H
#define PMLINT_MARKDOWN_HTML_STYLE_H

#include "markdown/html_scan.h"
#include "markdown/writer.h"

/* Sets the writer to the tag at `token` of the content; a tag of another kind changes nothing. */
void html_style_tag(struct writer *writer, const struct content *content,
                    const struct html_token *token);

/* Keeps the comment at `token` of the content. */
void html_keep_comment(struct markdown *markdown, struct arena *arena,
                       const struct content *content, const struct html_token *token);

#endif
