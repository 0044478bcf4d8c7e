# pmlint hook, and the scripts in hooks/: with real commits.

bats_require_minimum_version 1.5.0

load git.bash

setup() {
    set_up_git
    git init -q .
    hooks=$(cd "$BATS_TEST_DIRNAME/../../hooks" && pwd)
    # Without the pmlint that may be installed; the one under test by its own name.
    mkdir "$BATS_TEST_TMPDIR/bin"
    ln -s "$PMLINT" "$BATS_TEST_TMPDIR/bin/pmlint"
}

commit() { # commit WORDS: what a person would do
    git add -A
    run git commit -q -m "$*"
}

state() { # all hooks with their content and permissions
    find .git/hooks -printf '%p %m %l\n' | sort
    find .git/hooks -type f -exec sha256sum {} + | sort
}

silent_without_postmortems() {
    echo text >b.txt
    commit without Markdown
    [ "$status" = 0 ]
    [ "$output" = "" ]
    echo '# Notes' >notes.md
    commit without a postmortem
    [ "$status" = 0 ]
    [ "$output" = "" ]
}

@test "install, a bad commit, a good commit, uninstall" {
    before=$(state)
    run -1 "$PMLINT" hook status
    run -0 "$PMLINT" hook install
    [[ "$output" == *"/.git/hooks/pre-commit: installed" ]]
    run -0 "$PMLINT" hook status
    write length a.md
    commit bad
    [ "$status" = 1 ]
    [[ "$output" == *"a.md:5:15: error: "* ]]
    [ "${lines[-1]}" = "pmlint: stopped the commit; 'git commit --no-verify' commits all the same" ]
    run ! git rev-parse -q --verify HEAD
    write clean a.md
    commit good
    [ "$status" = 0 ]
    silent_without_postmortems
    run -0 "$PMLINT" hook uninstall
    [ "$(state)" = "$before" ]
    run -0 "$PMLINT" hook uninstall
    run -1 "$PMLINT" hook status
}

@test "installing twice is installing once" {
    run -0 "$PMLINT" hook install
    once=$(state)
    run -0 "$PMLINT" hook install
    [[ "$output" == *"installed already" ]]
    [ "$(state)" = "$once" ]
}

@test "a hook that an older pmlint wrote is renewed, and taken away" {
    printf '#!/bin/sh\necho theirs\n' >.git/hooks/pre-commit
    chmod +x .git/hooks/pre-commit
    before=$(state)
    run -0 "$PMLINT" hook install
    once=$(state)
    write_older() {
        sed -i -e '/^if \[ -x "$pmlint" \]/,/^fi/c [ ! -x "$pmlint" ] || exec "$pmlint" --staged' .git/hooks/pre-commit
        grep -qFx '[ ! -x "$pmlint" ] || exec "$pmlint" --staged' .git/hooks/pre-commit
    }
    write_older
    run -0 "$PMLINT" hook status
    [[ "$output" == *"; runs another hook first" ]]
    run -0 "$PMLINT" hook install
    [ "$(state)" = "$once" ]
    write_older
    run -0 "$PMLINT" hook uninstall
    [ "$(state)" = "$before" ]
}

@test "a hook that is there is kept, run first, and put back byte for byte" {
    printf '#!/bin/sh\necho theirs "$0"\n[ ! -e refuse ]\n' >.git/hooks/pre-commit
    chmod 750 .git/hooks/pre-commit
    before=$(state)
    run -1 "$PMLINT" hook status
    [[ "$output" == *"another hook is there" ]]
    run -0 "$PMLINT" hook install
    [[ "$output" == *"the hook that was there is run first" ]]
    run -0 "$PMLINT" hook status
    write length a.md
    commit bad
    [ "$status" = 1 ]
    [[ "$output" == theirs*"a.md:5:15: error: "* ]]
    : >refuse
    commit refused
    [ "$status" = 1 ]
    [[ "$output" == theirs* ]]
    [[ "$output" != *error* ]]
    once=$(state)
    run -0 "$PMLINT" hook install
    [ "$(state)" = "$once" ]
    run -0 "$PMLINT" hook uninstall
    [ "$(state)" = "$before" ]
}

