# What the tests on Git share: a repository of their own, and proof that nothing in it changed.

set_up_git() { # a Git that knows nothing of whoever runs the tests, in an empty folder
    local name
    for name in $(env | sed -n 's/^\(GIT_[A-Z_]*\)=.*/\1/p'); do
        unset "$name"
    done
    export HOME="$BATS_TEST_TMPDIR/home" XDG_CONFIG_HOME="$BATS_TEST_TMPDIR/home/.config"
    export GIT_CONFIG_NOSYSTEM=1
    mkdir -p "$HOME"
    git config --global user.name "A. Writer"
    git config --global user.email writer@example.org
    git config --global init.defaultBranch main
    git config --global protocol.file.allow always
    # Whole call stacks, so that leaks of libgit2's own are told from ours.
    export ASAN_OPTIONS="${ASAN_OPTIONS:-}:fast_unwind_on_malloc=0"
    export LSAN_OPTIONS="suppressions=$BATS_TEST_DIRNAME/libgit2.supp:print_suppressions=0"
    documents="$BATS_TEST_DIRNAME/documents"
    mkdir "$BATS_TEST_TMPDIR/work"
    cd "$BATS_TEST_TMPDIR/work" || return 1
}

write() { # write clean|length|notes PATH: one of the shared documents; length has the one error
    mkdir -p "$(dirname -- "$2")"
    cat "$documents/$1.md" >"$2"
}

commit_all() { # commit_all [WORD]...: everything below the working directory
    git add -A
    git commit -q --no-verify -m "${*:-change}"
}

git_state() { # all of the repository's own files, the index too, and the status
    local folder
    folder=$(git rev-parse --absolute-git-dir)
    find "$(git rev-parse --git-common-dir)" "$folder" -type f -exec sha256sum {} + | sort -u
    GIT_OPTIONAL_LOCKS=0 git status --porcelain -z | sha256sum
}

lint() { # lint ARGUMENT...: runs pmlint and fails where anything of the repository changed
    local before
    before=$(git_state)
    run --separate-stderr "$PMLINT" "$@"
    [ "$(git_state)" = "$before" ] || {
        echo "the repository was changed"
        return 1
    }
}

paths() { # paths ARGUMENT...: the files that are judged, as a JSON list
    lint --format json "$@"
    jq -c '[.files[].path]' <<<"$output"
}

hook() { # hook: pre-commit lints what is staged, and keeps what it said
    mkdir -p .git/hooks
    cat >.git/hooks/pre-commit <<HOOK
#!/bin/sh
"$PMLINT" --staged --format json >"$BATS_TEST_TMPDIR/seen" 2>&1
HOOK
    chmod +x .git/hooks/pre-commit
}

seen() { # the files that the hook judged, as a JSON list
    jq -c '[.files[].path]' "$BATS_TEST_TMPDIR/seen"
}
