#!/usr/bin/env bats
# What the README shows is what a newcomer gets.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_DIRNAME/../.."
}

@test "the README's run is a real one" {
    shown=$(awk '/^\$ make lint/ { inside = 1; next } /^```/ { inside = 0 } inside' README.md)
    run "$PMLINT" tests/example/api-outage.md
    [ "$status" = 1 ]
    [ "$output
pmlint: exit status $status" = "$shown" ]
}

@test "the README's header is the one of a terminal" {
    "$PMLINT" --color always --fail-on never tests/example/api-outage.md |
        sed 's/\x1b\[[0-9;]*m//g; /^$/,$d' >"$BATS_TEST_TMPDIR/header"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/header")" = 3 ]
    awk '/^tests\/example\/api-outage.md  / { inside = 1 } /^```/ { inside = 0 } inside' README.md |
        diff "$BATS_TEST_TMPDIR/header" -
}

@test "the README's uses without make" {
    sed -n 's,^    \./pmlint \(--[a-z]*[=a-z]*\) *#.*,\1,p' README.md >"$BATS_TEST_TMPDIR/options"
    [ "$(cat "$BATS_TEST_TMPDIR/options")" = $'--staged\n--changed=main' ]
    cp -r tests/example "$BATS_TEST_TMPDIR/repository"
    cd "$BATS_TEST_TMPDIR/repository"
    mkdir docs
    cp api-outage.md docs/gone.md
    git init -q -b main .
    git add .
    git -c user.name=a -c user.email=a@example.org commit -qm "Start"
    git rm -q docs/gone.md
    printf '\n- More\n' >>api-outage.md
    echo '# Notes' >notes.md
    printf '\0' >picture.png
    git add .
    while read -r option; do
        run "$PMLINT" "$option" --format concise
        [ "$status" = 1 ]
        [[ "${lines[0]}" == "api-outage.md:6:15: error: "* ]]
        [[ "$output" != *notes.md* ]]
    done <"$BATS_TEST_TMPDIR/options"
}

@test "the README's profiles are those that there are" {
    for file in rules/profiles/*.yml; do
        grep -q "\`$(basename "$file" .yml)\`" README.md
    done
    [ "$(sed -n '/^`--profile NAME`/,/^$/p' README.md | grep -o '`[a-z-]*`' | sort -u | wc -l)" = \
        "$(find rules/profiles -name '*.yml' | wc -l)" ]
}

@test "the README's configuration is one" {
    cd "$BATS_TEST_TMPDIR"
    mkdir -p docs/docs
    echo 'fail-on: info' >house.yml
    echo '# Postmortem: <service>' >docs/docs/pm-template.md
    sed -n '/^```yaml/,/^```/p' "$BATS_TEST_DIRNAME/../../README.md" | grep -v '^```' >docs/.postmortem.yml
    grep -q pattern: docs/.postmortem.yml
    "$PMLINT" --no-config --write-baseline docs/.postmortem-baseline.json docs/docs
    sed 's/340 customers/ACME and others/' "$BATS_TEST_DIRNAME/documents/clean.md" >docs/clean.md
    run "$PMLINT" --format concise docs/clean.md
    [ "$status" = 0 ]
    [[ "$output" == *": warning: a customer is named: \"ACME\" [no-customer-names]"* ]]
}

@test "the README's commands are those of the program" {
    "$PMLINT" --help >"$BATS_TEST_TMPDIR/help"
    for command in lint facts timeline new init explain rules config hook; do
        grep -q "pmlint.*$command" README.md
        grep -qw "$command" "$BATS_TEST_TMPDIR/help"
    done
}

@test "make lint ends with pmlint's own status" {
    run make lint DOC=tests/example/api-outage.md
    [ "$status" = 2 ]
    [[ "$output" == *"pmlint: exit status 1"* ]]
    run make lint DOC="tests/clean/label-lines.md"
    [ "$status" = 0 ]
    [ "${lines[-1]}" = "pmlint: exit status 0" ]
    run make lint
    [ "$status" = 2 ]
    [[ "$output" == *"usage: make lint DOC="* ]]
}
