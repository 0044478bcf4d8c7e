#!/usr/bin/env bats
# The program that people get, not the one with sanitizers, under valgrind's memcheck: no memory is used
# that was never written or is free again, and none is lost.

bats_require_minimum_version 1.5.0

setup() {
    command -v valgrind >/dev/null || skip "no valgrind; make test installs it"
    cd "$BATS_TEST_DIRNAME/../.."
    checked="$PWD/pmlint"
    documents=(tests/example/api-outage.md tests/bench/documents/small.md
        tests/bench/documents/typical.md tests/clean/fields-and-tables.md
        tests/clean/front-matter-toml.md tests/clean/front-matter-yaml.md tests/clean/french-prose.md
        tests/clean/headings-per-time.md tests/clean/japanese-lines.md tests/filled/aws-coe.md
        tests/profiles/google-broken.md)
}

checks_memory() { # checks_memory STATUS ARGUMENT...: runs pmlint under valgrind, which has nothing to say
    local expected=$1
    shift
    run --separate-stderr valgrind --quiet --error-exitcode=99 --leak-check=full \
        --errors-for-leak-kinds=definite,indirect,possible \
        --log-file="$BATS_TEST_TMPDIR/memcheck" "$checked" "$@"
    [ "$status" = "$expected" ] || head -n 40 "$BATS_TEST_TMPDIR/memcheck"
    [ "$status" = "$expected" ]
    [ -n "$output" ]
    [ ! -s "$BATS_TEST_TMPDIR/memcheck" ]
}

@test "eleven documents, judged one after another" {
    checks_memory 1 --show info "${documents[@]}"
    [[ "${lines[-1]}" == "11 files: "* ]]
}

@test "all formats at once" {
    local formats=()
    for format in concise json jsonl sarif github gitlab junit checkstyle rdjson markdown; do
        formats+=(--format "$format=$BATS_TEST_TMPDIR/$format")
    done
    checks_memory 1 --format text "${formats[@]}" "${documents[0]}" "${documents[10]}"
}

@test "facts and timelines" {
    checks_memory 0 facts --format json "${documents[0]}"
    checks_memory 0 timeline --format svg "${documents[0]}"
    checks_memory 0 timeline --format mermaid "${documents[0]}"
}

@test "a configuration" {
    cp tests/example/api-outage.md "$BATS_TEST_TMPDIR/a.md"
    printf 'extends: [google]\nrules:\n  no-pool: {severity: warning, pattern: pool, where: [all], message: pool}\n' \
        >"$BATS_TEST_TMPDIR/.postmortem.yml"
    checks_memory 1 "$BATS_TEST_TMPDIR/a.md"
    [[ "$output" == *'[no-pool]'* ]]
}
