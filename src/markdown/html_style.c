#include "markdown/html_style.h"

struct style_tag {
    struct text name;
    enum run_style style;
};

static const struct style_tag style_tags[] = {
    {{"b", 1}, RUN_STRONG},      {{"strong", 6}, RUN_STRONG}, {{"i", 1}, RUN_EMPHASIS},
    {{"em", 2}, RUN_EMPHASIS},   {{"code", 4}, RUN_CODE},     {{"kbd", 3}, RUN_CODE},
    {{"tt", 2}, RUN_CODE},       {{"del", 3}, RUN_STRUCK},    {{"s", 1}, RUN_STRUCK},
    {{"strike", 6}, RUN_STRUCK},
};

/* The place of a slice of the content's text. */
static struct place slice_place(const struct content *content, struct text slice)
{
    size_t start = slice.length ? (size_t)(slice.data - content->text.data) : 0;
    return content_place(content, start, start + slice.length);
}

static void begin_anchor(struct writer *writer, const struct content *content,
                         const struct html_token *token)
{
    struct text target = html_attribute(token->attributes, TEXT("href"));
    if (target.length)
        writer_begin_link(
            writer, (struct link){.target = target, .target_place = slice_place(content, target)},
            true);
}

static void add_image(struct writer *writer, const struct content *content,
                      const struct html_token *token)
{
    struct text source = html_attribute(token->attributes, TEXT("src"));
    struct text words = html_attribute(token->attributes, TEXT("alt"));
    struct place place = slice_place(content, source);
    writer_begin_link(writer, (struct link){.image = true, .target = source, .target_place = place},
                      true);
    if (words.length) {
        size_t start = (size_t)(words.data - content->text.data);
        writer_add_content(writer, content, start, start + words.length);
    }
    writer_end_link(writer, true);
}

void html_style_tag(struct writer *writer, const struct content *content,
                    const struct html_token *token)
{
    bool open = token->kind == HTML_OPEN;
    for (size_t i = 0; i < sizeof style_tags / sizeof *style_tags; i++) {
        if (!text_equal_folded(token->name, style_tags[i].name))
            continue;
        if (open)
            writer_begin_style(writer, style_tags[i].style, true);
        else
            writer_end_style(writer, style_tags[i].style, true);
        return;
    }
    if (text_equal_folded(token->name, TEXT("a"))) {
        if (open)
            begin_anchor(writer, content, token);
        else
            writer_end_link(writer, true);
    } else if (open && text_equal_folded(token->name, TEXT("img"))) {
        add_image(writer, content, token);
    }
}

void html_keep_comment(struct markdown *markdown, struct arena *arena,
                       const struct content *content, const struct html_token *token)
{
    struct text text = html_comment_text(text_slice(content->text, token->start, token->end));
    struct place place = content_place(content, token->start, token->end);
    LIST_PUSH(arena, &markdown->comments, (struct comment){arena_copy(arena, text), place});
}