@test "a symbolic link as a hook, and a hook that Git does not run" {
    mkdir scripts
    printf '#!/bin/sh\necho linked\n' >scripts/check
    chmod +x scripts/check
    ln -s ../../scripts/check .git/hooks/pre-commit
    before=$(state)
    run -0 "$PMLINT" hook install
    write clean a.md
    commit good
    [ "$status" = 0 ]
    [[ "$output" == linked* ]]
    [ "$(cat scripts/check)" = "$(printf '#!/bin/sh\necho linked\n')" ]
    run -0 "$PMLINT" hook uninstall
    [ "$(state)" = "$before" ]
    chmod -x scripts/check
    run -0 "$PMLINT" hook install
    write clean b.md
    commit good
    [ "$status" = 0 ]
    [[ "$output" != *linked* ]]
}

@test "core.hooksPath, and worktrees share a hook" {
    git config core.hooksPath .githooks
    run -0 "$PMLINT" hook install
    [ -x .githooks/pre-commit ]
    [ ! -e .git/hooks/pre-commit ]
    git config --unset core.hooksPath
    write clean a.md
    commit_all
    git worktree add -q ../linked
    cd ../linked
    run -0 "$PMLINT" hook install
    [ -x ../work/.git/hooks/pre-commit ]
    write length b.md
    commit bad
    [ "$status" = 1 ]
    [[ "$output" == *"b.md:5:15: error: "* ]]
    cd ../work
    run -0 "$PMLINT" hook status
}

@test "2: where another program looks after the hooks, its snippet is printed, nothing changed" {
    leaves_alone() { # leaves_alone NAME SNIPPET
        local before
        before=$(state)
        run --separate-stderr "$PMLINT" hook install
        [ "$status" = 2 ]
        [[ "$stderr" == *": $1 looks after this hook, so it is left alone" ]]
        [[ "$output" == *"$2"* ]]
        [ "$(state)" = "$before" ]
    }
    git config core.hooksPath .husky/_
    leaves_alone husky "pmlint --staged --quiet"
    [ ! -e .husky ]
    git config --unset core.hooksPath
    printf '#!/bin/sh\ncall_lefthook run "pre-commit" "$@"\n' >.git/hooks/pre-commit
    leaves_alone lefthook "run: pmlint --staged --quiet"
    printf '#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n' \
        >.git/hooks/pre-commit
    leaves_alone pre-commit "entry: pmlint --detect --,"
}

@test "install names a program that is configured here and has put no hook yet" {
    echo '{}' >lefthook.yml
    run -0 "$PMLINT" hook install
    [[ "${lines[0]}" == *"/pre-commit: installed" ]]
    [ "${lines[1]}" = "There is a lefthook.yml: where lefthook is to run pmlint, take this hook away again, and add this to lefthook.yml:" ]
    [[ "$output" == *"run: pmlint --staged --quiet"* ]]
    [[ "$output" != *pre-commit-config* ]]
    mv lefthook.yml .pre-commit-config.yaml
    mkdir folder
    cd folder
    run -0 "$PMLINT" hook install
    [[ "${lines[0]}" == *"/pre-commit: installed already" ]]
    [[ "${lines[1]}" == "There is a .pre-commit-config.yaml: where pre-commit is to run pmlint, "* ]]
    [[ "$output" != *lefthook* ]]
}

@test "2: a hook of ours that was edited is not thrown away" {
    run -0 "$PMLINT" hook install
    echo 'echo mine' >>.git/hooks/pre-commit
    before=$(state)
    run -2 "$PMLINT" hook uninstall
    [ "$(state)" = "$before" ]
}

@test "2: outside of a repository; words that are not known" {
    cd "$BATS_TEST_TMPDIR"
    for word in install uninstall status; do
        run -2 env GIT_CEILING_DIRECTORIES=/ "$PMLINT" hook "$word"
    done
    run --separate-stderr "$PMLINT" hook instal
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: unknown word 'instal' behind hook: did you mean 'install'?" ]
    run --separate-stderr "$PMLINT" hook
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: say what to do with the hook: install, uninstall or status" ]
    run --separate-stderr "$PMLINT" hook install extra
    [ "$status" = 2 ]
    [ "$stderr" = "pmlint: unexpected 'extra' behind install" ]
    run --separate-stderr "$PMLINT" hook no-action extra
    [ "$status" = 2 ]
    [[ "$stderr" == "pmlint: unknown word 'no-action' behind hook"* ]]
}

