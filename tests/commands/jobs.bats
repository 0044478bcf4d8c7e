# --jobs: several files at the same time, and not one byte that differs.

bats_require_minimum_version 1.5.0

load git.bash

setup() {
    set_up_git
}

formats="concise json jsonl sarif github gitlab junit checkstyle rdjson markdown"

documents() { # documents COUNT: of all kinds; neighbours take very different times
    local i number
    for ((i = 0; i < $1; i++)); do
        number=$(printf '%03d' "$i")
        case $((i % 12)) in
        0 | 4) write clean "d/$number.md" ;;
        1) write wide "d/$number.md" ;;
        2) write notes "d/$number.md" ;;
        3) printf '# Outage\n\0' >"d/$number.md" ;;
        5) printf '# Outage\n\n\xff\n' >"d/$number.md" ;;
        6) printf -- '---\npmlint-profile: none-%s\n---\n# Outage\n' "$i" >"d/$number.md" ;;
        7) # the pattern of .postmortem.yml never comes to its end here
            write length "d/$number.md"
            printf '\n%sb\n' "$(printf 'a%.0s' {1..60})" >>"d/$number.md"
            ;;
        8) # long
            write timeline "d/$number.md"
            for _ in {1..12}; do cat "$documents/length.md"; done >>"d/$number.md"
            ;;
        *) write length "d/$number.md" ;;
        esac
        [ $((i % 12)) = 3 ] || sed -i "1s/^# .*/& number $i/; s/14:/$((10 + i % 9)):/" "d/$number.md"
    done
}

settings() {
    cat >.postmortem.yml <<'SETTINGS'
rules:
  slow: {pattern: '(?:a+)+$', message: "slow"}
  action-item-no-owner: warning
overrides:
  - files: ["d/*1.md"]
    rules: {section-missing: off}
SETTINGS
}

lint_in() { # lint_in FOLDER ARGUMENT...: keeps all that a run gives in the folder
    local status=0 folder=$1
    shift
    mkdir "$folder"
    "$PMLINT" "$@" >"$folder/stdout" 2>"$folder/stderr" || status=$?
    echo "$status" >"$folder/status"
}

same() { # same ARGUMENT...: the same with one job and with several; in one/ is what it is
    local jobs format place arguments
    for jobs in 1 2 4; do
        arguments=()
        for format in $formats; do
            arguments+=(--format "$format=$BATS_TEST_TMPDIR/$format")
        done
        lint_in "$BATS_TEST_TMPDIR/jobs-$jobs" --jobs "$jobs" --format text "${arguments[@]}" "$@"
        for format in $formats; do
            place=$BATS_TEST_TMPDIR/$format
            [ ! -e "$place" ] || mv "$place" "$BATS_TEST_TMPDIR/jobs-$jobs"
        done
    done
    diff -r "$BATS_TEST_TMPDIR/jobs-1" "$BATS_TEST_TMPDIR/jobs-2"
    diff -r "$BATS_TEST_TMPDIR/jobs-1" "$BATS_TEST_TMPDIR/jobs-4"
    rm -rf "$BATS_TEST_TMPDIR"/one "$BATS_TEST_TMPDIR"/jobs-[24]
    mv "$BATS_TEST_TMPDIR/jobs-1" "$BATS_TEST_TMPDIR/one"
}

one() { # one NAME: what a run with one job gave
    cat "$BATS_TEST_TMPDIR/one/$1"
}

@test "every format, message and status of a hundred files" {
    mkdir d
    documents 120
    settings
    same --show info --statistics none.md d d/002.md
    [ "$(one status)" = 2 ]
    # 10 of each kind: 7 are postmortems, 3 cannot be read, 2 are left out, but 002.md was named.
    [ "$(one json | jq '.files | length')" = $((10 * 7 + 1)) ]
    [ "$(one json | jq '[.not_checked[].path] | length')" = $((1 + 10 * 4)) ]
    [ "$(one stderr | grep -c 'takes too long')" = 10 ]
    [ "$(one json | jq -c '[.files[].path]')" = "$(one json | jq -c '[.files[].path] | sort')" ]
}

@test "--list-files" {
    mkdir d
    documents 60
    settings
    same --list-files d
    [ "$(one status)" = 2 ]
    [ "$(one stdout | grep -c '^d/0[0-9][0-9].md: left out: ')" = 10 ]
}

@test "baselines" {
    mkdir d
    documents 36
    "$PMLINT" --write-baseline known.json --jobs 4 --quiet d || true
    mv known.json four.json
    "$PMLINT" --write-baseline known.json --quiet d || true
    cmp known.json four.json
    sed -i 's/ was / had been /' d/001.md d/008.md
    printf '\n## Impact\n' >>d/000.md
    same --baseline known.json d
    one stderr | grep -q 'no longer occurs'
}

@test "what Git has: the index, and changed lines" {
    git init -q .
    mkdir d
    documents 48
    commit_all first
    sed -i '/^## /s/$/ again/' d/*[02468].md
    git add d
    same --staged --show info
    [ "$(one json | jq '.files | length')" -gt 15 ]
    same --staged --changed-lines --show info
    one stderr | grep -q 'have nothing to do with'
}

@test "standard input among files" {
    write length a.md
    write clean b.md
    for jobs in 1 3; do
        lint_in "$jobs" --jobs "$jobs" --format json a.md - b.md <a.md
    done
    diff -r 1 3
    [ "$(jq -c '[.files[].path]' 3/stdout)" = '["a.md","<stdin>","b.md"]' ]
}

@test "an output that is full ends the run as with one job" {
    [ -e /dev/full ] || skip "there is no /dev/full"
    mkdir d
    documents 36
    same --format json=/dev/full d
    [ "$(one status)" = 2 ]
    [ "$(one stderr | grep -c '/dev/full: cannot be written')" = 1 ]
    for jobs in 1 4; do
        lint_in "$jobs" --jobs "$jobs" --format jsonl=/dev/full d
    done
    diff -r 1 4
}
