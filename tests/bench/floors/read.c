/* The floor of reading: opens every file and looks at every byte once. */
#include "floor.h"

int main(int count, char **arguments)
{
    struct files files = files_of(arguments + 1);
    struct bytes bytes = {0};
    size_t total = 0, lines = 0;
    (void)count;
    for (size_t i = 0; i < files.count; i++) {
        read_file(files.paths[i], &bytes);
        total += bytes.length;
        for (size_t at = 0; at < bytes.length; at++)
            lines += bytes.data[at] == '\n';
    }
    printf("%zu files, %zu bytes, %zu lines\n", files.count, total, lines);
    return 0;
}