@test "a hook whose pmlint is gone: PMLINT_HOOK_MISSING decides" {
    cp "$PMLINT" "$BATS_TEST_TMPDIR/gone's"
    run -0 "$BATS_TEST_TMPDIR/gone's" hook install
    write length a.md
    commit bad
    [ "$status" = 1 ]
    rm "$BATS_TEST_TMPDIR/gone's"
    ! command -v pmlint || skip "a pmlint is installed"
    commit bad
    [ "$status" != 0 ]
    [ "$output" = "pmlint: not found; install it, or set PMLINT_HOOK_MISSING=pass to commit without" ]
    PMLINT_HOOK_MISSING=pass commit bad
    [ "$status" = 0 ]
    [[ "$output" == "pmlint: not found; nothing was linted"* ]]
}

# The scripts.

@test "hooks/ as core.hooksPath: the pmlint on PATH" {
    git config core.hooksPath "$hooks"
    PATH="$BATS_TEST_TMPDIR/bin:$PATH"
    write length a.md
    commit bad
    [ "$status" = 1 ]
    [[ "$output" == *"a.md:5:15: error: "* ]]
    [ "${lines[-1]}" = "pmlint: stopped the commit; 'git commit --no-verify' commits all the same" ]
    write clean a.md
    commit good
    [ "$status" = 0 ]
    silent_without_postmortems
    git init -q --bare ../remote
    git remote add origin ../remote
    write length b.md
    git add b.md
    git commit -q --no-verify -m bad
    run git push -q origin main
    [ "$status" = 1 ]
    [[ "$output" == *"b.md:5:15: error: "*"pmlint: refs/heads/main was not pushed; 'git push --no-verify' pushes all the same"* ]]
    git reset -q --hard HEAD~1
    run git push -q origin main
    [ "$status" = 0 ]
    [ "$output" = "" ]
    echo more >b.txt
    git add b.txt
    git commit -q -m "no Markdown"
    run git push -q origin main
    [ "$status" = 0 ]
    [ "$output" = "" ]
    write length b.md
    git add b.md
    git commit -q --no-verify -m bad
    run git push -q origin main
    [ "$status" = 1 ]
    run git push -q origin main:topic
    [ "$status" = 1 ]
    git push -q --delete origin main 2>/dev/null || true
}

@test "hooks/ as core.hooksPath: hook knows it, and touches nothing there" {
    checkout=$BATS_TEST_TMPDIR/clone
    mkdir "$checkout"
    cp -R "$hooks" "$checkout"
    before=$(find "$checkout" -type f -exec sha256sum {} + | sort)
    for linked in no yes; do
        way=" (core.hooksPath)"
        git config core.hooksPath "$checkout/hooks"
        if [ $linked = yes ]; then
            git config --unset core.hooksPath
            ln -s "$checkout/hooks/pre-commit" .git/hooks/pre-commit
            way=
        fi
        run -0 --separate-stderr "$PMLINT" hook status
        [[ "$output" == *"/pre-commit: installed, from a checkout of pmlint$way" ]]
        run -0 --separate-stderr "$PMLINT" hook install
        [[ "$output" == *"/pre-commit: installed already, from a checkout of pmlint$way" ]]
        run --separate-stderr "$PMLINT" hook uninstall
        [ "$status" = 2 ]
        [[ "$stderr" == *" a checkout of pmlint, "*"so it is left alone; "*" to commit without it" ]]
        run -0 "$PMLINT" hook status
    done
    [ "$(find "$checkout" -type f -exec sha256sum {} + | sort)" = "$before" ]
    # A copy has no pmlint beside it, and cannot run.
    rm .git/hooks/pre-commit
    cp "$checkout/hooks/pre-commit" .git/hooks/pre-commit
    run -1 "$PMLINT" hook status
    [[ "$output" == *": not installed; another hook is there" ]]
}

checkout() { # checkout: the scripts and what they would build, beside no program
    mkdir -p "$BATS_TEST_TMPDIR/checkout/src/report" "$BATS_TEST_TMPDIR/checkout/rules"
    cp -R "$hooks" "$BATS_TEST_TMPDIR/checkout"
    cp "$hooks/../src/report/version.h" "$BATS_TEST_TMPDIR/checkout/src/report"
    export XDG_CACHE_HOME="$BATS_TEST_TMPDIR/cache"
    hooks="$BATS_TEST_TMPDIR/checkout/hooks"
    git config core.hooksPath "$hooks"
    ! command -v pmlint || skip "a pmlint is installed"
}

