/* The floor of --staged: the repository of the environment, its index, and how that differs from HEAD. */
#include "git.h"

int main(void)
{
    git_repository *repository = open_repository();
    git_index *index;
    git_object *tree;
    git_diff *diff;
    must(git_repository_index(&index, repository), "index");
    must(git_revparse_single(&tree, repository, "HEAD^{tree}"), "HEAD");
    must(git_diff_tree_to_index(&diff, repository, (git_tree *)tree, index, NULL), "diff");
    for (size_t i = 0; i < git_diff_num_deltas(diff); i++)
        puts(git_diff_get_delta(diff, i)->new_file.path);
    git_diff_free(diff);
    git_object_free(tree);
    git_index_free(index);
    git_repository_free(repository);
    git_libgit2_shutdown();
    return 0;
}
