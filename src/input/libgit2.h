/* Floor 1, inside the room only: libgit2, loaded when it is first needed. Linking it would cost every
 * start more than all other libraries together, and most runs never ask Git anything. Built with
 * STATIC_GIT it is linked all the same.
 */
#ifndef PMLINT_INPUT_LIBGIT2_H
#define PMLINT_INPUT_LIBGIT2_H

#include <git2.h>

#include "base/error.h"

#include <stdbool.h>

/* What we call of it; FUNCTION(name) is expanded once for each. */
#define LIBGIT2_FUNCTIONS(FUNCTION) \
    FUNCTION(git_libgit2_init) \
    FUNCTION(git_libgit2_opts) \
    FUNCTION(git_error_last) \
    FUNCTION(git_repository_open_ext) \
    FUNCTION(git_repository_free) \
    FUNCTION(git_repository_workdir) \
    FUNCTION(git_repository_set_workdir) \
    FUNCTION(git_repository_is_bare) \
    FUNCTION(git_repository_config_snapshot) \
    FUNCTION(git_config_get_string) \
    FUNCTION(git_repository_commondir) \
    FUNCTION(git_config_get_path) \
    FUNCTION(git_buf_dispose) \
    FUNCTION(git_config_free) \
    FUNCTION(git_repository_head) \
    FUNCTION(git_repository_head_detached) \
    FUNCTION(git_repository_index) \
    FUNCTION(git_repository_hashfile) \
    FUNCTION(git_repository_is_shallow) \
    FUNCTION(git_index_free) \
    FUNCTION(git_index_find) \
    FUNCTION(git_index_find_prefix) \
    FUNCTION(git_index_get_bypath) \
    FUNCTION(git_index_entrycount) \
    FUNCTION(git_index_get_byindex) \
    FUNCTION(git_ignore_path_is_ignored) \
    FUNCTION(git_reference_lookup) \
    FUNCTION(git_reference_shorthand) \
    FUNCTION(git_reference_peel) \
    FUNCTION(git_reference_free) \
    FUNCTION(git_branch_upstream) \
    FUNCTION(git_revparse_single) \
    FUNCTION(git_merge_base) \
    FUNCTION(git_object_peel) \
    FUNCTION(git_object_id) \
    FUNCTION(git_object_lookup) \
    FUNCTION(git_object_free) \
    FUNCTION(git_commit_parentcount) \
    FUNCTION(git_commit_parent_id) \
    FUNCTION(git_oid_equal) \
    FUNCTION(git_oid_tostr) \
    FUNCTION(git_diff_tree_to_index) \
    FUNCTION(git_diff_tree_to_workdir_with_index) \
    FUNCTION(git_diff_find_similar) \
    FUNCTION(git_diff_num_deltas) \
    FUNCTION(git_diff_get_delta) \
    FUNCTION(git_diff_free) \
    FUNCTION(git_diff_buffers) \
    FUNCTION(git_repository_odb) \
    FUNCTION(git_odb_read_header) \
    FUNCTION(git_odb_read) \
    FUNCTION(git_odb_object_data) \
    FUNCTION(git_odb_object_size) \
    FUNCTION(git_odb_object_free) \
    FUNCTION(git_odb_free)

#define LIBGIT2_MEMBER(name) __typeof__(name) *name;
struct libgit2 {
    LIBGIT2_FUNCTIONS(LIBGIT2_MEMBER)
};
#undef LIBGIT2_MEMBER

/* Its functions, ready to be called; NULL with the reason where it cannot be loaded. */
const struct libgit2 *libgit2_load(struct error *error);

#endif
