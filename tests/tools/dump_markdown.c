/* Prints the tree of Markdown blocks of a file, with the place of each block, run and link, and
 * checks what must hold for every one of them. Exits with 1 where something does not hold.
 */
#include "input/document.h"
#include "markdown/markdown.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {"document", "heading", "paragraph", "list",
                                         "item",     "quote",   "code",      "html",
                                         "rule",     "table",   "row",       "cell"};

static int faults;
static bool quiet;

static void fault(const struct block *block, const char *what, struct place place)
{
    printf("FAULT: %s %s %zu-%zu\n", kind_names[block->kind], what, place.start, place.end);
    faults++;
}

static void print_text(struct text text)
{
    putchar('"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '\n')
            printf("\\n");
        else if (text.data[i] == '\r')
            printf("\\r");
        else
            putchar(text.data[i]);
    }
    putchar('"');
}

static void print_place(const struct document *document, struct place place)
{
    printf("%zu:%zu-%zu:%zu", document_line(document, place.start),
           document_column(document, place.start), document_line(document, place.end),
           document_column(document, place.end));
}

static void check_run(const struct document *document, const struct block *block,
                      const struct run *run)
{
    struct text text = text_slice(block->text, run->start, run->start + run->length);
    struct text bytes = document_text(document, run->place);
    if (run->place.end > document->bytes.length || run->place.end < run->place.start)
        fault(block, "run is outside of the document", run->place);
    if (run->linear && !text_equal(text, bytes))
        fault(block, "run spells something else", run->place);
    if (!run->linear && run->place.start == run->place.end && !text_equal(text, TEXT(" | ")))
        fault(block, "run stands nowhere", run->place);
    if (run->place.start < block->place.start || run->place.end > block->place.end)
        fault(block, "run is outside of its block", run->place);
}

static void check_block(const struct document *document, const struct block *block)
{
    size_t end = 0, place_end = 0;
    for (size_t i = 0; i < block->runs.count; i++) {
        const struct run *run = &block->runs.items[i];
        check_run(document, block, run);
        if (run->start != end)
            fault(block, "run leaves a gap in the text", run->place);
        if (run->place.start < place_end)
            fault(block, "run overlaps the one before", run->place);
        end = run->start + run->length;
        place_end = run->place.end;
    }
    if (end != block->text.length)
        fault(block, "runs do not cover the text", block->place);
    if (block->place.end < block->place.start)
        fault(block, "ends before it starts", block->place);
    if (block->previous && block->previous->place.end > block->place.start)
        fault(block, "overlaps the one before", block->place);
    if (block->parent && (block->place.start < block->parent->place.start ||
                          block->place.end > block->parent->place.end))
        fault(block, "is outside of its parent", block->place);
}

static int depth_of(const struct block *block)
{
    int depth = 0;
    for (; block->parent && depth < 40; block = block->parent)
        depth++;
    return depth;
}

static void print_block(const struct document *document, const struct block *block)
{
    int depth = depth_of(block);
    printf("%*s%s ", depth * 2, "", kind_names[block->kind]);
    print_place(document, block->place);
    if (block->level)
        printf(" level %d", block->level);
    if (block->number)
        printf(" number %d", block->number);
    printf("%s%s%s", block->ordered ? " ordered" : "", block->header ? " header" : "",
           block->closed ? " closed" : "");
    if (block->task != TASK_NONE)
        printf(" task %s", block->task == TASK_DONE ? "done" : "open");
    if (block->info.length)
        printf(" info %.*s", TEXT_ARG(block->info));
    putchar('\n');
    for (size_t i = 0; i < block->runs.count; i++) {
        const struct run *run = &block->runs.items[i];
        printf("%*s  | ", depth * 2, "");
        print_place(document, run->place);
        printf(" %s style %u ", run->linear ? "linear" : "atom", run->style);
        print_text(text_slice(block->text, run->start, run->start + run->length));
        putchar('\n');
    }
    for (size_t i = 0; i < block->links.count; i++) {
        const struct link *link = &block->links.items[i];
        printf("%*s  @ %s %.*s ", depth * 2, "", link->image ? "image" : "link",
               TEXT_ARG(link->target));
        print_place(document, link->target_place);
        printf(" words ");
        print_text(text_slice(block->text, link->start, link->end));
        putchar('\n');
    }
}

static void dump(const struct markdown *markdown)
{
    const struct document *document = markdown->document;
    if (!quiet && markdown->front_matter_kind)
        printf("front matter %.*s", TEXT_ARG(document_text(document, markdown->front_matter)));
    for (const struct block *block = markdown->root; block;
         block = block_next(block, markdown->root)) {
        if (!quiet)
            print_block(document, block);
        check_block(document, block);
    }
    for (size_t i = 0; !quiet && i < markdown->comments.count; i++) {
        printf("comment ");
        print_place(document, markdown->comments.items[i].place);
        putchar(' ');
        print_text(markdown->comments.items[i].text);
        putchar('\n');
    }
}

static struct text read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    size_t length = 0, capacity = 0, got;
    if (!file) {
        perror(path);
        exit(2);
    }
    do {
        if (length == capacity)
            bytes = arena_grow(arena, bytes, &capacity, 1);
        got = fread(bytes + length, 1, capacity - length, file);
        length += got;
    } while (got);
    fclose(file);
    return (struct text){bytes, length};
}

static void dump_file(const char *path)
{
    struct arena *arena = arena_new();
    struct document document;
    struct markdown markdown;
    struct error error;
    int before = faults;
    if (document_init(&document, arena, text_from(path), read_file(arena, path), SIZE_MAX,
                      &error) &&
        markdown_parse(&markdown, &document, arena, &error))
        dump(&markdown);
    else
        printf("%s: %s\n", path, error.message);
    if (faults > before)
        printf("%s: %d faults\n", path, faults - before);
    arena_free(arena);
}

int main(int count, char **arguments)
{
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "-q") == 0)
            quiet = true;
        else
            dump_file(arguments[i]);
    }
    return faults > 0;
}
