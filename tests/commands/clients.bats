# The programs with which people run hooks, as hooks/README.md tells them to: a bad postmortem stops the
# commit with pmlint's words on the screen, a good one passes, a commit without one passes in silence.

bats_require_minimum_version 1.5.0

load git.bash

setup() {
    set_up_git
    root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    mkdir "$BATS_TEST_TMPDIR/bin"
    ln -s "$PMLINT" "$BATS_TEST_TMPDIR/bin/pmlint"
    PATH="$BATS_TEST_TMPDIR/bin:$root/build/npm/node_modules/.bin:$PATH"
    git init -q .
    unset CI HUSKY LEFTHOOK
    export LC_ALL=C.UTF-8
}

needs() { # needs PROGRAM
    command -v "$1" >/dev/null || skip "$1 is not installed; make test does it"
}

snippet() { # snippet HEADING: the code that hooks/README.md has under it
    awk -v heading="## $1" '$0 == heading { under = 1; next } /^## / { under = 0 }
        under && /^```/ { inside = !inside; next } inside' "$root/hooks/README.md"
}

commits() { # commits: three of them, as a person would make them
    git add -A
    git commit -q --no-verify -m configuration
    write length docs/bad.md
    write clean docs/good.md
    git add docs
    run git commit -m bad
    [ "$status" != 0 ]
    [[ "$output" == *"docs/bad.md:5:15: error: "*"duration-mismatch"* ]] || {
        echo "$output"
        return 1
    }
    [ "$(git log --format=%s -1)" = configuration ]
    [ "$(git status --porcelain)" = $'A  docs/bad.md\nA  docs/good.md' ]
    write clean docs/bad.md
    git add docs
    run git commit -m good
    [ "$status" = 0 ] || {
        echo "$output"
        return 1
    }
    echo '# Notes' >notes.md
    echo text >text.txt
    git add .
    run git commit -m other
    [ "$status" = 0 ]
    [[ "$output" != *error* ]]
    [ "$(git log --format=%s -1)" = other ]
}

hook_repository() { # hook_repository: what pre-commit clones, with the scripts as they are here
    mkdir -p "$BATS_TEST_TMPDIR/hooks-repository/src/report"
    cp -R "$root/hooks" "$root/.pre-commit-hooks.yaml" "$BATS_TEST_TMPDIR/hooks-repository"
    cp "$root/src/report/version.h" "$BATS_TEST_TMPDIR/hooks-repository/src/report"
    (cd "$BATS_TEST_TMPDIR/hooks-repository" && git init -q . && commit_all v1 && git tag v1.0.0)
    snippet "pre-commit and prek" |
        sed "s,https://github.com/OWNER/pmlint,$BATS_TEST_TMPDIR/hooks-repository," \
            >.pre-commit-config.yaml
}

@test "pre-commit: the script" {
    needs pre-commit
    hook_repository
    pre-commit install
    commits
}

@test "pre-commit: the program on PATH" {
    needs pre-commit
    hook_repository
    sed -i 's/id: pmlint .*/id: pmlint-system/' .pre-commit-config.yaml
    pre-commit install
    commits
}

@test "prek: the script" {
    needs prek
    hook_repository
    prek install
    commits
}

@test "lefthook" {
    needs lefthook
    snippet lefthook >lefthook.yml
    lefthook install
    commits
}

@test "husky" {
    needs husky
    husky
    snippet husky >.husky/pre-commit
    commits
    run -2 "$PMLINT" hook install
}

@test "husky with lint-staged: only what is staged is judged" {
    needs husky
    needs lint-staged
    husky
    echo lint-staged >.husky/pre-commit
    snippet lint-staged >package.json
    write length docs/untouched.md
    commits
}
