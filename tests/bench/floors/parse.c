/* The floor of parsing: reads every file, parses it with cmark-gfm, its tables and its task lists, walks
 * the tree once and frees it.
 *
 * usage: parse [-j PROCESSES] FILE|FOLDER...
 *
 * With -j the processes take the next file from one counter, so that none of them waits for another.
 * Strikethrough is left out everywhere: pmlint reads it from the text itself. */
#include "floor.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/wait.h>

struct shared {
    atomic_size_t next, bytes, nodes;
};

static size_t parse(const struct bytes *bytes)
{
    size_t nodes = 0;
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("tasklist"));
    cmark_parser_feed(parser, bytes->data, bytes->length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_iter *walk = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(walk)) != CMARK_EVENT_DONE;)
        nodes += event == CMARK_EVENT_ENTER;
    cmark_iter_free(walk);
    cmark_node_free(root);
    cmark_parser_free(parser);
    return nodes;
}

static void work(const struct files *files, struct shared *shared)
{
    struct bytes bytes = {0};
    for (size_t i; (i = atomic_fetch_add(&shared->next, 1)) < files->count;) {
        read_file(files->paths[i], &bytes);
        atomic_fetch_add(&shared->nodes, parse(&bytes));
        atomic_fetch_add(&shared->bytes, bytes.length);
    }
}

int main(int count, char **arguments)
{
    bool several = count > 2 && strcmp(arguments[1], "-j") == 0;
    int processes = several ? (int)strtol(arguments[2], NULL, 10) : 1;
    struct files files = files_of(arguments + (several ? 3 : 1));
    struct shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        give_up("memory");
    cmark_gfm_core_extensions_ensure_registered();
    for (int i = 1; i < processes; i++)
        if (fork() == 0) {
            work(&files, shared);
            _exit(0);
        }
    work(&files, shared);
    for (int i = 1; i < processes; i++)
        wait(NULL);
    printf("%zu files, %zu bytes, %zu nodes\n", files.count, (size_t)shared->bytes,
           (size_t)shared->nodes);
    return 0;
}
