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

@test "the README's commands are those of the program" {
    "$PMLINT" --help >"$BATS_TEST_TMPDIR/help"
    for command in lint facts timeline explain rules; do
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
