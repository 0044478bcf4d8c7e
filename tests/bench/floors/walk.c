/* The floor of a folder within a repository: walks it, asks libgit2 of every folder and of every Markdown
 * file, but of nothing else, whether it is ignored, and prints the files that are not. */
#include "floor.h"
#include "git.h"

static bool is_ignored(git_repository *repository, const char *path)
{
    int ignored;
    must(git_ignore_path_is_ignored(&ignored, repository, path), path);
    return ignored;
}

/* `folder` is relative to the root of the repository, and ends with a slash or is empty. */
static void walk(git_repository *repository, const char *folder)
{
    char path[4096];
    DIR *stream = opendir(*folder ? folder : ".");
    if (!stream)
        give_up(folder);
    for (struct dirent *entry; (entry = readdir(stream));) {
        bool is_folder = entry->d_type == DT_DIR;
        if (entry->d_name[0] == '.' || !(is_folder || is_markdown(entry->d_name)))
            continue;
        if (snprintf(path, sizeof path, "%s%s%s", folder, entry->d_name, is_folder ? "/" : "") >=
            (int)sizeof path)
            give_up(folder);
        if (is_ignored(repository, path))
            continue;
        if (is_folder)
            walk(repository, path);
        else
            puts(path);
    }
    closedir(stream);
}

int main(void)
{
    git_repository *repository = open_repository();
    walk(repository, "");
    git_repository_free(repository);
    git_libgit2_shutdown();
    return 0;
}
