# Repositories that libgit2 does not read, a library that is not there: status 2, what to do, and
# nothing changed. And: who asks nothing of Git does not load it.

bats_require_minimum_version 1.5.0

load git.bash

setup() {
    set_up_git
}

refuses() { # refuses WORDS: both options, with status 2, nothing printed, nothing changed
    for option in --staged --changed=HEAD; do
        lint "$option"
        [ "$status" = 2 ]
        [ "$output" = "" ]
        [[ "$stderr" == "pmlint: "*"$1"* ]] || {
            echo "$stderr"
            return 1
        }
        [ "$(wc -l <<<"$stderr")" = 1 ]
    done
}

repository() { # a commit, and a document that is staged
    git init -q "$@" .
    write clean a.md
    write clean folder/b.md
    commit_all
    write length a.md
    git add a.md
}

@test "a sparse index, and Git's remedy works" {
    repository
    git commit -q -m two
    git sparse-checkout set --cone --sparse-index somewhere
    write length new.md
    git add --sparse new.md
    refuses "git sparse-checkout reapply --no-sparse-index"
    git sparse-checkout reapply --no-sparse-index
    [ "$(paths --staged)" = '["new.md"]' ]
}

@test "a split index, and Git's remedy works" {
    repository
    git update-index --split-index
    refuses "git update-index --no-split-index"
    git update-index --no-split-index
    [ "$(paths --staged)" = '["a.md"]' ]
}

@test "an index without a checksum, and Git's remedy works" {
    repository
    git config index.skipHash true
    git update-index --force-write-index
    [ "$(tail -c 20 .git/index | tr -d '\0' | wc -c)" = 0 ] || skip "this Git always writes one"
    refuses "update-index --force-write-index"
    git -c index.skipHash=false update-index --force-write-index
    [ "$(paths --staged)" = '["a.md"]' ]
}

@test "SHA-256" {
    repository --object-format=sha256
    refuses "SHA-256"
}

@test "a foreign owner" {
    [ "$(id -u)" = 0 ] || skip "only root can give a folder away"
    repository
    chown -R nobody .
    run --separate-stderr "$PMLINT" --staged
    [ "$status" = 2 ]
    [[ "$stderr" == *"git config --global --add safe.directory $(pwd -P)" ]] ||
        [[ "$stderr" == *"git config --global --add safe.directory $(pwd -P)'" ]]
    git config --global --add safe.directory "$(pwd -P)"
    [ "$(paths --staged)" = '["a.md"]' ]
}

@test "a damaged index" {
    repository
    head -c 60 .git/index >cut
    cp cut .git/index
    for option in --staged --changed=HEAD; do
        run --separate-stderr "$PMLINT" "$option"
        [ "$status" = 2 ]
        [[ "$stderr" == "pmlint: Git's index is damaged"* ]]
        cmp cut .git/index
    done
}

@test "an object that is lost" {
    repository
    object=$(git rev-parse :a.md)
    rm -f ".git/objects/${object:0:2}/${object:2}"
    run --separate-stderr "$PMLINT" --staged
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: a.md: Git's objects are not complete"* ]]
}

@test "no repository, and a bare one" {
    for option in --staged --changed; do
        run --separate-stderr env GIT_CEILING_DIRECTORIES="$BATS_TEST_TMPDIR" "$PMLINT" "$option"
        [ "$status" = 2 ]
        [ "$stderr" = "pmlint: there is no Git repository here: go into one (could not find repository from '.')" ]
    done
    git init -q --bare .
    run --separate-stderr "$PMLINT" --staged
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: the repository has no working tree (it is bare)"* ]]
}

@test "extensions that change nothing for a reader" {
    repository
    git config core.repositoryFormatVersion 1
    git config extensions.worktreeConfig true
    git config extensions.partialClone origin
    [ "$(paths --staged)" = '["a.md"]' ]
    git config extensions.unheardOf true
    run --separate-stderr "$PMLINT" --staged
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: the repository has an extension that libgit2 cannot read"* ]]
}

loads_git() { # loads_git ARGUMENT...: whether this run loads libgit2
    LD_DEBUG=files "$PMLINT" "$@" 2>&1 | grep -q 'libgit2\.so'
}

@test "libgit2 is loaded only when Git is asked" {
    repository
    for arguments in a.md "--detect a.md folder/b.md" "--no-config --format json a.md" --help rules \
        "facts a.md" "timeline a.md"; do
        # shellcheck disable=SC2086
        run ! loads_git $arguments
    done
    loads_git --staged
    loads_git folder
    mkdir ../outside
    write clean ../outside/a.md
    run ! loads_git ../outside
}

@test "a library that is not there: status 2 and what to install; a folder is walked all the same" {
    repository
    soname=$(LD_DEBUG=files "$PMLINT" --staged 2>&1 | grep -o 'libgit2\.so\.[0-9.]*' | head -n 1)
    mkdir ../libraries
    : >"../libraries/$soname"
    export LD_LIBRARY_PATH="$BATS_TEST_TMPDIR/libraries"
    refuses "apt-get install libgit2-"
    lint --format concise .
    [ "$status" = 1 ]
    [[ "$output" == a.md:5:15:* ]]
    [[ "$stderr" == "pmlint: .: walked without Git's ignore rules: $soname cannot be loaded"* ]]
}
