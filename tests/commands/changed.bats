# --changed: what differs from the merge base with another branch, the working tree included.

bats_require_minimum_version 1.5.0

load git.bash

setup() {
    set_up_git
    git init -q .
    write length old.md
    write clean edited.md
    write length removed.md
    write length moved.md
    commit_all first
}

branch_off() { # branch_off: main and a branch that left it, both with a commit of their own
    git checkout -q -b topic
    write length new.md
    commit_all on topic
    git checkout -q main
    write length elsewhere.md
    commit_all on main
    git checkout -q topic
}

@test "commits of the branch, the index, the working tree and untracked files" {
    branch_off
    write length edited.md
    write length docs/staged.md
    git add docs
    write length docs/untracked.md
    git rm -q removed.md
    rm old.md
    git mv moved.md renamed.md
    [ "$(paths --changed=main)" = \
        '["docs/staged.md","docs/untracked.md","edited.md","new.md","renamed.md"]' ]
    [ "$(paths --changed=main docs)" = '["docs/staged.md","docs/untracked.md"]' ]
    cd docs
    [ "$(paths --changed=main . ../new.md)" = '["../new.md","staged.md","untracked.md"]' ]
}

@test "it reads the working tree, not the index" {
    write length edited.md
    git add edited.md
    write clean edited.md
    [ "$(paths --changed=HEAD)" = '[]' ]
    echo >>edited.md
    lint --changed=HEAD
    [ "$status" = 0 ]
    [ "$output" = "1 file: no findings; 1 note not shown (--show info)" ] ||
        [ "$output" = "1 file: no findings" ]
}

@test "ignored files, links and repositories of their own are not untracked files" {
    echo '/ignored/' >.gitignore
    commit_all
    write length ignored/a.md
    write length kept/b.md
    ln -s kept/b.md link.md
    git init -q own
    write length own/c.md
    [ "$(paths --changed=main)" = '["kept/b.md"]' ]
}

@test "without a base: the upstream branch, origin/HEAD, main or master, and it says which" {
    says() { # says NAME PATHS
        lint --changed --format json
        [ "${stderr%%$'\n'*}" = "pmlint: compared with $1" ]
        [ "$(jq -c '[.files[].path]' <<<"$output")" = "$2" ]
    }
    git checkout -q -b topic
    write length new.md
    commit_all
    says main '["new.md"]'
    git clone -q . ../clone
    cd ../clone
    git checkout -q -b further
    write length further.md
    commit_all
    says origin/HEAD '["further.md"]'
    git branch -q --set-upstream-to origin/main
    says origin/main '["further.md","new.md"]'
    lint --changed --quiet
    [ "$stderr" = "" ]
    cd ../work
    git branch -q -m main master
    says master '["new.md"]'
    git branch -q -m master trunk
    lint --changed
    [ "$status" = 2 ]
    [[ "$stderr" == *"no upstream branch, origin/HEAD, main or master"*"fetch-depth: 0"*"git fetch"* ]]
}

@test "a detached HEAD, a tag, a commit by its name" {
    branch_off
    git tag start main~1
    git checkout -q --detach topic
    [ "$(paths --changed)" = '["new.md"]' ]
    [ "$(paths --changed=start)" = '["new.md"]' ]
    [ "$(paths --changed="$(git rev-parse main)")" = '["new.md"]' ]
}

@test "2: a base that is not there, or is no commit" {
    lint --changed=origin/main
    [ "$status" = 2 ]
    [ "$output" = "" ]
    [[ "$stderr" == "pmlint: there is no commit 'origin/main' here: "*"git fetch"*"fetch-depth: 0"* ]]
    lint --changed=HEAD:old.md
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: 'HEAD:old.md' is no commit"* ]]
    git checkout -q --orphan alone
    commit_all
    lint --changed=main
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: HEAD and 'main' have no commit in common: name another base" ]
}

@test "2: a shallow clone without the merge base" {
    branch_off
    git clone -q --depth 1 --no-single-branch "file://$PWD" ../shallow
    cd ../shallow
    git remote set-head origin main
    git checkout -q -b local # without an upstream branch
    for base in =origin/main ""; do
        lint "--changed$base"
        [ "$status" = 2 ]
        [ "$output" = "" ]
        [[ "$stderr" == "pmlint: the clone is shallow, "*"git fetch --unshallow"*"fetch-depth: 0"* ]]
    done
}

@test "a parent of HEAD is its own merge base, in a shallow clone too" {
    branch_off
    git merge -q -m merged main
    git clone -q --depth 2 "file://$PWD" ../shallow
    cd ../shallow
    [ "$(paths --changed='HEAD^1')" = '["elsewhere.md"]' ]
    [ "$(paths --changed='HEAD^2')" = '["new.md"]' ]
    [ "$(paths --changed=HEAD)" = '[]' ]
}

@test "2: no commit yet" {
    git init -q ../empty
    cd ../empty
    lint --changed=main
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: HEAD has no commit yet: use --staged"* ]]
}

@test "line ends that Git changes are no change" {
    git config core.autocrlf true
    rm old.md edited.md
    git checkout -q -- old.md edited.md
    grep -q "$(printf '\r')" old.md
    [ "$(paths --changed=HEAD)" = '[]' ]
    echo >>edited.md
    [ "$(paths --changed=HEAD)" = '["edited.md"]' ]
}

@test "a merge with a conflict: the file on the disk is read" {
    git checkout -q -b other
    write length edited.md
    commit_all
    git checkout -q main
    write notes edited.md
    commit_all
    git merge -q other >/dev/null || true
    lint --changed=HEAD --list-files
    [[ "$output" == "edited.md: "* ]]
}

@test "a link is not followed, wherever it leads" {
    ln -s one link.md
    commit_all
    ln -sfn two link.md
    commit_all
    mkfifo ../pipe # nobody will ever write to it
    ln -sfn ../pipe link.md
    run timeout 60 "$PMLINT" --changed=HEAD~1 --list-files
    [ "$status" = 0 ]
    [ "$output" = "link.md: left out: a symbolic link" ]
}

@test "a sparse checkout: what it leaves out is read from the index" {
    write clean docs/changed.md
    write length docs/same.md
    write length docs/removed.md
    commit_all
    git checkout -q -b topic
    write length docs/changed.md
    write length docs/new.md
    write length src/here.md
    git rm -q docs/removed.md
    commit_all on topic
    git sparse-checkout set src
    [ ! -e docs ]
    [ "$(paths --changed=main)" = '["docs/changed.md","docs/new.md","src/here.md"]' ]
    [ "$(paths --changed=main docs)" = '["docs/changed.md","docs/new.md"]' ]
    lint --changed=main --changed-lines docs/changed.md
    [ "$status" = 1 ]
    write clean docs/changed.md # put there by hand: then that counts
    [ "$(paths --changed=main docs)" = '["docs/new.md"]' ]
    rm -r docs src
    [ "$(paths --changed=main)" = '["docs/changed.md","docs/new.md"]' ]
}
