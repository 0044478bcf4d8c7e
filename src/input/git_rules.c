/* Which of Git's ignore rules are matched quickly.
 *
 * libgit2, like Git, tries all ways in which the stars of a rule can be filled, so that a rule of many stars
 * takes longer than anybody waits on a name that it nearly matches. Such a rule may come from a stranger's
 * branch. Where there is one, the index is asked before the rules, as what is tracked is never ignored; where
 * there is none, the rules go first, because reading the index of a large repository takes longer than all
 * else. Rules outside of the working tree are the user's own. */
#include "input/git_open.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* A rule with more is not matched quickly. Stars beside each other count once. */
#define MOST_STARS 2

/* What cannot be read may hold anything. */
static bool has_many_stars(int file)
{
    char bytes[4096];
    char before = '\n';
    int stars = 0;
    ssize_t length;
    while ((length = read(file, bytes, sizeof bytes)) > 0)
        for (ssize_t i = 0; i < length; before = bytes[i++]) {
            stars = bytes[i] == '\n' ? 0 : stars + (bytes[i] == '*' && before != '*');
            if (stars > MOST_STARS)
                return true;
        }
    return length < 0;
}

/* Whether the rules that lie in `folder`, which is relative to the root, are all matched quickly. */
static bool is_quick_folder(const struct git *git, struct text folder)
{
    struct stat status;
    const char *path =
        arena_printf(git->arena, "%.*s/%.*s/.gitignore", TEXT_ARG(git->root), TEXT_ARG(folder));
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0)
        return errno == ENOENT || errno == ENOTDIR;
    bool quick = fstat(file, &status) == 0 && S_ISREG(status.st_mode) && !has_many_stars(file);
    close(file);
    return quick;
}

bool git_rules_are_quick(struct git *git, struct text path)
{
    struct text seen = git->rules_seen;
    size_t same = 0;
    while (same < seen.length && same < path.length && seen.data[same] == path.data[same])
        same++;
    /* What lies above the first difference was looked at on the way to what was asked for before. */
    for (size_t i = same; i < path.length && git->quick_rules; i++)
        if (path.data[i] == '/')
            git->quick_rules = is_quick_folder(git, text_slice(path, 0, i));
    if (!git->root_seen)
        git->quick_rules = git->quick_rules && is_quick_folder(git, TEXT(""));
    git->root_seen = true;
    git->rules_seen = path;
    return git->quick_rules;
}