@test "hooks/: what is built is built once, and kept" {
    checkout
    printf 'pmlint:\n\techo built >>%s\n\tln -s %s $@\n' "$BATS_TEST_TMPDIR/log" "$PMLINT" \
        >"$BATS_TEST_TMPDIR/checkout/Makefile"
    write length a.md
    for _ in 1 2; do
        commit bad
        [ "$status" = 1 ]
        [[ "$output" == *"a.md:5:15: error: "* ]]
    done
    [ "$(wc -l <"$BATS_TEST_TMPDIR/log")" = 1 ]
}

@test "hooks/: where nothing can be built PMLINT_HOOK_MISSING decides" {
    checkout
    printf 'pmlint:\n\tfalse\n' >"$BATS_TEST_TMPDIR/checkout/Makefile"
    write length a.md
    commit bad
    [ "$status" != 0 ]
    [[ "${lines[-2]}" == "pmlint: is not on PATH and cannot be built (see "*"); install it, or set PMLINT_HOOK_MISSING=pass to go on without" ]]
    PMLINT_HOOK_MISSING=pass commit bad
    [ "$status" = 0 ]
    [[ "$output" == *"nothing was linted"* ]]
}

@test "hooks/: a pmlint that is older than the checkout is not taken" {
    checkout
    printf 'pmlint:\n\tfalse\n' >"$BATS_TEST_TMPDIR/checkout/Makefile"
    mkdir "$BATS_TEST_TMPDIR/old"
    printf '#!/bin/sh\n[ "$1" != --version ] || echo pmlint 0.9.12\n' >"$BATS_TEST_TMPDIR/old/pmlint"
    chmod +x "$BATS_TEST_TMPDIR/old/pmlint"
    PATH="$BATS_TEST_TMPDIR/old:$PATH" run "$hooks/pmlint" --staged
    [ "$status" = 2 ]
    sed -i 's/0\.9\.12/1.10.0/' "$BATS_TEST_TMPDIR/old/pmlint"
    PATH="$BATS_TEST_TMPDIR/old:$PATH" run "$hooks/pmlint" --staged
    [ "$status" = 0 ]
}

@test ".pre-commit-hooks.yaml: no file's name is an option" {
    write length ./--baseline=known/a.md
    git add .
    for id in pmlint pmlint-system; do
        words=$(python3 -c '
import sys, yaml
hook = next(hook for hook in yaml.safe_load(sys.stdin) if hook["id"] == sys.argv[1])
print(hook["entry"], *hook.get("args", []))' "$id" <"$hooks/../.pre-commit-hooks.yaml")
        run "$PMLINT" ${words#* } --baseline=known/a.md
        [ "$status" = 1 ]
        [[ "$output" == *"--baseline=known/a.md:5:15: error: "* ]]
    done
}

@test "hooks/: without a home there is no cache, and nothing is run that others may have put in its place" {
    checkout
    printf 'pmlint:\n\techo built >>%s\n' "$BATS_TEST_TMPDIR/log" >"$BATS_TEST_TMPDIR/checkout/Makefile"
    run env -u HOME -u XDG_CACHE_HOME "$hooks/pmlint" --staged
    [ "$status" = 2 ]
    [ "$output" = "pmlint: is not on PATH, and without HOME nothing is built; install it, or set PMLINT_HOOK_MISSING=pass to go on without" ]
    [ ! -e "$BATS_TEST_TMPDIR/log" ]
}

@test "hooks/: the first push of all, with a file gone from the working tree" {
    git config core.hooksPath "$hooks"
    PATH="$BATS_TEST_TMPDIR/bin:$PATH"
    git init -q --bare ../remote
    git remote add origin ../remote
    write clean a.md
    write clean gone.md
    commit_all
    rm gone.md
    run git push -q origin main
    [ "$status" = 0 ]
    write length "a b.md"
    git add "a b.md"
    git commit -q --no-verify -m bad
    run git push -q origin main:other
    [ "$status" = 1 ]
    git -C ../remote update-ref -d refs/heads/main
    git update-ref -d refs/remotes/origin/main
    run git push -q origin main
    [ "$status" = 1 ]
    [[ "$output" == *"a b.md:5:15: error: "* ]]
}
